import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceFile } from '../../source/storage/replace-file.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('replaces a file whole and leaves nothing beside it', async () => {
	const file = join(folder, 'state', 'file');
	await replaceFile(file, 'old');
	await replaceFile(file, 'new');
	expect(await readFile(file, 'utf8')).toBe('new');
	expect(await readdir(join(folder, 'state'))).toEqual(['file']);
});

it.skipIf(process.platform === 'win32')('lets only its owner read it, also where others could before', async () => {
	const file = join(folder, 'state', 'file');
	await replaceFile(file, 'new');
	expect((await stat(join(folder, 'state'))).mode & 0o777).toBe(0o700);
	await writeFile(join(folder, 'open'), 'old', { mode: 0o644 });
	await replaceFile(join(folder, 'open'), 'new');
	for (const one of [file, join(folder, 'open')]) expect((await stat(one)).mode & 0o777).toBe(0o600);
});

it('leaves nothing beside a file that it cannot replace', async () => {
	await mkdir(join(folder, 'file', 'inner'), { recursive: true });
	await expect(replaceFile(join(folder, 'file'), 'new')).rejects.toThrow();
	expect(await readdir(folder)).toEqual(['file']);
});
