// Sharing the screen: nothing that names a person, a tenant or an id is on any frame, and everything still works.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { planChange } from '../../source/changes/plan.ts';
import { lessonIds } from '../../source/guides/lessons/ids.ts';
import { createMask, type Mask } from '../../source/shared/redact-identifiers.ts';
import type { Journal } from '../../source/storage/journal.ts';
import { type Language, languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { buildDisableKeysInput, recordNothingCalls } from '../helpers/account-notes.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';
import { sampleCases } from '../helpers/sample.ts';

const tally = createCaseCounter('frames of a shared screen');
let program: RenderedApp | undefined;
afterEach(async () => {
	await program?.close();
	program = undefined;
});
afterAll(() => tally.print());

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const address = /[\w.+#-]+@[\w-]+(?:\.[\w-]+)+/g;
const squeezed = (text: string) => text.replace(/\s+/g, '');

/** What Azure has answered so far and nobody is to see: of an id its first group is enough to know it by. */
const collectIdentifiers = (practice: PracticeTenant) => {
	const secrets = new Set<string>();
	const hop = createProxyClient(practice.server.endpoint);
	const httpClient: HttpClient = {
		sendRequest: async (request) => {
			const response = await hop.sendRequest(request);
			const text = response.bodyAsText ?? '';
			for (const [id] of text.matchAll(guid)) secrets.add(id.split('-')[0]?.toLowerCase() ?? '');
			for (const [one] of text.matchAll(address)) secrets.add(one);
			if (new URL(request.url).pathname === '/tenants')
				for (const { displayName, defaultDomain } of (JSON.parse(text) as { value: Record<string, string>[] }).value)
					for (const name of [displayName, defaultDomain]) if (name) secrets.add(name);
			return response;
		},
	};
	return { httpClient, secrets };
};

/** An id's first group is told from other hexadecimal text only where it stands as Azure writes it. */
const findVisibleSecrets = (frame: string, secrets: ReadonlySet<string>): readonly string[] => {
	const shown = squeezed(frame);
	return [...secrets].filter((secret) =>
		/^[0-9a-f]{8}$/.test(secret) ? shown.toLowerCase().includes(secret) : shown.includes(squeezed(secret)),
	);
};

const accountIdOf = ({ tenant }: PracticeTenant, name: string): string =>
	[...tenant.resources.values()].find((one) => one.name === name)?.id ?? '';

const chat = (practice: PracticeTenant) => accountIdOf(practice, 'aoai-contoso-chat');

/** One of every screen. One that is new does not compile until it is here. */
const screensByName: Readonly<Record<Screen['name'], (practice: PracticeTenant) => Screen | Promise<Screen>>> = {
	subscriptions: () => ({ name: 'subscriptions' }),
	accounts: () => ({ name: 'accounts', subscriptionId: undefined }),
	find: () => ({ name: 'find', account: 'aoai-contoso-chat', subscription: undefined }),
	account: (practice) => ({ name: 'account', accountId: chat(practice) }),
	road: (practice) => ({ name: 'road', accountId: chat(practice) }),
	identity: (practice) => ({ name: 'identity', accountId: chat(practice) }),
	application: (practice) => ({ name: 'application', accountId: chat(practice) }),
	why: (practice) => ({ name: 'why', accountId: chat(practice) }),
	verdict: (practice) => ({ name: 'verdict', accountId: chat(practice) }),
	consumers: (practice) => ({ name: 'consumers', accountId: chat(practice) }),
	access: (practice) => ({ name: 'access', accountId: chat(practice) }),
	role: (practice) => ({ name: 'role', accountId: chat(practice) }),
	manualChecks: (practice) => ({ name: 'manualChecks', accountId: chat(practice) }),
	subdomain: (practice) => ({ name: 'subdomain', accountId: chat(practice) }),
	rotate: (practice) => ({ name: 'rotate', accountId: chat(practice) }),
	watch: (practice) => ({ name: 'watch', accountId: chat(practice) }),
	copy: (practice) => ({ name: 'copy', accountId: chat(practice) }),
	confirm: async (practice) => ({ name: 'confirm', changeRequest: await changeRequestBuilders.assignRole(practice) }),
	policyTemplates: (practice) => ({ name: 'policyTemplates', subscriptionId: chat(practice).split('/')[2] ?? '' }),
	plan: (practice) => ({ name: 'plan', accountIds: [chat(practice)], action: 'disable' }),
	fleet: () => ({ name: 'fleet' }),
	history: () => ({ name: 'history' }),
	recent: () => ({ name: 'recent' }),
	requests: () => ({ name: 'requests' }),
	tenants: () => ({ name: 'tenants' }),
	faults: () => ({ name: 'faults' }),
	lessons: () => ({ name: 'lessons' }),
	lesson: () => ({ name: 'lesson', lesson: lessonIds[0] }),
	// What comes of a confirmation, which is walked to from there.
	flight: async (practice) => ({ name: 'confirm', changeRequest: await changeRequestBuilders.assignRole(practice) }),
};

/** Each kind of confirmation by itself. */
const screens: Readonly<Record<string, (practice: PracticeTenant) => Screen | Promise<Screen>>> = {
	...screensByName,
	...Object.fromEntries(
		Object.entries(changeRequestBuilders).map(([kind, make]) => [
			`confirm ${kind}`,
			async (practice: PracticeTenant) => ({ name: 'confirm' as const, changeRequest: await make(practice) }),
		]),
	),
};

const writeHistory = async (practice: PracticeTenant, journal: Journal) => {
	await recordNothingCalls(journal, accountIdOf(practice, 'aoai-contoso-chat'));
	const change = await planChange(practice.azure, await changeRequestBuilders.assignRole(practice));
	await journal.recordIntent(change, await practice.azure.signedInUser());
};

/** Opens a screen and looks through it; what was seen of what is not to be seen, on any frame. */
const checkMaskedScreens = async (name: string, language: Language, cover: Mask | undefined, isRead = false) => {
	const practice = await startPracticeTenant();
	const { httpClient, secrets } = collectIdentifiers(practice);
	const me = await practice.azure.signedInUser();
	secrets.add(me.name);
	secrets.add(me.tenantId?.split('-')[0] ?? '');
	const isNarrow = Object.keys(screens).indexOf(name) % 2 === 1;
	const place = await screens[name]?.(practice);
	const one = await renderApp({
		practice,
		connection: { httpClient },
		language,
		mask: cover,
		isScreenReader: isRead,
		columns: isNarrow ? 80 : 160,
		rows: isNarrow ? 24 : 50,
		start: [{ name: 'subscriptions' }, ...(place ? [place] : [])],
		seed: name === 'history' ? writeHistory : undefined,
	});
	program = one;
	const seen: string[] = [];
	one.terminal.on('frame', () => {
		const found = findVisibleSecrets(one.screen(), secrets);
		if (cover) tally.count(name, found.length > 0 ? `${found}\n${one.screen()}` : undefined);
		seen.push(...found);
	});
	const { lists, verdict, confirm, shell } = one.strings;
	const readings = [
		...(isRead ? [] : [shell.notSignedIn]),
		...[lists, verdict, confirm].map(({ reading }) => reading.slice(0, -2)),
	];
	const isThere = () => one.screen() !== '' && !readings.some((text) => one.screen().includes(text));
	await expectEventually(isThere).toBe(true);
	if (name === 'flight') {
		await one.waitForText(confirm.choose);
		await one.press('Down', 'Enter');
		await one.waitForText(shell.requestId);
	}
	// What is copied is real, and what is said of it is not; a key is not asked for to look at it.
	if (name !== 'rotate') await one.press('c');
	await one.press('PgDn', 'PgDn', 'PgDn', 'Down', 'Enter', 'PgDn', 'Esc', '?', 'PgDn');
	return { seen, secrets };
};

describe.each(languages)('a shared screen, in %s', (language) => {
	// The layout is the same in both: of one, every third screen will do.
	const names = Object.keys(screens).filter((_, at) => language === 'en' || at % 3 === 0);
	it.each(sampleCases(`masked screens, ${language}`, names, 8))(
		'shows no id, no name of a tenant and no address: %s',
		async (name) => {
			const { seen, secrets } = await checkMaskedScreens(name, language, createMask());
			expect(seen).toEqual([]);
			expect(secrets.size).toBeGreaterThan(3);
		},
	);
});

it.each(['account', 'access', 'tenants', 'accounts', 'confirm assignRole', 'manualChecks'])(
	'shows none of them where it is read aloud: %s',
	async (name) => {
		expect((await checkMaskedScreens(name, 'en', createMask(), true)).seen).toEqual([]);
	},
);

it.each(['account', 'tenants', 'access', 'history'])('would show them otherwise: %s', async (name) => {
	expect((await checkMaskedScreens(name, 'en', undefined)).seen).not.toEqual([]);
});

it('still asks for the exact name, as it is', async () => {
	const practice = await startPracticeTenant();
	const accountId = accountIdOf(practice, 'aoai-contoso-chat');
	const cover = createMask();
	// The worst case: the account is called like the tenant.
	cover.addNames('aoai-contoso-chat');
	program = await renderApp({
		practice,
		mask: cover,
		start: [
			{ name: 'subscriptions' },
			{ name: 'confirm', changeRequest: { kind: 'disableKeys', input: buildDisableKeysInput(accountId) } },
		],
	});
	const { confirm } = program.strings;
	await program.waitForText(confirm.typeName.slice(0, 20), '  aoai-contoso-chat\n');
	await program.waitForText(`\n${confirm.nameLabel}`);
	await program.type('aoai-contoso-chat');
	await program.press('Enter');
	await expectEventually(() => practice.writeRequests().length).toBe(1);
});

it('copies the real values', async () => {
	const practice = await startPracticeTenant();
	const changeRequest = await changeRequestBuilders.assignRole(practice);
	program = await renderApp({
		practice,
		mask: createMask(),
		start: [{ name: 'subscriptions' }, { name: 'confirm', changeRequest }],
	});
	await program.waitForText(program.strings.confirm.choose);
	await program.press('c');
	await program.waitForText(program.strings.shell.copied('az'));
	expect(program.clipboard[0]).toContain((changeRequest.input as { principalId: string }).principalId);
	expect(program.screen()).not.toMatch(guid);
});
