import { commandFor } from '../../../guides/sign-in-command.ts';
import { Problem, wantsSignIn } from '../../../model/problem.ts';
import type { Action } from '../../context/keys.ts';
import type { Shell } from '../../context/session.ts';

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
