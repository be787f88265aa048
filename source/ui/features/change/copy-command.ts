import { signInCommandFor } from '../../../guides/sign-in-command.ts';
import { needsSignIn, Problem } from '../../../model/problem.ts';
import type { Action } from '../../context/keys.ts';
import type { Connection, Shell } from '../../context/session.ts';

/**
 * Returns the problem with the command that signs in to the tenant, where only a sign-in helps and Azure named no
 * command.
 */
export const withSignInCommand = (
	problem: Problem,
	{ mode, signInCommand }: Pick<Connection, 'mode'> & Pick<Shell, 'signInCommand'>,
	tenantId: string | undefined,
): Problem => {
	if (mode !== 'azure' || !needsSignIn(problem) || problem.facts.command) return problem;
	const { kind, facts } = problem;
	return new Problem(kind, { ...facts, command: signInCommandFor(kind, signInCommand(tenantId)) });
};

/** Returns the action that copies the command of a refusal; none where the refusal names no command. */
export const copyCommandActions = (
	command: string | undefined,
	{ strings, copy, notify }: Pick<Shell, 'strings' | 'copy' | 'notify'>,
): readonly Action[] =>
	command
		? [
				{
					key: 'copy',
					label: strings.flight.copyCommand,
					run: () => {
						copy(command);
						notify(strings.shell.copied(command));
					},
				},
			]
		: [];
