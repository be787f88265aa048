// The history: what is offered to be taken back, and what reading again looks like.
import { afterEach, describe, expect, it } from 'vitest';
import { lastHop } from '../../emulator/source/practice.ts';
import { prepare } from '../../source/changes/plan.ts';
import { openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';
import { wishes } from '../helpers/wishes.ts';

let program: Program;
afterEach(() => program.close());

/** Opens the history of somebody who has assigned a role. */
const openHistory = async () => {
	program = await openProgram({
		start: [{ name: 'subscriptions' }, { name: 'history' }],
		before: async (practice, journal) => {
			const change = await prepare(practice.azure, await wishes.assignRole(practice));
			const id = await journal.intend(change, await practice.azure.me());
			await practice.azure.send(change.request);
			await journal.done(id, { ours: true });
		},
	});
	await program.see('aoai-contoso-chat', program.strings.history.states.done);
	const { assignments } = program.practice.tenant;
	const ours = [...assignments.values()].at(-1);
	if (!ours) throw new Error('no assignment');
	return { assignments, ours };
};

describe('a role assignment that was made', () => {
	it('is offered to be removed', async () => {
		await openHistory();
		const { removeRoleAssignment } = program.strings.changes;
		await program.see(`u ${program.strings.history.undo}`);
		await program.seeNoMore(program.strings.history.notOurs.looking);
		while (!program.screen().includes(removeRoleAssignment.name)) await program.press('u');
		await program.see(program.strings.checks.assignmentIsOurs.title);
	});

	it.each([
		['is gone', 'gone'],
		['was made anew by somebody else', 'another'],
	] as const)('is not, once it %s', async (_, why) => {
		const { assignments, ours } = await openHistory();
		if (why === 'gone') assignments.delete(ours.id.toLowerCase());
		else assignments.set(ours.id.toLowerCase(), { ...ours, createdBy: '00000000-1111-4222-8333-444444444444' });
		const before = program.practice.changes().length;
		await program.press('r');
		const said = program.strings.history.notOurs[why].slice(0, 40);
		while (!program.screen().includes(said)) await program.press('u');
		expect(program.screen()).not.toContain(program.strings.confirm.request);
		expect(program.practice.changes().length).toBe(before);
	});
});

describe('reading again', () => {
	it('says so until it is read, and keeps what was read before', async () => {
		const practice = await openPractice();
		const network = lastHop(practice.served.endpoint);
		let answers = Promise.resolve();
		program = await openProgram({
			practice,
			start: [{ name: 'subscriptions' }],
			connection: { httpClient: { sendRequest: (request) => answers.then(() => network.sendRequest(request)) } },
		});
		await program.see('Contoso AI Production', 'cannot read');
		const { promise, resolve } = Promise.withResolvers<void>();
		answers = promise;
		await program.press('r');
		await program.see(program.strings.shell.refreshing, 'Contoso AI Production');
		resolve();
		await program.seeNoMore(program.strings.shell.refreshing);
		await program.see('Contoso AI Production');
	});
});
