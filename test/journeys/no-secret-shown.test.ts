// Every key and secret of a tenant is a canary here: it starts with the same letters. The whole journey of the verdict is
// walked, whole and with its answers broken, and none is found in anything that the program draws, writes or copies.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { FaultKind } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import { keyPrefix } from '../../emulator/source/generate-key.ts';
import { languages } from '../../source/strings/index.ts';
import { shortDeadline } from '../helpers/patience.ts';
import { findAccount, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';
import { sampleCases } from '../helpers/sample.ts';

/** Keys and secrets are GUIDs of the tenant's without their hyphens, keys behind a mark; those of requests keep theirs. A piece is one too. */
const secretPattern = new RegExp(`(?:${keyPrefix})?cafe0000[0-9a-f]{4,24}`, 'g');
let createdSecrets = 0;
const newSecretId = () => `cafe0000-0000-4000-8000-${(createdSecrets++).toString(16).padStart(12, '0')}`;

const findSecrets = (text: string) => new Set(text.replace(/\s+/g, '').match(secretPattern));

let program: RenderedApp;
afterEach(() => program.close());

/** What becomes of an answer that holds a canary. */
type ResponseTransform = (body: string) => { readonly status: number; readonly bodyAsText: string };

/** Opens the verdict; `told` is everything that left the program, `read` is what came in and holds a canary. */
const open = async (name: string, language: (typeof languages)[number], spoil?: ResponseTransform) => {
	const practice = await startPracticeTenant({ newId: newSecretId });
	const { id: accountId } = await findAccount(practice.azure, name);
	const hop = createProxyClient(practice.server.endpoint);
	const read = new Set<string>();
	const httpClient: HttpClient = {
		sendRequest: async (request) => {
			const response = await hop.sendRequest(request);
			const { bodyAsText } = response;
			if (!bodyAsText || findSecrets(bodyAsText).size === 0) return response;
			read.add(new URL(request.url).pathname.split('/').at(-1) ?? '');
			return spoil ? { ...response, ...spoil(bodyAsText) } : response;
		},
	};
	program = await renderApp({
		practice,
		language,
		columns: 160,
		rows: 90,
		connection: { httpClient, initialRetryDelay: 1, deadline: shortDeadline(3000) },
		start: [{ name: 'subscriptions' }, { name: 'verdict', accountId }],
	});
	const frames: string[] = [];
	program.terminal.on('frame', () => frames.push(program.terminal.frame));
	await program.waitForText(program.strings.verdict.sources);
	const told = async () => {
		const files = await readdir(program.stateDir);
		const written = await Promise.all(files.map((file) => readFile(join(program.stateDir, file), 'utf8')));
		return [...frames, program.screen(), ...written, ...program.clipboard].join('\n');
	};
	return { told, read, frames, practice };
};

const scanForKeys = async () => {
	await program.press('l');
	await program.waitForText(program.strings.verdict.yes);
	await program.press('t');
	await program.waitForTextGone(program.strings.verdict.confirmScan.slice(0, 30));
	await program.waitForTextGone(program.strings.verdict.scanning);
	await program.waitForTextGone(program.strings.verdict.notScanned);
};

/** Opens what lies behind the verdict, and comes back. */
const visitScreen = async (key: string, title: string) => {
	await program.press(key);
	await program.waitForText(`› ${title}`);
	await program.press('Down', 'Down', 'Esc');
	await program.waitForText(program.strings.verdict.sources);
};

const stories = [
	['aoai-contoso-orders', 'AZURE_OPENAI_API_KEY', 'app-contoso-orders', 'key2'],
	['aoai-contoso-bots', 'aoai-key', 'ca-contoso-bots', 'key1'],
	['aoai-contoso-gateway', 'aoai-gateway-key', 'apim-contoso-ai', 'key1'],
] as const;

describe.each(languages)('in %s', (language) => {
	it.each(sampleCases(`places of keys, ${language}`, stories, 1))(
		'of %s the place is named, and no canary is told',
		async (name, place, owner, which) => {
			const { told, read, frames } = await open(name, language);
			const { strings } = program;
			await scanForKeys();
			await program.waitForText(strings.verdict.keyHolding(place, owner, strings.verdict.holds[which]));
			await visitScreen('m', strings.consumers.title);
			await visitScreen('e', strings.access.title);
			await visitScreen('t', strings.manualChecks.title);
			await program.press('y', 'r');
			await program.waitForText(strings.verdict.sources);
			// They did come in: the account's keys, settings, secrets and values.
			expect([...read].sort()).toEqual(expect.arrayContaining(['list', 'listKeys', 'listSecrets', 'listValue']));
			expect(frames.length).toBeGreaterThan(10);
			expect(program.clipboard).toHaveLength(1);
			expect([...findSecrets(await told())]).toEqual([]);
		},
	);
});

const responseFaults: readonly FaultKind[] = [
	'html',
	'half-body',
	'empty-object',
	'http-403',
	'http-503',
	'reset-middle',
];

it.each(sampleCases('broken answers', responseFaults, 2))(
	'and none is told where the answers that hold them break: %s',
	async (kind) => {
		const { told, practice } = await open('aoai-contoso-orders', 'en');
		await practice.server.faults.set([{ kind, match: 'listKeys|appsettings|connectionstrings|listSecrets|listValue' }]);
		await scanForKeys();
		expect(program.screen()).not.toContain(program.strings.verdict.outcomes.ready);
		expect([...findSecrets(await told())]).toEqual([]);
	},
);

const refusal = (code: string, message: string) => JSON.stringify({ error: { code, message } });
const transformedResponses: readonly (readonly [string, ResponseTransform])[] = [
	['cut off', (body) => ({ status: 200, bodyAsText: body.slice(0, -4) })],
	['begun in the middle of a key', (body) => ({ status: 200, bodyAsText: body.slice(body.search(secretPattern) + 2) })],
	['quoted in a refusal', (body) => ({ status: 400, bodyAsText: refusal('BadRequest', body) })],
	['quoted in a refusal’s code', (body) => ({ status: 403, bodyAsText: refusal(body, 'No.') })],
	['quoted in a failure', (body) => ({ status: 500, bodyAsText: body })],
];

it.each(sampleCases('changed answers', transformedResponses, 2))(
	'and none is told where an answer that holds one is %s',
	async (_, spoil) => {
		const { told, read } = await open('aoai-contoso-gateway', 'en', spoil);
		await scanForKeys();
		expect(read.size).toBeGreaterThan(0);
		expect(program.screen()).not.toContain(program.strings.verdict.outcomes.ready);
		expect([...findSecrets(await told())]).toEqual([]);
	},
);

it('would be found, whole or broken over lines', async () => {
	const { told, practice } = await open('aoai-contoso-orders', 'en');
	const [keys] = [...practice.tenant.accountKeys.values()];
	const key = keys?.key1 ?? '';
	// Not into a file: what the whole run writes is searched as well.
	program.clipboard.push(key);
	expect([...findSecrets(await told())]).toEqual([key]);
	expect(findSecrets(`${key.slice(0, 9)}\n  ${key.slice(9)}`).size).toBe(1);
});
