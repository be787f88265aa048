// The command that opens the program on an account again.
import { quotePosixWord } from '../shared/shell-quoting.ts';

export type ResumeOptions = {
	readonly accountId: string;
	readonly mode: 'azure' | 'practice';
	readonly flags: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
};

/** The command that opens the program on that account again, as it was started. */
export const resumeCommand = ({ accountId, mode, flags }: ResumeOptions): string =>
	[
		'aoai-keyless',
		...(mode === 'practice' ? ['practice'] : []),
		'--account',
		quotePosixWord(accountId),
		...Object.entries(flags).flatMap(([name, value]) =>
			value === true
				? [`--${name}`]
				: [value === false ? [] : (value ?? [])].flat().flatMap((one) => [`--${name}`, quotePosixWord(String(one))]),
		),
	].join(' ');
