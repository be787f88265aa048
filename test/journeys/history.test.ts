// The history: what is offered to be taken back, and what reading again looks like.

import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import { planChange } from '../../source/changes/plan.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

/** Opens the history of somebody who has assigned a role. */
const openHistory = async () => {
	program = await renderApp({
		start: [{ name: 'subscriptions' }, { name: 'history' }],
		seed: async (practice, journal) => {
			const change = await planChange(practice.azure, await changeRequestBuilders.assignRole(practice));
			const id = await journal.recordIntent(change, await practice.azure.signedInUser());
			await practice.azure.send(change.request);
			await journal.recordDone(id, { ours: true });
		},
	});
	await program.waitForText('aoai-contoso-chat', program.strings.history.states.done);
	const { roleAssignments } = program.practice.tenant;
	const ours = [...roleAssignments.values()].at(-1);
	if (!ours) throw new Error('no assignment');
	return { assignments: roleAssignments, ours };
};

describe('a role assignment that was made', () => {
	it('is offered to be removed', async () => {
		await openHistory();
		const { removeRoleAssignment } = program.strings.changes;
		await program.waitForText(`u ${program.strings.history.undo}`);
		await program.waitForTextGone(program.strings.history.notOurs.looking);
		while (!program.screen().includes(removeRoleAssignment.name)) await program.press('u');
		await program.waitForText(program.strings.checks.assignmentIsOurs.title);
	});

	it.each([
		['is gone', 'gone'],
		['was made anew by somebody else', 'another'],
	] as const)('is not, once it %s', async (_, why) => {
		const { assignments, ours } = await openHistory();
		if (why === 'gone') assignments.delete(ours.id.toLowerCase());
		else assignments.set(ours.id.toLowerCase(), { ...ours, createdBy: '00000000-1111-4222-8333-444444444444' });
		const before = program.practice.writeRequests().length;
		await program.press('r');
		const said = program.strings.history.notOurs[why].slice(0, 40);
		while (!program.screen().includes(said)) await program.press('u');
		expect(program.screen()).not.toContain(program.strings.confirm.request);
		expect(program.practice.writeRequests().length).toBe(before);
	});
});

describe('reading again', () => {
	it('says that it is being read, and keeps the earlier answer', async () => {
		const practice = await startPracticeTenant();
		const network = createProxyClient(practice.server.endpoint);
		let answers = Promise.resolve();
		program = await renderApp({
			practice,
			start: [{ name: 'subscriptions' }],
			connection: { httpClient: { sendRequest: (request) => answers.then(() => network.sendRequest(request)) } },
		});
		await program.waitForText('Contoso AI Production', 'cannot read');
		const { promise, resolve } = Promise.withResolvers<void>();
		answers = promise;
		await program.press('r');
		await program.waitForText(program.strings.shell.refreshing, 'Contoso AI Production');
		resolve();
		await program.waitForTextGone(program.strings.shell.refreshing);
		await program.waitForText('Contoso AI Production');
	});
});
