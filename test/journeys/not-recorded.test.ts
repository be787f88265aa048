// What a person says counts when it is on disk: where it cannot be recorded, it is not taken for said.
import { afterEach, expect, it } from 'vitest';
import { Problem } from '../../source/model/problem.ts';
import { accountNamed, openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

it.each(['en', 'ja'] as const)('takes on no doubt that it cannot put on record, and says so (%s)', async (language) => {
	const practice = await openPractice();
	const { id: accountId } = await accountNamed(practice.azure, 'aoai-contoso-quiet');
	program = await openProgram({
		practice,
		language,
		start: [{ name: 'subscriptions' }, { name: 'verdict', accountId }],
		before: async (_, journal) => {
			const note = () => Promise.reject(new Problem('journal', { detail: 'the disk is full' }));
			Object.assign(journal, { note });
		},
	});
	const { strings } = program;
	await program.see(strings.verdict.rulings.cannotTell.slice(0, 10));
	await program.press('x');
	await program.see(strings.verdict.acceptLabel);
	await program.type('nobody is left');
	await program.see('nobody is left');
	await program.press('Enter');
	await program.see(strings.problems.journal.title, 'the disk is full');
	expect(program.screen()).not.toContain(strings.verdict.acceptDone);
	// What was typed is there again, for whoever has made room.
	await program.see(`${strings.verdict.acceptLabel} nobody is left`);
	await program.press('Esc');
	await program.see(strings.verdict.accept);
});
