// What a person says counts when it is on disk: where it cannot be recorded, it is not taken for said.
import { afterEach, expect, it } from 'vitest';
import { Problem } from '../../source/model/problem.ts';
import { findAccount, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

it.each(['en', 'ja'] as const)('accepts no risk that it cannot record, and says so (%s)', async (language) => {
	const practice = await startPracticeTenant();
	const { id: accountId } = await findAccount(practice.azure, 'aoai-contoso-quiet');
	program = await renderApp({
		practice,
		language,
		start: [{ name: 'subscriptions' }, { name: 'verdict', accountId }],
		seed: async (_, journal) => {
			const recordNote = () => Promise.reject(new Problem('journal', { detail: 'the disk is full' }));
			Object.assign(journal, { recordNote });
		},
	});
	const { strings } = program;
	await program.waitForText(strings.verdict.outcomes.cannotTell.slice(0, 10));
	await program.press('x');
	await program.waitForText(strings.verdict.acceptRiskLabel);
	await program.type('nobody is left');
	await program.waitForText('nobody is left');
	await program.press('Enter');
	await program.waitForText(strings.problems.journal.title, 'the disk is full');
	expect(program.screen()).not.toContain(strings.verdict.acceptRiskDone);
	// What was typed is there again, for whoever has made room.
	await program.waitForText(`${strings.verdict.acceptRiskLabel} nobody is left`);
	await program.press('Esc');
	await program.waitForText(strings.verdict.acceptRisk);
});
