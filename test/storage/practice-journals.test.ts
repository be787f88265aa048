// Each practice tenant has its own journal, and none stays for ever.
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTenant, serve } from 'azure-ai-emulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPracticeSession } from '../../source/cli/practice-session.ts';
import type { Runtime } from '../../source/cli/runtime.ts';
import { newestJournalFile, removeExpiredJournals } from '../../source/storage/practice-journals.ts';

let stateDir: string;
beforeEach(async () => {
	stateDir = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterEach(() => rm(stateDir, { recursive: true, force: true }));

const buildRuntime = (pid = process.pid): Runtime => ({
	readOnly: false,
	version: 'test',
	stateDir,
	clock: Date.now,
	newId: () => crypto.randomUUID(),
	processes: {
		self: { id: crypto.randomUUID(), pid, host: 'here' },
		isRunning: () => false,
		startOf: () => undefined,
		uptime: () => Number.POSITIVE_INFINITY,
	},
	sleep: async () => undefined,
	onWait: () => () => undefined,
});

const open = async (way: Parameters<typeof openPracticeSession>[1] = { pace: 'fast' }) => {
	const opened = await openPracticeSession(buildRuntime(), way);
	if (!('session' in opened)) throw new Error('not opened');
	return opened.session;
};

describe('a tenant inside the program', () => {
	it('depends on no other tenant’s journal, whether that runs beside it or was killed', async () => {
		const one = await open();
		await one.journal.recordNote('/account', { kind: 'nothingCalls' }, 'somebody');
		const other = await open();
		expect(other.journal.file).not.toBe(one.journal.file);
		expect(await other.journal.entries()).toEqual([]);
		expect((await one.journal.entries()).length).toBe(1);
	});
});

describe('a tenant that is served', () => {
	const connect = (served: { endpoint: string; token: string }) =>
		open({ pace: 'fast', connect: served.endpoint, token: served.token });

	it('keeps its journal for the next program that connects, and a later one at its address has another', async () => {
		const first = await serve(createTenant());
		const port = Number(new URL(first.endpoint).port);
		const one = await connect(first);
		await one.journal.recordNote('/account', { kind: 'nothingCalls' }, 'somebody');
		expect((await (await connect(first)).journal.entries()).length).toBe(1);
		await first.close();
		const second = await serve(createTenant(), { port, token: first.token });
		expect(second.endpoint).toBe(first.endpoint);
		expect(await (await connect(second)).journal.entries()).toEqual([]);
		await second.close();
	});
});

describe('journals of tenants that are gone', () => {
	const day = 24 * 60 * 60_000;
	const now = Date.parse('2026-11-24T09:00:00Z');

	it('are taken away, and those of running programs, of served tenants, and anything else are left', async () => {
		const folder = join(stateDir, 'practice');
		await mkdir(folder);
		const files: readonly (readonly [string, number])[] = [
			['own-11-aaaa-1111.jsonl', 2],
			['own-12-aaaa-1111.jsonl', 2],
			['own-11-bbbb-1111.jsonl', 0.5],
			['served-0123456789abcdef.jsonl', 20],
			['served-fedcba9876543210.jsonl', 40],
			['notes.txt', 400],
		];
		for (const [name, age] of files) {
			await writeFile(join(folder, name), '');
			const at = new Date(now - age * day);
			await utimes(join(folder, name), at, at);
		}
		const runs = {
			self: { id: 'me', pid: 10, host: 'here' },
			isRunning: (pid: number) => pid === 12,
			startOf: () => undefined,
			uptime: () => Number.POSITIVE_INFINITY,
		};
		await removeExpiredJournals(stateDir, runs, now);
		expect((await readdir(folder)).toSorted()).toEqual([
			'notes.txt',
			'own-11-bbbb-1111.jsonl',
			'own-12-aaaa-1111.jsonl',
			'served-0123456789abcdef.jsonl',
		]);
	});

	it.skipIf(process.platform === 'win32')('are neither read nor taken away where a link leads', async () => {
		const elsewhere = join(stateDir, 'elsewhere');
		await mkdir(elsewhere);
		await symlink(elsewhere, join(stateDir, 'practice'));
		const file = join(elsewhere, 'own-11-aaaa-1111.jsonl');
		await writeFile(file, '');
		await utimes(file, new Date(now - 2 * day), new Date(now - 2 * day));
		await removeExpiredJournals(stateDir, buildRuntime().processes, now);
		expect(await readdir(elsewhere)).toEqual(['own-11-aaaa-1111.jsonl']);
		await expect(newestJournalFile(stateDir)).rejects.toMatchObject({ kind: 'journal' });
	});
});
