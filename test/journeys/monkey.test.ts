// Wrong hands on the keyboard: random keys, everywhere, and only what was confirmed is ever changed.
// Another run, or the same once more: MONKEY_SEED and MONKEY_KEYS, or npm run monkey.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { expect, it } from 'vitest';
import { lessonIds } from '../../source/guides/lessons/ids.ts';
import { changeKinds } from '../../source/model/change-inputs.ts';
import { languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { findUnconfirmedChanges, Monkey } from '../helpers/monkey.ts';
import { testTimeout } from '../helpers/patience.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, renderApp } from '../helpers/render-app.tsx';
import { runsEveryCase, sampleCases, sampleCount, sampleSeed } from '../helpers/sample.ts';
import { type RandomSource, seededRandom } from '../helpers/seeded-random.ts';

const seed = Number(process.env.MONKEY_SEED ?? sampleSeed());
/** A sample has a few sessions; a whole run begins on every screen and goes on until something was changed. */
const isWhole = runsEveryCase() || process.env.MONKEY_KEYS !== undefined;
const keyCount = Number(process.env.MONKEY_KEYS ?? sampleCount(2000, 400));

type ScreenName = Screen['name'];
type PickOne = <T>(of: readonly T[]) => T;
type StartScreen = (practice: PracticeTenant, any: PickOne) => Promise<Screen> | Screen;

const accountsOf = ({ tenant }: PracticeTenant) =>
	[...tenant.resources.values()].filter(({ type }) => type.endsWith('/accounts')).map(({ id }) => id);
const idOf = (practice: PracticeTenant, name: string) =>
	accountsOf(practice).find((id) => id.endsWith(`/${name}`)) ?? name;
const ofAccount =
	<N extends ScreenName>(name: N): StartScreen =>
	(practice, any) =>
		({ name, accountId: any(accountsOf(practice)) }) as unknown as Screen;

/** How a session begins on each screen; the flight is only come to by confirming. A screen that is added does not compile until it is here. */
const startScreens: Readonly<Record<Exclude<ScreenName, 'flight'>, StartScreen>> = {
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
	manualChecks: ofAccount('manualChecks'),
	subdomain: ofAccount('subdomain'),
	rotate: ofAccount('rotate'),
	watch: ofAccount('watch'),
	copy: ofAccount('copy'),
	confirm: async (practice, any) => ({
		name: 'confirm',
		changeRequest: await changeRequestBuilders[any(changeKinds)](practice),
	}),
	policyTemplates: (practice, any) => ({
		name: 'policyTemplates',
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
const names = Object.keys(startScreens) as (keyof typeof startScreens)[];
/** Those where something is confirmed have more turns. */
const everyRound = names.flatMap((name) => [
	name,
	...(name === 'account' || name === 'watch' ? (['confirm', 'plan'] as const) : []),
]);
const startScreenRounds = isWhole
	? everyRound
	: (['confirm', 'plan', ...sampleCases('random keys', names, 6)] as const);

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

const buildSessionOptions = async (dice: RandomSource, start: keyof typeof startScreens): Promise<RenderAppOptions> => {
	const any: PickOne = (of) => of[Math.floor(dice() * of.length)] as (typeof of)[number];
	const practice = await startPracticeTenant();
	// Half of them belong to two tenants and may switch.
	const switches: RenderAppOptions =
		dice() < 0.5 ? { mode: 'azure', signIn: () => undefined, wrapHttpClient: twoTenants } : {};
	return {
		...switches,
		practice,
		language: any(languages),
		mouse: dice() < 0.5,
		isScreenReader: dice() < 0.2,
		seed: async (_, journal) => {
			for (const id of accountsOf(practice)) if (dice() < 0.5) await recordNothingCalls(journal, id);
		},
		start: [{ name: 'subscriptions' }, await startScreens[start](practice, any)],
	};
};

const timeout = testTimeout() * Math.max(1, keyCount / 2000);

it(`never crashes and never sends an unconfirmed change (seed ${seed})`, { timeout }, async () => {
	const dice = seededRandom(seed);
	const tried = { keys: 0, sessions: 0, confirmed: 0, plans: 0, changed: 0, switched: 0 };
	const seen = new Set<ScreenName>();
	const every = new Set<ScreenName>([...names, 'flight']);
	// A short run is many short sessions: each screen has its turn.
	const each = Math.min(600, Math.ceil(keyCount / startScreenRounds.length));
	// A run in which nothing was ever confirmed proves nothing: it goes on until something was, five times as long at most.
	const proves = () => tried.changed > 0 && tried.plans > 0 && seen.size === every.size;
	while (tried.keys < keyCount || (isWhole && !proves() && tried.keys < 5 * keyCount)) {
		const start = startScreenRounds[tried.sessions % startScreenRounds.length] ?? 'subscriptions';
		const program = await renderApp(await buildSessionOptions(dice, start));
		const monkey = new Monkey(program, dice);
		const sent = program.practice.writeRequests().length;
		const changes = () => program.practice.writeRequests().slice(sent);
		let bug: unknown;
		let isOver = false;
		program.exited.then(
			() => {
				isOver = true;
			},
			(error: unknown) => {
				bug = error;
				isOver = true;
			},
		);
		try {
			await program.waitUntil(() => program.screen() !== '', 'a first frame');
			let tenant = homeTenant;
			while (!isOver && monkey.log.length < each) {
				await monkey.takeTurn();
				const here = program.routes().at(-1)?.screen.name;
				if (here) seen.add(here);
				const now = [homeTenant, otherTenant].find((one) => program.screen().split('\n')[1]?.includes(one));
				if (now && now !== tenant) {
					tenant = now;
					tried.switched += 1;
					expect(here, 'the first screen after another tenant').toBe('subscriptions');
				}
				expect(findUnconfirmedChanges(changes(), monkey.confirmedIds)).toEqual([]);
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
			tried.confirmed += monkey.confirmedIds.length;
			tried.plans += monkey.confirmedPlanCount;
			tried.changed += new Set(changes()).size;
			await program.close();
		}
	}
	console.log(
		`random keys: ${tried.keys} in ${tried.sessions} sessions (seed ${seed}); ${tried.confirmed} confirmed, ${tried.plans} plans among them, ${tried.changed} changed, none else; ${tried.switched} times another tenant; ${seen.size} of ${every.size} screens`,
	);
	if (!isWhole) return;
	expect(tried.changed).toBeGreaterThan(0);
	expect(tried.plans).toBeGreaterThan(0);
	expect([...every].filter((name) => !seen.has(name))).toEqual([]);
});
