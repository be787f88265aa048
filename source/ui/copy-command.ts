import type { Action } from './keys.ts';
import type { Shell } from './session.ts';

/** Copies the command that a refusal names, and says it; nothing where it names none. */
export const copyCommand = (
	command: string | undefined,
	{ strings, copy, say }: Pick<Shell, 'strings' | 'copy' | 'say'>,
): readonly Action[] =>
	command
		? [
				{
					key: 'copy',
					label: strings.flight.copyCommand,
					run: () => {
						copy(command);
						say(strings.shell.copied(command));
					},
				},
			]
		: [];
