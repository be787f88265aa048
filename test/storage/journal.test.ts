// An entry stays written: whole lines, on disk, for the owner alone, with other writers and failing disks.
import { execFile } from 'node:child_process';
import { appendFile, chmod, chown, mkdir, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeRecords, unresolvedChanges } from '../../source/changes/history.ts';
import { planChange } from '../../source/changes/plan.ts';
import { Problem } from '../../source/model/problem.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { mayStillBeApplying, type ProcessIdentity } from '../../source/storage/process-identity.ts';
import { type BundledProgram, bundleProgram } from '../helpers/bundle-program.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { startPracticeTenant } from '../helpers/practice-tenant.ts';

const run = promisify(execFile);
const tally = createCaseCounter('journal lines by several programs');
let writer: BundledProgram;
beforeAll(async () => {
	writer = await bundleProgram(join(import.meta.dirname, '..', 'helpers', 'journal-writer.ts'));
});
afterAll(async () => {
	tally.print();
	await writer.remove();
});

let folder: string;
let file: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	file = join(folder, 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const journalAt = (path: string) => {
	let id = 0;
	return openJournal({ file: path, clock: Date.now, newId: () => `here-${id++}`, program: 'test' });
};

const note = (path = file) => journalAt(path).recordNote('/account', { kind: 'nothingCalls' }, 'somebody');

const problemOf = async (promise: Promise<unknown>): Promise<Problem> => {
	const caught: unknown = await promise.then(
		() => 'no problem',
		(error: unknown) => error,
	);
	if (!(caught instanceof Problem)) throw new Error(`expected a Problem, got ${String(caught)}`);
	return caught;
};

const isUnix = process.platform !== 'win32';

describe('several running copies', () => {
	it('lose and tear no line between them, even when a third leaves torn ones behind', async () => {
		const count = 1000;
		const names = ['a', 'b', 'c'];
		let isOver = false;
		const tear = async () => {
			for (; !isOver; await setTimeout(1)) await appendFile(file, '{"v":1,"type":"noted","id":"to');
		};
		const tearing = tear();
		await Promise.all(names.map((name) => run(process.execPath, [writer.file, file, name, String(count)])));
		isOver = true;
		await tearing;
		const written = (await journalAt(file).entries()).map(({ id }) => id);
		for (const name of names) {
			const mine = written.filter((id) => id.startsWith(`${name}-`));
			for (let line = 0; line < count; line += 1)
				tally.count(`${name}-${line}`, mine[line] === `${name}-${line}` ? undefined : `is ${mine[line]}`);
		}
		expect(tally.lost()).toEqual([]);
		expect(written.length).toBe(names.length * count);
	});
});

describe('a line', () => {
	it('says what, from what to what, who, where, with which request and by which version', async () => {
		const practice = await startPracticeTenant();
		const change = await planChange(practice.azure, await changeRequestBuilders.disableKeys(practice));
		const journal = journalAt(file);
		const id = await journal.recordIntent(change, await practice.azure.signedInUser());
		await journal.recordDone(id, { ours: true, requestId: 'request-1' });
		await practice.close();
		const tenantId = expect.stringMatching(/^[0-9a-f-]{36}$/);
		const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
		const [intended, done] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(intended).toMatchObject({
			v: 1,
			type: 'intended',
			program: 'test',
			who: { name: 'aiko.tanaka@contoso.example', credential: 'PracticeCredential', cloud: 'public', tenantId },
			change: {
				effects: [{ property: 'properties.disableLocalAuth', before: 'false', after: 'true' }],
				request: { method: 'PATCH', body: { properties: { disableLocalAuth: true } } },
			},
		});
		expect(done).toMatchObject({ type: 'done', of: id, ours: true, requestId: 'request-1' });
		expect(new Date(String(intended?.at)).toISOString()).toBe(intended?.at);
	});

	it('of a newer version is passed over, and neither lost nor touched', async () => {
		await note();
		const newer = '{"v":2,"id":"n","at":"2030-01-01T00:00:00Z","type":"intended","change":{"novel":true}}';
		const unknown = '{"v":1,"id":"u","at":"2030-01-01T00:00:00Z","type":"somethingNew"}';
		await appendFile(file, `${newer}\n${unknown}\n`);
		await note();
		expect((await journalAt(file).entries()).length).toBe(2);
		expect((await readFile(file, 'utf8')).split('\n').slice(1, 3)).toEqual([newer, unknown]);
	});

	it('with more in it than we know is read all the same', async () => {
		await note();
		const [line = ''] = (await readFile(file, 'utf8')).split('\n');
		await writeFile(file, `${JSON.stringify({ ...JSON.parse(line), novel: 1 })}\n`);
		expect((await journalAt(file).entries()).length).toBe(1);
	});

	it('that is torn costs itself and nothing else', async () => {
		await note();
		const whole = await readFile(file, 'utf8');
		for (let length = 1; length < whole.length - 1; length += 7) {
			await writeFile(file, whole + whole.slice(0, length));
			await note();
			expect((await journalAt(file).entries()).length).toBe(2);
		}
	});
});

describe.runIf(isUnix)('the file', () => {
	it('is on disk before anybody goes on, and so is its name', async () => {
		const handle = await open(folder);
		const sync = vi.spyOn(Object.getPrototypeOf(handle) as { sync: () => Promise<void> }, 'sync');
		await handle.close();
		await note(join(folder, 'new', 'journal.jsonl'));
		// The line, the file's name in its folder, the folder's name in its own.
		expect(sync.mock.calls.length).toBe(3);
		await note(join(folder, 'new', 'journal.jsonl'));
		expect(sync.mock.calls.length).toBe(4);
		sync.mockRestore();
	});

	it('is for its owner alone, in a folder for its owner alone', async () => {
		const deep = join(folder, 'a', 'b', 'journal.jsonl');
		await note(deep);
		expect((await stat(deep)).mode & 0o777).toBe(0o600);
		expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o700);
		expect((await stat(join(folder, 'a', 'b'))).mode & 0o777).toBe(0o700);
	});

	it.each([0o644, 0o666, 0o640, 0o604])('is closed to others when it is found at %o', async (mode) => {
		await writeFile(file, '');
		await chmod(file, mode);
		await note();
		expect((await stat(file)).mode & 0o777).toBe(0o600);
	});
});

