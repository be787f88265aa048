import { Problem, wantsSignIn } from '../azure/problem.ts';
import type { Action } from './keys.ts';
import type { Shell } from './session.ts';
import { commandFor } from './start.ts';

/** With the command that signs in to the tenant, where only that helps and Azure named none. */
export const withSignIn = (
	problem: Problem,
	{ mode, signInCommand }: Pick<Shell, 'mode' | 'signInCommand'>,
	tenantId: string | undefined,
): Problem => {
	if (mode !== 'azure' || !wantsSignIn(problem) || problem.facts.command) return problem;
	const { kind, facts } = problem;
	return new Problem(kind, { ...facts, command: commandFor(kind, signInCommand(tenantId)) });
};

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
