// Builds the command that opens the program on an account again.
import type { AccountId } from '../model/resource-id.ts';
import { quotePosixOption } from '../shared/shell-quoting.ts';

export type ResumeOptions = {
	readonly accountId: AccountId;
	readonly mode: 'azure' | 'practice';
	readonly flags: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
};

/** Returns the command that opens the program on that account, with the flags of this run. */
export const resumeCommand = ({ accountId, mode, flags }: ResumeOptions): string =>
	[
		'aoai-keyless',
		...(mode === 'practice' ? ['practice'] : []),
		quotePosixOption('--account', accountId),
		...Object.entries(flags).flatMap(([name, value]) =>
			value === true
				? [`--${name}`]
				: [value === false ? [] : (value ?? [])].flat().map((one) => quotePosixOption(`--${name}`, String(one))),
		),
	].join(' ');
