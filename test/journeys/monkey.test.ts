// Wrong hands on the keyboard: random keys, everywhere, and only what was confirmed is ever changed.
// Another run, or the same once more: MONKEY_SEED and MONKEY_KEYS, or npm run monkey.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { expect, it } from 'vitest';
import { changeKinds } from '../../source/changes/kinds/index.ts';
import { lessonIds } from '../../source/guides/lessons/ids.ts';
import { languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { nobodyCalls } from '../helpers/decided.ts';
import { type Dice, diceOf } from '../helpers/dice.ts';
import { Monkey, unconfirmed } from '../helpers/monkey.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { openProgram, type ProgramOptions } from '../helpers/program.tsx';
import { wishes } from '../helpers/wishes.ts';

const seed = Number(process.env.MONKEY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const wanted = Number(process.env.MONKEY_KEYS ?? 2000);

type Name = Screen['name'];
type Any = <T>(of: readonly T[]) => T;
type Start = (practice: Practice, any: Any) => Promise<Screen> | Screen;

const accountsOf = ({ tenant }: Practice) =>
	[...tenant.resources.values()].filter(({ type }) => type.endsWith('/accounts')).map(({ id }) => id);
const idOf = (practice: Practice, name: string) => accountsOf(practice).find((id) => id.endsWith(`/${name}`)) ?? name;
const ofAccount =
	<N extends Name>(name: N): Start =>
	(practice, any) =>
		({ name, accountId: any(accountsOf(practice)) }) as unknown as Screen;

/** How a session begins on each screen; the flight is only come to by confirming. A screen that is added does not compile until it is here. */
const starts: Readonly<Record<Exclude<Name, 'flight'>, Start>> = {
	subscriptions: () => ({ name: 'subscriptions' }),
	accounts: () => ({ name: 'accounts', subscriptionId: undefined }),
	find: (_, any) => ({ name: 'find', account: any(['aoai-contoso-batch', 'aoai']), subscription: undefined }),
	account: ofAccount('account'),
	road: ofAccount('road'),
	identity: ofAccount('identity'),
	role: ofAccount('role'),
	application: ofAccount('application'),
	why: ofAccount('why'),
	verdict: ofAccount('verdict'),
	consumers: ofAccount('consumers'),
	access: ofAccount('access'),
	people: ofAccount('people'),
	subdomain: ofAccount('subdomain'),
	rotate: ofAccount('rotate'),
	watch: ofAccount('watch'),
	copy: ofAccount('copy'),
	confirm: async (practice, any) => ({ name: 'confirm', wish: await wishes[any(changeKinds)](practice) }),
	keepOff: (practice, any) => ({
		name: 'keepOff',
		subscriptionId: any(accountsOf(practice)).split('/')[2] ?? '',
	}),
	history: () => ({ name: 'history' }),
	fleet: () => ({ name: 'fleet' }),
	plan: (practice, any) => {
		const ids = ['aoai-contoso-chat', 'aoai-contoso-dev', 'aoai-contoso-search'].map((name) => idOf(practice, name));
		return {
			name: 'plan',
			accountIds: [...new Set([any(ids), any(ids), any(accountsOf(practice))])],
			action: 'disable',
		};
	},
	tenants: () => ({ name: 'tenants' }),
	recent: () => ({ name: 'recent' }),
	requests: () => ({ name: 'requests' }),
	lessons: () => ({ name: 'lessons' }),
	lesson: (_, any) => ({ name: 'lesson', lesson: any(lessonIds) }),
	faults: () => ({ name: 'faults' }),
};
const names = Object.keys(starts) as (keyof typeof starts)[];
/** Those where something is confirmed have more turns. */
const turns = names.flatMap((name) => [
	name,
	...(name === 'account' || name === 'watch' ? (['confirm', 'plan'] as const) : []),
]);

/** First groups of their ids, as a header shows them. */
const [homeTenant, otherTenant] = ['7f5c1a52', '0f0f0f0f'];

const twoTenants = (hop: HttpClient): HttpClient => ({
	sendRequest: async (request) => {
		const response = await hop.sendRequest(request);
		if (new URL(request.url).pathname !== '/tenants') return response;
		const { value } = JSON.parse(response.bodyAsText ?? '') as { value: readonly object[] };
		const other = { tenantId: `${otherTenant}-0000-4000-8000-000000000002`, displayName: 'Fabrikam' };
		return { ...response, bodyAsText: JSON.stringify({ value: [...value, other] }) };
	},
});

const sessionOf = async (dice: Dice, start: keyof typeof starts): Promise<ProgramOptions> => {
	const any: Any = (of) => of[Math.floor(dice() * of.length)] as (typeof of)[number];
	const practice = await openPractice();
	// Half of them belong to two tenants and may switch.
	const switches: ProgramOptions = dice() < 0.5 ? { mode: 'azure', signIn: () => undefined, hop: twoTenants } : {};
	return {
		...switches,
		practice,
		language: any(languages),
		mouse: dice() < 0.5,
		isRead: dice() < 0.2,
		before: async (_, journal) => {
			for (const id of accountsOf(practice)) if (dice() < 0.5) await nobodyCalls(journal, id);
		},
		start: [{ name: 'subscriptions' }, await starts[start](practice, any)],
	};
};

it(`never crashes and never changes what nobody confirmed (seed ${seed})`, async () => {
	const dice = diceOf(seed);
	const tried = { keys: 0, sessions: 0, confirmed: 0, plans: 0, changed: 0, switched: 0 };
	const seen = new Set<Name>();
	const every = new Set<Name>([...names, 'flight']);
	// A short run is many short sessions: each screen has its turn.
	const each = Math.min(600, Math.ceil(wanted / turns.length));
	// A run in which nothing was ever confirmed proves nothing: it goes on until something was, five times as long at most.
	const proves = () => tried.changed > 0 && tried.plans > 0 && seen.size === every.size;
	while (tried.keys < wanted || (!proves() && tried.keys < 5 * wanted)) {
		const start = turns[tried.sessions % turns.length] ?? 'subscriptions';
		const program = await openProgram(await sessionOf(dice, start));
		const monkey = new Monkey(program, dice);
		const sent = program.practice.changes().length;
		const changes = () => program.practice.changes().slice(sent);
		let bug: unknown;
		let isOver = false;
		program.left.then(
			() => {
				isOver = true;
			},
			(error: unknown) => {
				bug = error;
				isOver = true;
			},
		);
		try {
			await program.until(() => program.screen() !== '', 'a first frame');
			let tenant = homeTenant;
			while (!isOver && monkey.log.length < each) {
				await monkey.play();
				const here = program.places().at(-1)?.screen.name;
				if (here) seen.add(here);
				const now = [homeTenant, otherTenant].find((one) => program.screen().split('\n')[1]?.includes(one));
				if (now && now !== tenant) {
					tenant = now;
					tried.switched += 1;
					expect(here, 'the first screen after another tenant').toBe('subscriptions');
				}
				expect(unconfirmed(changes(), monkey.confirmed)).toEqual([]);
			}
			if (bug) throw bug;
		} catch (error) {
			const last = monkey.log
				.slice(-60)
				.map((key) => JSON.stringify(key))
				.join(' ');
			throw new Error(
				`seed ${seed}, from ${start}, after ${tried.keys + monkey.log.length} keys: ${last}\n${program.screen()}`,
				{ cause: error },
			);
		} finally {
			tried.keys += monkey.log.length;
			tried.sessions += 1;
			tried.confirmed += monkey.confirmed.length;
			tried.plans += monkey.plans;
			tried.changed += new Set(changes()).size;
			await program.close();
		}
	}
	console.log(
		`random keys: ${tried.keys} in ${tried.sessions} sessions (seed ${seed}); ${tried.confirmed} confirmed, ${tried.plans} plans among them, ${tried.changed} changed, none else; ${tried.switched} times another tenant; ${seen.size} of ${every.size} screens`,
	);
	expect(tried.changed).toBeGreaterThan(0);
	expect(tried.plans).toBeGreaterThan(0);
	expect([...every].filter((name) => !seen.has(name))).toEqual([]);
}, 3_600_000);
