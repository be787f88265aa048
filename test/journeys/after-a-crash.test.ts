// Ended at the worst moment: the journal tells what was intended, and the next start looks and says so.

import { appendFile, mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { planChange } from '../../source/changes/plan.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { findAccount, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const openAfterInterruptedChange = async (wasSent: boolean, operationTime = 0) => {
	const practice = await startPracticeTenant({ operationTime });
	const stateDir = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
	const first = await renderApp({ practice: { ...practice, close: async () => undefined }, stateDir });
	const change = await planChange(practice.azure, { kind: 'disableKeys', input: buildDisableKeysInput(id) });
	await first.journal.recordIntent(change, await practice.azure.signedInUser());
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
		const { practice, stateDir } = await openAfterInterruptedChange(wasSent);
		const changesBefore = practice.writeRequests().length;
		program = await renderApp({ practice, stateDir });
		await program.waitForText(`Unfinished before: ${sentence}`);
		await program.press('h');
		await program.waitForText('aoai-contoso-chat', state);
		// Looked at, never sent again.
		expect(practice.writeRequests().length).toBe(changesBefore);
		expect((await program.journal.entries()).at(-1)).toMatchObject({
			type: 'found',
			verdict: wasSent ? 'done' : 'notDone',
		});
	});

	it('is reconciled although it is dated in the future, and the program says that the clock is wrong', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
		program = await renderApp({
			practice,
			columns: 200,
			seed: async ({ azure }, journal) => {
				const change = await planChange(azure, { kind: 'disableKeys', input: buildDisableKeysInput(id) });
				await azure.send(change.request);
				practice.time.now += 3600_000;
				await journal.recordIntent(change, await azure.signedInUser());
				practice.time.now -= 3600_000;
			},
		});
		const { clockWrong } = program.strings.history;
		await program.waitForText(`${clockWrong} Unfinished before: Turn keys off, aoai-contoso-chat: done`);
	});

	it('says that a clock is wrong where nothing is unfinished too', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
		program = await renderApp({
			practice,
			columns: 120,
			seed: async (_, journal) => {
				practice.time.now += 3600_000;
				await journal.recordNote(id, { kind: 'nothingCalls' }, 'test');
				practice.time.now -= 3600_000;
			},
		});
		await program.waitForText(program.strings.history.clockWrong);
	});

	it('is awaited while Azure still works on it, and then reported as it is', async () => {
		const { practice, stateDir } = await openAfterInterruptedChange(true, 60_000);
		program = await renderApp({ practice, stateDir });
		await program.waitForText('Turn keys off, aoai-contoso-chat: done');
		const found = (await program.journal.entries()).filter(({ type }) => type === 'found');
		expect(found).toMatchObject([{ verdict: 'done' }]);
	});

	it('that Azure never ends is reconciled again with r', async () => {
		const { practice, stateDir } = await openAfterInterruptedChange(true, 3600_000);
		program = await renderApp({ practice, stateDir });
		const { history } = program.strings;
		await program.waitForText('Turn keys off, aoai-contoso-chat: cannot tell');
		await program.press('h');
		await program.waitForText('aoai-contoso-chat', history.states.open);
		practice.time.now += 3600_000;
		await program.press('r');
		await program.waitForTextGone(history.states.open);
		await program.waitForText('aoai-contoso-chat', history.states.done);
		const found = (await program.journal.entries()).flatMap((one) => (one.type === 'found' ? one.verdict : []));
		expect(found).toEqual(['cannotTell', 'done']);
	});

	it('is read even when the last line of the journal is torn, and the next line is whole', async () => {
		const { practice, stateDir, id } = await openAfterInterruptedChange(true);
		const file = join(stateDir, 'practice-journal.jsonl');
		await appendFile(file, '{"v":1,"type":"done","of":"ent');
		program = await renderApp({ practice, stateDir });
		await program.waitForText('Unfinished before: Turn keys off, aoai-contoso-chat: done');
		await program.journal.recordNote(id, { kind: 'nothingCalls' }, 'test');
		expect((await program.journal.entries()).map(({ type }) => type)).toEqual(['intended', 'found', 'noted']);
		expect((await readFile(file, 'utf8')).endsWith('\n')).toBe(true);
		expect((await stat(file)).mode & 0o777).toBe(0o600);
	});

	it('is not begun when the journal cannot be written', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
		program = await renderApp({
			practice,
			stateDir: '/dev/null/no-folder',
			start: [
				{ name: 'subscriptions' },
				{ name: 'confirm', changeRequest: { kind: 'disableKeys', input: buildDisableKeysInput(id) } },
			],
		});
		await program.waitForText(program.strings.confirm.nameLabel);
		await program.type('aoai-contoso-chat');
		await program.press('Enter');
		await program.waitForText(program.strings.problems.journal.title, '--state-dir');
		expect(practice.writeRequests()).toEqual([]);
	});
});
