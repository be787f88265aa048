// Ended at the worst moment: the journal tells what was intended, and the next start looks and says so.

import { appendFile, mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { prepare } from '../../source/migration/prepare.ts';
import { decided } from '../helpers/decided.ts';
import { accountNamed, openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

const interrupted = async (wasSent: boolean) => {
	const practice = await openPractice();
	const stateDir = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	const { id } = await accountNamed(practice.azure, 'aoai-contoso-chat');
	const first = await openProgram({ practice: { ...practice, close: async () => undefined }, stateDir });
	const change = await prepare(practice.azure, { kind: 'disableKeys', input: decided(id) });
	await first.journal.intend(change, await practice.azure.me());
	if (wasSent) await practice.azure.send(change.request);
	await first.close();
	return { practice, stateDir, id };
};

describe('a change that was under way when the program ended', () => {
	it.each([
		[true, '1 done, 0 not done', 'done'],
		[false, '0 done, 1 not done', 'not done'],
	])('sent %s: the next start says %s', async (wasSent, sentence, state) => {
		const { practice, stateDir } = await interrupted(wasSent);
		const changesBefore = practice.changes().length;
		program = await openProgram({ practice, stateDir });
		await program.see('1 unfinished from before', sentence);
		await program.press('h');
		await program.see('aoai-contoso-chat', state);
		// Looked at, never sent again.
		expect(practice.changes().length).toBe(changesBefore);
		expect((await program.journal.entries()).at(-1)).toMatchObject({
			type: 'found',
			verdict: wasSent ? 'done' : 'notDone',
		});
	});

	it('is read even when the last line of the journal is torn, and the next line is whole', async () => {
		const { practice, stateDir, id } = await interrupted(true);
		const file = join(stateDir, 'practice-journal.jsonl');
		await appendFile(file, '{"v":1,"type":"done","of":"ent');
		program = await openProgram({ practice, stateDir });
		await program.see('1 unfinished from before, looked at now: 1 done');
		await program.journal.note(id, { kind: 'nothingCalls' }, 'test');
		expect((await program.journal.entries()).map(({ type }) => type)).toEqual(['intended', 'found', 'noted']);
		expect((await readFile(file, 'utf8')).endsWith('\n')).toBe(true);
		expect((await stat(file)).mode & 0o777).toBe(0o600);
	});

	it('is not begun when the journal cannot be written', async () => {
		const practice = await openPractice();
		const { id } = await accountNamed(practice.azure, 'aoai-contoso-chat');
		program = await openProgram({
			practice,
			stateDir: '/dev/null/no-folder',
			start: [{ name: 'subscriptions' }, { name: 'confirm', wish: { kind: 'disableKeys', input: decided(id) } }],
		});
		await program.see(program.strings.confirm.nameLabel);
		await program.type('aoai-contoso-chat');
		await program.press('Enter');
		await program.see(program.strings.problems.journal.title, '--state-dir');
		expect(practice.changes()).toEqual([]);
	});
});
