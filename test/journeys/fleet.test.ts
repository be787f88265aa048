// The fleet on screen: figures that are the tenant's, ways on from each, and the days before.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { generateTenant } from 'azure-ai-emulator';
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { buildInterceptingClient, forbiddenResponse } from '../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

type Row = { readonly type: string; readonly kind?: string; readonly properties: Record<string, unknown> };

const accountsInTenant = ({ tenant }: PracticeTenant, ids: readonly string[]): readonly Row[] =>
	[...tenant.resources.values()].filter(
		({ type, id }) => type === 'Microsoft.CognitiveServices/accounts' && ids.includes(id.split('/')[2] ?? ''),
	) as unknown as readonly Row[];

describe.each(languages)('the fleet in %s', (language) => {
	it('counts what the tenant has, by subscription, kind and owner, and leads on to just those', async () => {
		program = await renderApp({ language });
		const { strings, practice } = program;
		await program.waitForText('Contoso AI Production');
		await program.press('D');
		const readable: string[] = [];
		for (const { id } of await practice.azure.subscriptions())
			if (await practice.azure.accounts(id).catch(() => undefined)) readable.push(id);
		const accounts = accountsInTenant(practice, readable);
		const on = accounts.filter(({ properties }) => properties.disableLocalAuth !== true);
		const percent = Math.floor(((accounts.length - on.length) / accounts.length) * 100);
		expect(on.length).toBeGreaterThan(20);
		await program.waitForText(strings.fleet.total(String(on.length), String(accounts.length), percent));
		await program.waitForText('Fabrikam Shared Services', `› ${strings.fleet.views.subscription}`);

		await program.press('Tab');
		await program.waitForText(`› ${strings.fleet.views.kind}`);
		await program.press('/');
		await program.type('^Speech');
		await program.press('Enter');
		await program.waitForText('› SpeechServices');
		await program.press('Enter');
		const speech = on.filter(({ kind }) => kind === 'SpeechServices');
		await program.waitForText('speech-contoso-calls', `SpeechServices › ${strings.lists.total(speech.length)}`);

		await program.press('Esc');
		await program.waitForText(`› ${strings.fleet.views.kind}`);
		await program.press('Esc', 'Tab');
		await program.waitForText(`› ${strings.fleet.views.owner}`, strings.fleet.noOwner);
		await program.press('Tab');
		await program.waitForText(
			`› ${strings.fleet.views.next}`,
			strings.fleet.lacksNothing,
			strings.fleet.order.index.slice(0, 40),
		);
		await program.press('Enter');
		await program.waitForText(strings.road.title);
		expect(practice.writeRequests()).toEqual([]);
	});
});

