// The search for secrets over the whole run finds what it is to find, in every form and on every way out.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPracticeToken, createTenant } from 'azure-ai-emulator';
import { afterEach, describe, expect, it } from 'vitest';
import { controlSecret, searchPath, searchText } from './secret-scan.ts';

const tenant = createTenant();
const [{ key1, key2 } = { key1: '', key2: '' }] = [...tenant.accountKeys.values()];
const token = createPracticeToken(tenant);

describe('the search for secrets', () => {
	it.each([
		['a key', key1],
		['a second key', key2],
		['a token', token],
		['a header', `authorization: Bearer ${token}`],
		['a connection string', `Endpoint=https://a/;Key=${key1};`],
		['base64', Buffer.from(key1).toString('base64')],
		['base64, one further', Buffer.from(`:${key1}`).toString('base64')],
		['base64, two further', Buffer.from(`a:${key1}`).toString('base64url')],
	])('finds %s', (_, text) => {
		expect(searchText('here', `before ${text} after`).matches.length).toBe(1);
	});

	it('finds nothing where there is nothing', () => {
		expect(searchText('here', JSON.stringify({ id: crypto.randomUUID(), mark: 'ca9a4eed' })).matches).toEqual([]);
	});
});

describe('a folder that a test takes away', () => {
	let folder: string;
	afterEach(() => rm(folder, { recursive: true, force: true }));

	it('is searched first', async () => {
		folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
		await mkdir(join(folder, 'deep'));
		await writeFile(join(folder, 'deep', 'crash.log'), Buffer.from(`\0\u0001 ${controlSecret} \0`));
		expect(searchPath(folder)).toMatchObject({ files: 1, matches: [{ canary: controlSecret }] });
		const run = process.env.CANARY_RECORD ?? '';
		const before = existsSync(run) ? await readFile(run, 'utf8') : '';
		await rm(folder, { recursive: true, force: true });
		expect((await readFile(run, 'utf8')).slice(before.length)).toContain(controlSecret);
	});
});
