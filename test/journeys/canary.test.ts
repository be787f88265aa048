// Every key and secret of a tenant is a canary here: it starts with the same letters. The whole journey of the verdict is
// walked, whole and with its answers broken, and none is found in anything that the program draws, writes or copies.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { afterEach, describe, expect, it } from 'vitest';
import { keyMark } from '../../emulator/source/new-key.ts';
import { type FaultKind, lastHop } from '../../emulator/source/practice.ts';
import { languages } from '../../source/strings/index.ts';
import { accountNamed, openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

/** Keys and secrets are GUIDs of the tenant's without their hyphens, keys behind a mark; those of requests keep theirs. A piece is one too. */
const canary = new RegExp(`(?:${keyMark})?cafe0000[0-9a-f]{4,24}`, 'g');
let made = 0;
const newId = () => `cafe0000-0000-4000-8000-${(made++).toString(16).padStart(12, '0')}`;

const canariesIn = (text: string) => new Set(text.replace(/\s+/g, '').match(canary));

let program: Program;
afterEach(() => program.close());

/** What becomes of an answer that holds a canary. */
type Spoil = (body: string) => { readonly status: number; readonly bodyAsText: string };

/** Opens the verdict; `told` is everything that left the program, `read` is what came in and holds a canary. */
const open = async (name: string, language: (typeof languages)[number], spoil?: Spoil) => {
	const practice = await openPractice({ newId });
	const { id: accountId } = await accountNamed(practice.azure, name);
	const hop = lastHop(practice.served.endpoint);
	const read = new Set<string>();
	const httpClient: HttpClient = {
		sendRequest: async (request) => {
			const response = await hop.sendRequest(request);
			const { bodyAsText } = response;
			if (!bodyAsText || canariesIn(bodyAsText).size === 0) return response;
			read.add(new URL(request.url).pathname.split('/').at(-1) ?? '');
			return spoil ? { ...response, ...spoil(bodyAsText) } : response;
		},
	};
	program = await openProgram({
		practice,
		language,
		columns: 160,
		rows: 90,
		connection: { httpClient, firstPause: 1, deadline: 3000 },
		start: [{ name: 'subscriptions' }, { name: 'verdict', accountId }],
	});
	const frames: string[] = [];
	program.terminal.on('frame', () => frames.push(program.terminal.frame));
	await program.see(program.strings.verdict.sources);
	const told = async () => {
		const files = await readdir(program.stateDir);
		const written = await Promise.all(files.map((file) => readFile(join(program.stateDir, file), 'utf8')));
		return [...frames, program.screen(), ...written, ...program.copied].join('\n');
	};
	return { told, read, frames, practice };
};

const lookThrough = async () => {
	await program.press('l');
	await program.see(program.strings.verdict.yes);
	await program.press('t');
	await program.seeNoMore(program.strings.verdict.askSecrets.slice(0, 30));
	await program.seeNoMore(program.strings.verdict.lookingThrough);
	await program.seeNoMore(program.strings.verdict.notLooked);
};

/** Opens what lies behind the verdict, and comes back. */
const visit = async (key: string, title: string) => {
	await program.press(key);
	await program.see(`› ${title}`);
	await program.press('Down', 'Down', 'Esc');
	await program.see(program.strings.verdict.sources);
};

const stories = [
	['aoai-contoso-orders', 'AZURE_OPENAI_API_KEY', 'app-contoso-orders', 'key2'],
	['aoai-contoso-bots', 'aoai-key', 'ca-contoso-bots', 'key1'],
	['aoai-contoso-gateway', 'aoai-gateway-key', 'apim-contoso-ai', 'key1'],
] as const;

describe.each(languages)('in %s', (language) => {
	it.each(stories)('of %s the place is named, and no canary is told', async (name, place, owner, which) => {
		const { told, read, frames } = await open(name, language);
		const { strings } = program;
		await lookThrough();
		await program.see(strings.verdict.holding(place, owner, strings.verdict.holds[which]));
		await visit('m', strings.consumers.title);
		await visit('e', strings.access.title);
		await visit('t', strings.people.title);
		await program.press('y', 'r');
		await program.see(strings.verdict.sources);
		// They did come in: the account's keys, settings, secrets and values.
		expect([...read].sort()).toEqual(expect.arrayContaining(['list', 'listKeys', 'listSecrets', 'listValue']));
		expect(frames.length).toBeGreaterThan(10);
		expect(program.copied).toHaveLength(1);
		expect([...canariesIn(await told())]).toEqual([]);
	});
});

const broken: readonly FaultKind[] = ['html', 'half-body', 'empty-object', 'http-403', 'http-503', 'reset-middle'];

it.each(broken)('and none is told where the answers that hold them break: %s', async (kind) => {
	const { told, practice } = await open('aoai-contoso-orders', 'en');
	await practice.served.faults.set([{ kind, match: 'listKeys|appsettings|connectionstrings|listSecrets|listValue' }]);
	await lookThrough();
	expect(program.screen()).not.toContain(program.strings.verdict.rulings.ready);
	expect([...canariesIn(await told())]).toEqual([]);
});

const refusal = (code: string, message: string) => JSON.stringify({ error: { code, message } });
const spoiled: readonly (readonly [string, Spoil])[] = [
	['cut off', (body) => ({ status: 200, bodyAsText: body.slice(0, -4) })],
	['begun in the middle of a key', (body) => ({ status: 200, bodyAsText: body.slice(body.search(canary) + 2) })],
	['quoted in a refusal', (body) => ({ status: 400, bodyAsText: refusal('BadRequest', body) })],
	['quoted in a refusal’s code', (body) => ({ status: 403, bodyAsText: refusal(body, 'No.') })],
	['quoted in a failure', (body) => ({ status: 500, bodyAsText: body })],
];

it.each(spoiled)('and none is told where an answer that holds one is %s', async (_, spoil) => {
	const { told, read } = await open('aoai-contoso-gateway', 'en', spoil);
	await lookThrough();
	expect(read.size).toBeGreaterThan(0);
	expect(program.screen()).not.toContain(program.strings.verdict.rulings.ready);
	expect([...canariesIn(await told())]).toEqual([]);
});

it('would be found, whole or broken over lines', async () => {
	const { told, practice } = await open('aoai-contoso-orders', 'en');
	const [keys] = [...practice.tenant.keys.values()];
	const key = keys?.key1 ?? '';
	// Not into a file: what the whole run writes is searched as well.
	program.copied.push(key);
	expect([...canariesIn(await told())]).toEqual([key]);
	expect(canariesIn(`${key.slice(0, 9)}\n  ${key.slice(9)}`).size).toBe(1);
});
