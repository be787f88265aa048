// Ended at the worst moment: the journal tells what was intended, and the next start looks and says so.

import { appendFile, mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { prepare } from '../../source/changes/plan.ts';
import { decided } from '../helpers/decided.ts';
import { accountNamed, openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

const interrupted = async (wasSent: boolean, operationTime = 0) => {
	const practice = await openPractice({ operationTime });
	const stateDir = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	const { id } = await accountNamed(practice.azure, 'aoai-contoso-chat');
	const first = await openProgram({ practice: { ...practice, close: async () => undefined }, stateDir });
	const change = await prepare(practice.azure, { kind: 'disableKeys', input: decided(id) });
	await first.journal.intend(change, await practice.azure.me());
	if (wasSent && operationTime === 0) await practice.azure.send(change.request);
	if (wasSent && operationTime > 0) {
		// As one that is killed while Azure is at it: nobody is there any more to hear how it ends.
		const killed = new AbortController();
		const onProgress = () => killed.abort();
		const sent = practice.azure.send(change.request, { signal: killed.signal, onProgress });
		await expect(sent).rejects.toMatchObject({ kind: 'cancelled' });
	}
	await first.close();
	return { practice, stateDir, id };
};

describe('a change that was under way when the program ended', () => {
	it.each([
		[true, 'Turn keys off, aoai-contoso-chat: done', 'done'],
		[false, 'Turn keys off, aoai-contoso-chat: not done', 'not done'],
	])('sent %s: the next start says %s', async (wasSent, sentence, state) => {
		const { practice, stateDir } = await interrupted(wasSent);
		const changesBefore = practice.changes().length;
		program = await openProgram({ practice, stateDir });
		await program.see(`Unfinished before: ${sentence}`);
		await program.press('h');
		await program.see('aoai-contoso-chat', state);
		// Looked at, never sent again.
		expect(practice.changes().length).toBe(changesBefore);
		expect((await program.journal.entries()).at(-1)).toMatchObject({
			type: 'found',
			verdict: wasSent ? 'done' : 'notDone',
		});
	});

	it('is waited for while Azure is still at it, and then told as it is', async () => {
		const { practice, stateDir } = await interrupted(true, 60_000);
		program = await openProgram({ practice, stateDir });
		await program.see('Turn keys off, aoai-contoso-chat: done');
		const found = (await program.journal.entries()).filter(({ type }) => type === 'found');
		expect(found).toMatchObject([{ verdict: 'done' }]);
	});

	it('that Azure does not end with is looked at again with r, once and for all', async () => {
		const { practice, stateDir } = await interrupted(true, 3600_000);
		program = await openProgram({ practice, stateDir });
		const { history } = program.strings;
		await program.see('Turn keys off, aoai-contoso-chat: cannot tell');
		await program.press('h');
		await program.see('aoai-contoso-chat', history.states.open);
		practice.time.now += 3600_000;
		await program.press('r');
		await program.seeNoMore(history.states.open);
		await program.see('aoai-contoso-chat', history.states.done);
		const found = (await program.journal.entries()).flatMap((one) => (one.type === 'found' ? one.verdict : []));
		expect(found).toEqual(['cannotTell', 'done']);
	});

	it('is read even when the last line of the journal is torn, and the next line is whole', async () => {
		const { practice, stateDir, id } = await interrupted(true);
		const file = join(stateDir, 'practice-journal.jsonl');
		await appendFile(file, '{"v":1,"type":"done","of":"ent');
		program = await openProgram({ practice, stateDir });
		await program.see('Unfinished before: Turn keys off, aoai-contoso-chat: done');
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
