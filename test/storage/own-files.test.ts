// The program's files are its own: no links, none of another user, closed to others, and none that keeps it waiting.
import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../../source/model/problem.ts';
import { withAnswerLimit } from '../../source/storage/answer-limit.ts';
import { openFleetSnapshots } from '../../source/storage/fleet-snapshots.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { openLogFile } from '../../source/storage/log-file.ts';
import { isPrivateFolder, RefusedFile } from '../../source/storage/own-files.ts';
import { planFileWriter } from '../../source/storage/plan-file.ts';
import { openRecentAccounts } from '../../source/storage/recent-accounts.ts';
import { checkStateFolder } from '../../source/storage/state-folder.ts';

let home: string;
let folder: string;
beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	folder = join(home, 'state');
	await mkdir(folder, { mode: 0o700 });
});
afterEach(() => rm(home, { recursive: true, force: true }));

const journalIn = (place: string) =>
	openJournal({ file: join(place, 'journal.jsonl'), clock: Date.now, newId: () => 'id', program: 'test' });
const note = (place = folder) => journalIn(place).recordNote('/account', { kind: 'nothingCalls' }, 'test');

const refusalOf = async (promise: Promise<unknown>): Promise<unknown> => {
	const error: unknown = await promise.then(
		() => 'not refused',
		(caught: unknown) => caught,
	);
	if (error instanceof RefusedFile) return error.refusal;
	return error instanceof Problem ? (error.facts.refusal ?? error.message) : error;
};

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe.skipIf(process.platform === 'win32')('the folder of the journals', () => {
	it.each([0o755, 0o777, 0o750])('that is found open (%o) is made private', async (mode) => {
		await chmod(folder, mode);
		await checkStateFolder(folder);
		expect(await modeOf(folder)).toBe(0o700);
		await chmod(folder, mode);
		await note();
		expect(await modeOf(folder)).toBe(0o700);
	});

	it('gives its owner no right that was taken from them', async () => {
		await chmod(folder, 0o555);
		await checkStateFolder(folder);
		expect(await modeOf(folder)).toBe(0o500);
	});

	it('that is a symbolic link, with or without a slash behind it, is refused', async () => {
		const link = join(home, 'link');
		await symlink(folder, link);
		expect(await refusalOf(checkStateFolder(link))).toBe('symbolicLink');
		expect(await refusalOf(checkStateFolder(`${link}/`))).toBe('symbolicLink');
		expect(await refusalOf(note(link))).toBe('symbolicLink');
	});

	it('that is a file is refused, and one that is not there is made later', async () => {
		await writeFile(join(home, 'file'), '');
		expect(await refusalOf(checkStateFolder(join(home, 'file')))).toBe('notAFolder');
		await checkStateFolder(join(home, 'later'));
		await note(join(home, 'later'));
		expect(await modeOf(join(home, 'later'))).toBe(0o700);
	});

	it.runIf(process.getuid?.() === 0)('of another user is refused, and so is a file of theirs', async () => {
		await note();
		await chown(join(folder, 'journal.jsonl'), 65_534, 65_534);
		expect(await refusalOf(note())).toBe('foreignOwner');
		expect(await refusalOf(journalIn(folder).entries())).toBe('foreignOwner');
		await chown(folder, 65_534, 65_534);
		expect(await refusalOf(checkStateFolder(folder))).toBe('foreignOwner');
		expect(await isPrivateFolder(folder)).toBe(false);
	});

	it('is no place for a cache of code when others can write to it, nor when it is a link', async () => {
		expect(await isPrivateFolder(folder)).toBe(true);
		await chmod(folder, 0o770);
		expect(await isPrivateFolder(folder)).toBe(false);
		await symlink(folder, join(home, 'link'));
		expect(await isPrivateFolder(join(home, 'link'))).toBe(false);
	});
});

describe.skipIf(process.platform === 'win32')('a file that is no file of its own', () => {
	const makePipe = (name: string) => execFileSync('mkfifo', [join(folder, name)]);
	const openRecent = () => openRecentAccounts({ file: join(folder, 'recent.json'), scopeKey: 'here', clock: Date.now });

	it('is not followed: the journal as a link, which is then untouched', async () => {
		const target = join(home, 'target');
		await writeFile(target, 'before', { mode: 0o644 });
		await symlink(target, join(folder, 'journal.jsonl'));
		expect(await refusalOf(note())).toBe('symbolicLink');
		expect(await refusalOf(journalIn(folder).entries())).toBe('symbolicLink');
		expect(await readFile(target, 'utf8')).toBe('before');
		expect(await modeOf(target)).toBe(0o644);
	});

	it('is not waited for: the journal as a pipe', async () => {
		makePipe('journal.jsonl');
		expect(await refusalOf(note())).toBe('notAFile');
		expect(await refusalOf(journalIn(folder).entries())).toBe('notAFile');
	});

	it('is not waited for: the snapshots, the recent accounts, the log', async () => {
		makePipe('snapshots.jsonl');
		makePipe('recent.json');
		makePipe('log');
		expect(await refusalOf(openFleetSnapshots(join(folder, 'snapshots.jsonl')).all())).toBe('notAFile');
		expect((await openRecent()).all()).toEqual([]);
		expect(await openLogFile(join(folder, 'log'), Date.now).catch(({ code }) => code)).toBe('ENXIO');
	});

	it('is not followed: the folder of plans', async () => {
		await symlink(home, join(folder, 'plans'));
		expect(await refusalOf(planFileWriter(join(folder, 'plans'))('plan.md', ''))).toBe('symbolicLink');
	});
});

describe('a file that does not answer', () => {
	it('is given up after the limit, and not asked again before it has answered', async () => {
		const { promise, resolve } = Promise.withResolvers<string>();
		let calls = 0;
		const ask = () =>
			withAnswerLimit(
				'/away/file',
				() => {
					calls += 1;
					return promise;
				},
				1,
			);
		expect(await refusalOf(ask())).toBe('noAnswer');
		expect(await refusalOf(ask())).toBe('noAnswer');
		expect(calls).toBe(1);
		resolve('back');
		await promise;
		await new Promise((settled) => setImmediate(settled));
		expect(await ask()).toBe('back');
	});
});
