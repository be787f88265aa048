// The guide as teacher: what Azure does at a step, and what the program asked it.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { createRequestTraceStore, maxRequests } from '../../source/ui/context/request-trace-store.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program?.close());

const find = { name: 'find', account: 'aoai-contoso-chat', subscription: undefined } as const;

const flat = (text: string) => text.replace(/\s+/g, '');

describe.each(languages)('a step of the road, in %s', (language) => {
	it('says why it exists, and what Azure does with it when it is asked to', async () => {
		program = await renderApp({ language, start: [{ name: 'subscriptions' }, find], rows: 50 });
		const { road, account } = program.strings;
		await program.waitForText(account.endpoint);
		await program.press('g');
		await program.waitForText(road.reasons.chooseIdentity({}));
		await program.press('Home');
		for (const { title, why, azure } of Object.values(road.steps)) {
			await program.waitForAnyText([why]);
			expect(program.screen()).toContain(title);
			expect(program.screen()).not.toContain(road.whatAzureDoes);
			await program.press('Tab');
			await program.waitForText(road.whatAzureDoes);
			await program.waitForAnyText([azure]);
			await program.press('Tab', 'Down');
		}
	});
});

describe('what it ran', () => {
	it('lists every request with its answer, and the command that asks the same, to be copied', async () => {
		program = await renderApp({ start: [{ name: 'subscriptions' }, find], columns: 120 });
		const { account, requests, shell } = program.strings;
		await program.waitForText(account.endpoint);
		await program.press('X');
		await program.waitForText(requests.title, requests.command);
		await program.press('/');
		await program.type('accounts/aoai-contoso-chat/deployments');
		await program.press('Enter');
		const screen = await program.waitForText('GET', '✔ 200', shell.requestId);
		// In the list its end tells it apart; below, the address is whole.
		expect(screen).toContain('../accounts/aoai-contoso-chat');
		expect(screen.replaceAll(/\s+/g, '')).toContain(
			'/resourceGroups/rg-ai-prod/providers/Microsoft.CognitiveServices/accounts/aoai-contoso-chat',
		);
		await program.press('c');
		expect(program.clipboard.at(-1)).toMatch(
			/^az cognitiveservices account deployment list --subscription \S+ --resource-group rg-ai-prod --name aoai-contoso-chat$/,
		);
	});

	it('has as many as the tenant was sent, and neither a token nor a body', async () => {
		program = await renderApp({ start: [{ name: 'subscriptions' }, find] });
		await program.waitForText(program.strings.account.endpoint);
		type Answered = { readonly method: string; readonly url: string; readonly status: number | undefined };
		const lines = (all: readonly Answered[]) =>
			all.map(({ method, url, status }) => `${method} ${new URL(url).pathname} ${status}`).toSorted();
		// What the tenant has answered is told once the answer is here.
		const look = () => ({ told: program.requests.all(), received: [...program.practice.tenant.receivedRequests] });
		let { told, received } = look();
		const isHere = () => {
			({ told, received } = look());
			return told.length === received.length;
		};
		await expectEventually(isHere).toBe(true);
		expect(told.length).toBeGreaterThan(10);
		expect(lines(told)).toEqual(lines(received));
		const all = flat(JSON.stringify(told));
		expect(all).not.toContain(program.practice.server.token);
		for (const { key1, key2 } of program.practice.tenant.accountKeys.values())
			for (const key of [key1, key2]) expect(all).not.toContain(key);
		for (const one of told)
			expect(Object.keys(one).toSorted()).toEqual([
				'at',
				'authentication',
				'durationMs',
				'hasBody',
				'method',
				'number',
				'requestId',
				'status',
				'url',
			]);
	});

	it('keeps the last ones, however long the program runs', () => {
		const requests = createRequestTraceStore();
		const ran = {
			at: 0,
			method: 'GET',
			authentication: 'token',
			hasBody: false,
			status: 200,
			durationMs: 1,
			requestId: undefined,
		} as const;
		for (let n = 1; n <= 2 * maxRequests; n += 1) requests.add({ ...ran, url: `https://x/${n}` });
		expect(requests.all().length).toBe(maxRequests);
		expect(requests.all().at(-1)).toMatchObject({ url: `https://x/${2 * maxRequests}`, number: 2 * maxRequests });
		expect(requests.count()).toBe(2 * maxRequests);
	});
});