describe.runIf(process.platform === 'linux')('a disk', () => {
	it('that fills up in the middle of a line leaves the lines before it, and takes whole ones again later', async () => {
		// Files of at most 8 KB, by the kernel; without its signal, as on a full disk.
		const command = `trap '' XFSZ; ulimit -f 8; exec "$0" "$@"`;
		const { stdout } = await run('bash', ['-c', command, process.execPath, writer.file, file, 'a', '1000']);
		expect(JSON.parse(stdout)).toMatchObject({ kind: 'journal' });
		const before = await journalAt(file).entries();
		expect(before.length).toBeGreaterThan(1);
		await note();
		const after = await journalAt(file).entries();
		expect(after.map(({ id }) => id)).toEqual([...before.map(({ id }) => id), 'here-0']);
	});

	it('that may only be read stops the change, and says so', async () => {
		await note();
		await chmod(file, 0o400);
		await chmod(folder, 0o555);
		// Nothing is forbidden to root, so the program runs as nobody where the tests run as root.
		const isRoot = process.getuid?.() === 0;
		if (isRoot) for (const path of [folder, file]) await chown(path, 65_534, 65_534);
		await chmod(join(writer.file, '..'), 0o755);
		const { stdout } = await run(process.execPath, [writer.file, file, 'a', '1'], isRoot ? { uid: 65_534 } : {});
		expect(JSON.parse(stdout)).toMatchObject({ kind: 'journal', message: expect.stringMatching(/EACCES|EROFS|EPERM/) });
		await chmod(folder, 0o755);
	});

	it('that has no room for the folder stops it too', async () => {
		await mkdir(join(folder, 'taken'));
		await writeFile(join(folder, 'taken', 'x'), '');
		expect((await problemOf(note(join(folder, 'taken', 'x', 'journal.jsonl')))).kind).toBe('journal');
	});
});

describe('one file for several tenants and clouds', () => {
	const at = (tenantId: string, cloud: 'public' | 'china' = 'public') => {
		let id = 0;
		const place = { cloud, tenantId };
		const newId = () => `${cloud}-${tenantId}-${id++}`;
		return { place, journal: openJournal({ file, clock: Date.now, newId, program: 'test', scope: place }) };
	};

	it('shows each scope its own entries: changes, outcomes and notes of others stay out', async () => {
		const practice = await startPracticeTenant();
		const change = await planChange(practice.azure, await changeRequestBuilders.disableKeys(practice));
		const me = await practice.azure.signedInUser();
		await practice.close();
		const all = [at('a'), at('b'), at('a', 'china')];
		for (const { place, journal } of all) {
			await journal.recordNote('/account', { kind: 'nothingCalls' }, 'somebody');
			await journal.recordDone(await journal.recordIntent(change, { ...me, ...place }), { ours: true });
			await journal.recordIntent(change, { ...me, ...place });
		}
		for (const { place, journal } of all) {
			const entries = await journal.entries();
			expect(entries.map(({ type }) => type)).toEqual(['noted', 'intended', 'done', 'intended']);
			expect(entries.every(({ id }) => id.startsWith(`${place.cloud}-${place.tenantId}-`))).toBe(true);
			expect(unresolvedChanges(entries).length).toBe(1);
			expect(await journal.countOutOfScope()).toBe(4);
		}
		expect((await journalAt(file).entries()).length).toBe(12);
	});
});

