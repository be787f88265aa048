// The command that opens the program on an account again.

export type ResumeOptions = {
	readonly accountId: string;
	readonly mode: 'azure' | 'practice';
	readonly flags: Readonly<Record<string, string | number | boolean | undefined>>;
};

/** One word of a POSIX shell; most need no quotes. */
export const quoteShellWord = (text: string) =>
	/^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The command that opens the program on that account again, as it was started. */
export const resumeCommand = ({ accountId, mode, flags }: ResumeOptions): string =>
	[
		'aoai-keyless',
		...(mode === 'practice' ? ['practice'] : []),
		'--account',
		quoteShellWord(accountId),
		...Object.entries(flags).flatMap(([name, value]) =>
			value === undefined || value === false
				? []
				: value === true
					? [`--${name}`]
					: [`--${name}`, quoteShellWord(String(value))],
		),
	].join(' ');
