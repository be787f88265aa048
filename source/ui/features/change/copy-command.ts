import { signInCommandFor } from '../../../guides/sign-in-command.ts';
import { needsSignIn, Problem } from '../../../model/problem.ts';
import type { Action } from '../../context/keys.ts';
import type { Connection, Shell } from '../../context/session.ts';

/** With the command that signs in to the tenant, where only that helps and Azure named none. */
export const withSignInCommand = (
	problem: Problem,
	{ mode, signInCommand }: Pick<Connection, 'mode'> & Pick<Shell, 'signInCommand'>,
	tenantId: string | undefined,
): Problem => {
	if (mode !== 'azure' || !needsSignIn(problem) || problem.facts.command) return problem;
	const { kind, facts } = problem;
	return new Problem(kind, { ...facts, command: signInCommandFor(kind, signInCommand(tenantId)) });
};

/** Copies the command that a refusal names, and says it; nothing where it names none. */
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
