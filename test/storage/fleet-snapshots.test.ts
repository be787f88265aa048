// The file behind the fleet's trend: small, private, whole, and readable after any damage.
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FleetSnapshots, openFleetSnapshots } from '../../source/storage/fleet-snapshots.ts';

let folder: string;
let file: string;
let snapshots: FleetSnapshots;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	file = join(folder, 'inner', 'snapshots.jsonl');
	snapshots = openFleetSnapshots(file);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const of = (day: string, keysOn: number) => ({ day, tenantId: 't', accounts: 10, keysOn, unread: 0 });

it('keeps one line a day, and leaves nothing else behind', async () => {
	expect(await snapshots.all()).toEqual([]);
	await snapshots.save(of('2026-11-24', 9));
	await snapshots.save(of('2026-11-23', 10));
	expect(await snapshots.save(of('2026-11-24', 8))).toEqual([of('2026-11-23', 10), of('2026-11-24', 8)]);
	expect(await openFleetSnapshots(file).all()).toEqual([of('2026-11-23', 10), of('2026-11-24', 8)]);
	expect((await readFile(file, 'utf8')).split('\n').length).toBe(3);
	expect(await readdir(join(folder, 'inner'))).toEqual(['snapshots.jsonl']);
});

it('loses no day when two are kept at once', async () => {
	await Promise.all([snapshots.save(of('2026-11-23', 10)), snapshots.save(of('2026-11-24', 9))]);
	expect(await snapshots.all()).toEqual([of('2026-11-23', 10), of('2026-11-24', 9)]);
});

it.skipIf(process.platform === 'win32')('is nobody else’s to read', async () => {
	await snapshots.save(of('2026-11-24', 9));
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	expect((await stat(join(folder, 'inner'))).mode & 0o777).toBe(0o700);
});

it('passes over what it cannot read, and says as a problem when it cannot write', async () => {
	await snapshots.save(of('2026-11-24', 9));
	await appendFile(file, '{"v":1,"day":"soon"}\n{"v":1,"da');
	expect(await snapshots.all()).toEqual([of('2026-11-24', 9)]);
	const nowhere = openFleetSnapshots(join(file, 'below-a-file.jsonl'));
	await expect(nowhere.save(of('2026-11-24', 9))).rejects.toMatchObject({ kind: 'journal' });
});
