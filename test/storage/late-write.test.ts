// A line that the person was told is not recorded does not come to the journal later, when its drive is back.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fileAnswerLimit } from '../../source/storage/answer-limit.ts';
import { openJournal } from '../../source/storage/journal.ts';

const drive = vi.hoisted(() => ({ isBack: Promise.resolve() }));
vi.mock(import('../../source/storage/own-files.ts'), async (load) => {
	const ownFiles = await load();
	const openOwnFile: typeof ownFiles.openOwnFile = async (...named) => {
		await drive.isBack;
		return ownFiles.openOwnFile(...named);
	};
	return { ...ownFiles, openOwnFile };
});

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
	vi.useRealTimers();
	await rm(folder, { recursive: true, force: true });
});

it('is not written once it was given up', async () => {
	const file = join(folder, 'journal.jsonl');
	const journal = openJournal({ file, clock: Date.now, newId: () => crypto.randomUUID(), program: 'test' });
	const { promise, resolve } = Promise.withResolvers<void>();
	drive.isBack = promise;
	const recorded = journal.recordNote('/account', { kind: 'nothingCalls' }, 'test').then(
		() => 'recorded',
		({ facts }) => facts.refusal,
	);
	vi.advanceTimersByTime(fileAnswerLimit);
	expect(await recorded).toBe('noAnswer');
	resolve();
	// The journal answers again once the call that was given up has come to its end.
	await vi.waitFor(() => journal.recordNote('/account', { kind: 'keyRefusalSeen', status: 401 }, 'test'));
	const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
	expect(lines.map((line) => JSON.parse(line).note.kind)).toEqual(['keyRefusalSeen']);
});
