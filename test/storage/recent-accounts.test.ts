// The accounts that were opened last: of one tenant each, latest first, private, and never in the way.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRecentAccounts } from '../../source/storage/recent-accounts.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (of: string, file = join(folder, 'state', 'recent.json')) =>
	openRecentAccounts({
		file,
		scopeKey: of,
		clock: () => Date.parse('2026-11-24T09:00:00Z'),
	});

const idsOf = async (of: string) => (await open(of)).all().map(({ accountId }) => accountId);

it('keeps what was seen in one tenant from another, and in one cloud from another', async () => {
	await (await open('public/a')).add('/subscriptions/1/one');
	await (await open('public/b')).add('/subscriptions/2/two');
	await (await open('usgov/a')).add('/subscriptions/3/three');
	expect(await idsOf('public/a')).toEqual(['/subscriptions/1/one']);
	expect(await idsOf('public/b')).toEqual(['/subscriptions/2/two']);
	expect(await idsOf('china/a')).toEqual([]);
});

it('has the latest first, each once with case aside, and no more than twenty', async () => {
	const recent = await open('public/a');
	for (let n = 1; n <= 30; n += 1) await recent.add(`/subscriptions/${n}`);
	await recent.add('/SUBSCRIPTIONS/20');
	const ids = await idsOf('public/a');
	expect(ids.length).toBe(20);
	expect(ids.slice(0, 3)).toEqual(['/SUBSCRIPTIONS/20', '/subscriptions/30', '/subscriptions/29']);
});

it('is readable by its owner alone, and leaves nothing beside it', async () => {
	await (await open('public/a')).add('/subscriptions/1');
	const state = join(folder, 'state');
	expect((await stat(join(state, 'recent.json'))).mode & 0o777).toBe(0o600);
	expect((await stat(state)).mode & 0o777).toBe(0o700);
	expect(await readdir(state)).toEqual(['recent.json']);
});

it('begins anew where the file is not what it should be, and does nothing where there can be none', async () => {
	const file = join(folder, 'recent.json');
	for (const text of ['{"', '[]', '{"public/a":[{"accountId":"no path","at":"x"}]}']) {
		await writeFile(file, text);
		const recent = await open('public/a', file);
		expect(recent.all()).toEqual([]);
		await recent.add('/subscriptions/1');
		expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ 'public/a': [{ accountId: '/subscriptions/1' }] });
	}
	const nowhere = await open('public/a', join(file, 'below-a-file.json'));
	await nowhere.add('/subscriptions/2');
	expect(nowhere.all().length).toBe(1);
});