describe('what is taken back', () => {
	it('is not offered again, neither afterwards nor while that is in progress', async () => {
		const practice = await startPracticeTenant();
		const { accountId } = (await changeRequestBuilders.disableKeys(practice)).input;
		const off = await planChange(practice.azure, await changeRequestBuilders.disableKeys(practice));
		const on = await planChange(practice.azure, { kind: 'enableKeys', input: { accountId } });
		const me = await practice.azure.signedInUser();
		await practice.close();
		const journal = journalAt(file);
		const first = async () => {
			const [record] = changeRecords(await journal.entries());
			return [record?.state, record?.undo?.kind];
		};
		await journal.recordDone(await journal.recordIntent(off, me), { ours: true });
		expect(await first()).toEqual(['done', 'enableKeys']);
		const undo = await journal.recordIntent(on, me);
		expect(await first()).toEqual(['undoing', undefined]);
		await journal.recordReconciled(undo, 'cannotTell');
		expect(await first()).toEqual(['undoing', undefined]);
		await journal.recordReconciled(undo, 'notDone');
		expect(await first()).toEqual(['done', 'enableKeys']);
		await journal.recordDone(await journal.recordIntent(on, me), { ours: true });
		expect(await first()).toEqual(['undone', undefined]);
	});
});

describe('an intent without an outcome', () => {
	const self: ProcessIdentity = { id: 'me', pid: 10, host: 'here' };
	const hour = 60 * 60_000;
	const mayBeApplying = (other: ProcessIdentity | undefined, age: number, running: readonly number[]) =>
		mayStillBeApplying(other, age, {
			self,
			isRunning: (pid) => running.includes(pid),
			startOf: (pid) => (pid === 12 ? 'boot/12' : undefined),
			uptime: () => 40 * hour,
		});

	it.each([
		['of this very run', self, 30 * hour, [], true],
		['of a process that runs', { id: 'o', pid: 11, host: 'here' }, 2 * hour, [11], true],
		['of a process that has ended', { id: 'o', pid: 11, host: 'here' }, 1000, [], false],
		['of an id so old that it is somebody else’s', { id: 'o', pid: 11, host: 'here' }, 25 * hour, [11], false],
		['of an id that is ours by now', { id: 'o', pid: 10, host: 'here' }, 1000, [10], false],
		[
			'of an id that another process has by now',
			{ id: 'o', pid: 12, host: 'here', start: 'boot/7' },
			1000,
			[12],
			false,
		],
		['of another boot', { id: 'o', pid: 12, host: 'here', start: 'before/12' }, 1000, [12], false],
		[
			'of that very process, held for long',
			{ id: 'o', pid: 12, host: 'here', start: 'boot/12' },
			30 * hour,
			[12],
			true,
		],
		['older than the boot', { id: 'o', pid: 11, host: 'here' }, 41 * hour, [11], false],
		[
			'older than the boot, though the start agrees',
			{ id: 'o', pid: 12, host: 'here', start: 'boot/12' },
			41 * hour,
			[12],
			false,
		],
		['of the future', { id: 'o', pid: 12, host: 'here', start: 'boot/12' }, -hour, [12], false],
		['of the future, by another machine', { id: 'o', pid: 11, host: 'there' }, -hour, [], false],
		['of a clock that is a little ahead', { id: 'o', pid: 11, host: 'there' }, -1000, [], true],
		['of another machine, just now', { id: 'o', pid: 11, host: 'there' }, 1000, [], true],
		['of another machine, too long ago', { id: 'o', pid: 11, host: 'there' }, 2 * hour, [], false],
		['of an older version that did not say', undefined, 1000, [11], false],
	] as const)('%s', (_, other, age, running, underWay) => {
		expect(mayBeApplying(other, age, running)).toBe(underWay);
	});

	it('is unfinished until a read has told the outcome', async () => {
		const practice = await startPracticeTenant();
		const change = await planChange(practice.azure, await changeRequestBuilders.disableKeys(practice));
		const journal = journalAt(file);
		const id = await journal.recordIntent(change, await practice.azure.signedInUser());
		await practice.close();
		expect(unresolvedChanges(await journal.entries()).length).toBe(1);
		await journal.recordReconciled(id, 'cannotTell');
		expect(unresolvedChanges(await journal.entries()).length).toBe(1);
		await journal.recordReconciled(id, 'notDone');
		expect(changeRecords(await journal.entries()).map(({ state }) => state)).toEqual(['notDone']);
	});
});
