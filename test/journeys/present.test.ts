// Sharing the screen: nothing that names a person, a tenant or an id is on any frame, and everything still works.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { lastHop } from '../../source/practice/practice.ts';
import { type Language, languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/navigation.ts';
import { type Cover, newCover } from '../../source/ui/present.ts';
import { decided, nobodyCalls } from '../helpers/decided.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';
import { newTally } from '../helpers/tally.ts';
import { wishes } from '../helpers/wishes.ts';

const tally = newTally('frames of a shared screen');
let program: Program | undefined;
afterEach(async () => {
	await program?.close();
	program = undefined;
});
afterAll(() => tally.print());

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const address = /[\w.+#-]+@[\w-]+(?:\.[\w-]+)+/g;
const squeezed = (text: string) => text.replace(/\s+/g, '');

/** What Azure has answered so far and nobody is to see: of an id its first group is enough to know it by. */
const listening = (practice: Practice) => {
	const secrets = new Set<string>();
	const hop = lastHop(practice.served.endpoint);
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
const seenIn = (frame: string, secrets: ReadonlySet<string>): readonly string[] => {
	const shown = squeezed(frame);
	return [...secrets].filter((secret) =>
		/^[0-9a-f]{8}$/.test(secret) ? shown.toLowerCase().includes(secret) : shown.includes(squeezed(secret)),
	);
};

const idOf = ({ tenant }: Practice, name: string): string =>
	[...tenant.resources.values()].find((one) => one.name === name)?.id ?? '';

const placesOf = async (practice: Practice): Promise<readonly Screen[]> => {
	const accountId = idOf(practice, 'aoai-contoso-chat');
	return [
		{ name: 'accounts', subscriptionId: undefined },
		...(
			[
				'account',
				'road',
				'identity',
				'application',
				'why',
				'verdict',
				'consumers',
				'access',
				'people',
				'subdomain',
				'rotate',
				'watch',
			] as const
		).map((name) => ({ name, accountId })),
		{ name: 'history' },
		{ name: 'tenants' },
		{ name: 'faults' },
		...(await Promise.all(Object.values(wishes).map((make) => make(practice)))).map((wish) => ({
			name: 'confirm' as const,
			wish,
		})),
	];
};

/** Opens every screen and looks through it; the frames that show something, with what they show. */
const walk = async (language: Language, cover: Cover | undefined, isWanted: (at: number, name: string) => boolean) => {
	const practice = await openPractice();
	const { httpClient, secrets } = listening(practice);
	secrets.add((await practice.azure.me()).name);
	secrets.add((await practice.azure.me()).tenantId?.split('-')[0] ?? '');
	const seen: string[] = [];
	let frames = 0;
	for (const [index, place] of (await placesOf(practice)).entries()) {
		if (!isWanted(index, place.name)) continue;
		const one = await openProgram({
			practice: { ...practice, close: async () => undefined },
			connection: { httpClient },
			language,
			cover,
			columns: index % 2 ? 80 : 160,
			rows: index % 2 ? 24 : 50,
			start: [{ name: 'subscriptions' }, place],
			before: async (_, journal) => {
				if (place.name !== 'history') return;
				await nobodyCalls(journal, idOf(practice, 'aoai-contoso-chat'));
				const { prepare } = await import('../../source/migration/prepare.ts');
				await journal.intend(
					await prepare(practice.azure, await wishes.assignRole(practice)),
					await practice.azure.me(),
				);
			},
		});
		program = one;
		one.terminal.on('frame', () => {
			const found = seenIn(one.screen(), secrets);
			frames += 1;
			if (cover) tally.count(place.name, found.length > 0 ? `${found}\n${one.screen()}` : undefined);
			seen.push(...found.map((secret) => `${place.name}: ${secret}`));
		});
		const isReading = () =>
			[one.strings.lists.reading, one.strings.verdict.reading, one.strings.confirm.reading].some((text) =>
				one.screen().includes(text.slice(0, -2)),
			);
		await expect.poll(() => one.screen() !== '' && !isReading(), { timeout: 15_000 }).toBe(true);
		for (const key of ['PgDn', 'PgDn', 'PgDn', 'Down', 'Enter', 'PgDn', 'Esc', '?', 'PgDn']) await one.press(key);
		await one.close();
		program = undefined;
	}
	await practice.close();
	return { seen, frames, secrets };
};

describe.each(languages)('a shared screen, in %s', (language) => {
	it('shows no id, no name of a tenant and no address on any frame', async () => {
		// The layout is the same in both: of one, every third screen will do.
		const { seen, frames, secrets } = await walk(language, newCover(), (at) => language === 'en' || at % 3 === 0);
		expect(seen.slice(0, 5)).toEqual([]);
		expect(frames).toBeGreaterThan(60);
		expect(secrets.size).toBeGreaterThan(15);
	});
});

it('would find them on a screen that is not shared', async () => {
	const parts = ['account', 'tenants', 'access', 'history'];
	const { seen } = await walk('en', undefined, (_, name) => parts.includes(name));
	for (const part of parts) expect(seen.filter((one) => one.startsWith(`${part}: `))).not.toEqual([]);
});

it('still asks for the exact name, as it is', async () => {
	const practice = await openPractice();
	const accountId = idOf(practice, 'aoai-contoso-chat');
	const cover = newCover();
	// The worst case: the account is called like the tenant.
	cover.learn('aoai-contoso-chat');
	program = await openProgram({
		practice,
		cover,
		start: [{ name: 'subscriptions' }, { name: 'confirm', wish: { kind: 'disableKeys', input: decided(accountId) } }],
	});
	const { confirm, flight } = program.strings;
	await program.see(confirm.typeName.slice(0, 20), '  aoai-contoso-chat\n');
	await program.see(`\n${confirm.nameLabel}`);
	await program.type('aoai-contoso-chat');
	await program.press('Enter');
	await program.see(flight.onward);
	expect(practice.changes().length).toBe(1);
});

it('copies the real values', async () => {
	const practice = await openPractice();
	const wish = await wishes.assignRole(practice);
	program = await openProgram({
		practice,
		cover: newCover(),
		start: [{ name: 'subscriptions' }, { name: 'confirm', wish }],
	});
	await program.see(program.strings.confirm.choose);
	await program.press('c');
	await program.see(program.strings.shell.copied('az'));
	expect(program.copied[0]).toContain((wish.input as { principalId: string }).principalId);
	expect(program.screen()).not.toMatch(guid);
});