it('keeps a figure of today, once everything is read, and draws the days before', async () => {
	program = await renderApp({
		seed: async (practice) => {
			practice.time.now -= 2 * 24 * 3600_000;
		},
	});
	const { strings, practice } = program;
	await program.waitForText('Contoso AI Production');
	await program.press('D');
	await program.waitForText(strings.fleet.noTrend);
	const file = join(program.stateDir, 'practice-snapshots.jsonl');
	await expectEventually(() => readFile(file, 'utf8').catch(() => '')).toContain('"day":"2026-11-22"');
	const text = await readFile(file, 'utf8');
	expect(text).not.toMatch(/aoai-|subscriptions\//);
	const before = JSON.parse(text).keysOn;

	// Somebody else turns keys off, and the index follows.
	await practice.azure.send({
		method: 'PATCH',
		path: (await findAccount(practice.azure, 'aoai-contoso-chat')).id,
		apiVersion: '2025-09-01',
		body: { properties: { disableLocalAuth: true } },
	});
	practice.time.now += 2 * 24 * 3600_000;
	await program.press('r');
	await program.waitForText(strings.fleet.trend('2026-11-22', String(before), String(before - 1)));
	await expectEventually(() => readFile(file, 'utf8')).toContain('"day":"2026-11-24"');
});

/** The fleet of a tenant in which those requests are refused. */
const openWithRefusals = async (isRefused: (request: PipelineRequest) => boolean, options: RenderAppOptions = {}) => {
	const practice = await startPracticeTenant();
	program = await renderApp({
		practice,
		connection: {
			httpClient: buildInterceptingClient(practice, (request) => (isRefused(request) ? forbiddenResponse : undefined)),
		},
		start: [{ name: 'subscriptions' }, { name: 'fleet' }],
		...options,
	});
};

it('says where roles could not be read, and still gives an order', async () => {
	await openWithRefusals(
		({ url, body }) =>
			String(body).includes('authorizationresources') || /subscriptions\/[^/]+\/providers\/[^/]+\/roleAssign/.test(url),
	);
	const { strings } = program;
	const two = strings.lists.andMore('Contoso AI Production, Contoso AI Development', 4);
	const screen = (await program.waitForText('Contoso AI Production', two.slice(0, 25))).replace(/\s+/g, ' ');
	expect(screen).toContain(strings.fleet.noGrants(two, '').slice(0, 60));
	await program.press('Tab', 'Tab', 'Tab');
	const next = await program.waitForText(`? ${strings.fleet.rolesUnreadable}`);
	expect(next).not.toContain(strings.fleet.lacksNothing);
	expect(next).toMatch(/\? roles not read\s+\?/);
});

it.each(languages)('lists what the index refuses, says so, and counts the same, in %s', async (language) => {
	program = await renderApp({ language, start: [{ name: 'subscriptions' }, { name: 'fleet' }] });
	const { fleet, lists } = program.strings;
	const total = (screen: string) => screen.split('\n').find((line) => /^\S.*\d+%/.test(line));
	const indexed = total(await program.waitForText('Contoso AI Production', 'Fabrikam Shared Services'));
	await program.close();
	await openWithRefusals(({ url }) => url.includes('ResourceGraph'), { language, columns: 120 });
	expect(total(await program.waitForText('Contoso AI Production', 'Contoso Legacy'))).toBe(indexed);
	await program.press('Tab', 'Tab', 'Tab');
	const screen = await program.waitForText(
		`› ${fleet.views.next}`,
		fleet.lacksNothing,
		fleet.order.manager.slice(0, 30),
	);
	expect(screen).not.toContain(lists.fromIndex(0).slice(0, 20));
});

it.each(languages)('gives no share where no account could be read, in %s', async (language) => {
	const practice = await startPracticeTenant();
	program = await renderApp({
		practice,
		language,
		connection: {
			httpClient: buildInterceptingClient(practice, (request) =>
				/ResourceGraph|CognitiveServices/i.test(request.url) ? forbiddenResponse : undefined,
			),
		},
		start: [{ name: 'accounts', subscriptionId: undefined }, { name: 'fleet' }],
	});
	const { lists, fleet, problems } = program.strings;
	const screen = await program.waitForText(lists.nothingRead, lists.someUnreadable(6, '').slice(0, 12));
	expect(screen).not.toMatch(/100 ?%|0 of 0|▰|▱/);
	await program.press('Tab', 'Tab', 'Tab');
	expect(await program.waitForText(`› ${fleet.views.next}`)).not.toContain(fleet.nothing);
	await program.press('Esc');
	expect(await program.waitForText(lists.allAccounts, problems.forbidden.title)).not.toContain(lists.noAccounts);
});

describe('a fleet of ten thousand', () => {
	it('shows both lists side by side where there is room, and renders only visible rows', async () => {
		const practice = await startPracticeTenant(
			{ pageSize: 100 },
			{},
			generateTenant({ subscriptions: 100, accounts: 100, seed: 7 }),
		);
		program = await renderApp({ practice, columns: 160, rows: 40, start: [{ name: 'fleet' }] });
		const { strings } = program;
		const screen = await program.waitForText('9,900', strings.fleet.missingRequirements, strings.lists.keysOn);
		expect(screen.split('\n').length).toBeLessThan(40);
		// Both tables keep to their half.
		expect(
			screen
				.split('\n')
				.find((line) => line.includes(strings.fleet.missingRequirements))
				?.lastIndexOf(strings.fleet.account),
		).toBe(82);
		await program.press('Tab', 'Tab', 'Tab');
		await program.waitForText(`› ${strings.fleet.views.next}`);
		await program.press('End', 'Enter');
		await program.waitForText(strings.road.title);
	});

	it('gives the list what is left of a small window', async () => {
		program = await renderApp({ columns: 60, rows: 15, start: [{ name: 'fleet' }] });
		const screen = await program.waitForText('Contoso AI Production', program.strings.fleet.views.next);
		expect(screen).not.toContain('▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰▰');
	});
});

it('takes the next ones that are selected to a plan', async () => {
	program = await renderApp({ rows: 40, start: [{ name: 'subscriptions' }, { name: 'fleet' }] });
	const { strings } = program;
	await program.waitForText('Contoso AI Production');
	await program.press('Tab', 'Tab', 'Tab');
	await program.waitForText(`› ${strings.fleet.views.next}`, strings.fleet.lacksNothing);
	await program.press(' ', ' ');
	await program.waitForText(strings.plan.selected(2), strings.plan.plan);
	await program.press('P');
	await program.waitForText(strings.plan.title, ' / 2');
	expect(program.practice.writeRequests()).toEqual([]);
});
