// Every screen of the program, each by the shortest way to it: what the gallery shows and what its test measures.
import type { Strings } from '../source/strings/index.ts';
import type { Screen } from '../source/ui/context/navigation.ts';
import type { Measured } from './measure.ts';
import { press, type Step, see, type Walk } from './walks.ts';

/** A walk that ends at one picture, and what is to be demanded of that. */
export type Stop = Walk & Pick<Measured, 'quotes' | 'lists'>;

type Way = (strings: Strings) => readonly Step[];

const at = (name: string, flags: readonly string[], way: Way, more: Partial<Stop> = {}): Stop => ({
	name,
	arguments: ['practice', ...flags],
	steps: (strings) => [...way(strings), { picture: name }],
	...more,
});

/** From the screen of one account, once it has been read. */
const of = (account: string, name: string, way: Way, more: Partial<Stop> = {}): Stop =>
	at(
		name,
		['--account', account],
		(strings) => [see(account, strings.account.endpoint, strings.road.title), ...way(strings)],
		more,
	);

const rows = { lists: 'rows' } as const;
const quoting = { lists: 'rows', quotes: true } as const;
const lines = { lists: 'lines' } as const;

const read = 'Fabrikam';
const chat = 'aoai-contoso-chat';
const batch = 'aoai-contoso-batch';
const dev = 'aoai-contoso-dev';
const orders = 'aoai-contoso-orders';

const studio = 'ai-contoso-studio';
const orphan = 'aoai-contoso-regional';
const nobody = 'aoai-contoso-nobody';

const accountsOf: Way = ({ lists }) => [see(read), press('a'), see(lists.allAccounts, 'ai-contoso-foundry')];

const road: Way = (strings) => [press('g'), see(strings.road.title, strings.road.steps.verified.title)];

const nothingCalls: Way = (strings) => [
	...road(strings),
	see(strings.road.reasons.chooseIdentity({})),
	press('n'),
	see(strings.road.askNothingCalls),
	press('t'),
	see(strings.road.reasons.cannotTell({})),
];

const verdict: Way = (strings) => [...nothingCalls(strings), press('Enter'), see(strings.verdict.title)];

/** What cannot be proven is taken on with a reason: the keys can be turned off. */
const takenOn: Way = (strings) => [
	...verdict(strings),
	press('x'),
	see(strings.verdict.acceptRiskLabel),
	press(...'asked'),
	see(`${strings.verdict.acceptRiskLabel} asked`),
	press('Enter'),
	see(strings.verdict.acceptRiskDone),
	press('Esc'),
	see(strings.road.reasons.keysOn({})),
];

const keysOff: Way = (strings) => [
	...takenOn(strings),
	press('Enter'),
	see(strings.confirm.typeName, strings.confirm.nameLabel),
];

const sent: Way = (strings) => [
	...keysOff(strings),
	press(...batch),
	see(`${strings.confirm.nameLabel} ${batch}`),
	press('Enter'),
];

const done: Way = (strings) => [
	...sent(strings),
	see(strings.changes.disableKeys.done({ account: batch }), strings.flight.propagationHint),
];

/** From the list of all accounts to one of them, and back when nothing stands in its way any more. */
const prepared = (account: string, count: number, strings: Strings): readonly Step[] => [
	press('/', ...account),
	see(`${strings.shell.filterLabel} ${account}`, strings.lists.total(1)),
	press('Enter', 'Enter'),
	see(strings.account.endpoint, strings.road.title, `https://${account}`),
	...takenOn(strings),
	press('Esc'),
	see(strings.account.endpoint, strings.road.title),
	press('Esc'),
	see(strings.shell.filterLabel, strings.lists.total(1)),
	press(' ', 'Esc'),
	see(strings.lists.allAccounts, strings.plan.selected(count)),
];

const together: Way = (strings) => [
	...accountsOf(strings),
	...prepared(batch, 1, strings),
	...prepared(dev, 2, strings),
	press('P'),
	see(strings.plan.heads.disable(2)),
	press('Enter'),
	see(strings.plan.typeWords, strings.plan.label),
	press(...'2 disable'),
	see(`${strings.plan.label} 2 disable`),
	press('Enter'),
	see(strings.plan.running(0, 2)),
];

/** Azure never gets done with it. */
const endless = { operationTime: 1e12 } as const;

/** What the gallery has of each screen: one that nobody thought of does not compile. */
const screens: Readonly<Record<Screen['name'] | 'signIn', readonly Stop[]>> = {
	signIn: [
		{
			...at('sign-in', [], ({ signIn }) => [see(signIn.ways, 'AzureCliCredential')]),
			arguments: [],
			environment: { AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential', PATH: '/nowhere' },
		},
	],
	subscriptions: [
		at('subscriptions', [], () => [see(read)], rows),
		at('help', [], ({ shell }) => [see(read), press('?'), see(shell.helpTitle)]),
	],
	accounts: [
		at('accounts', [], accountsOf, rows),
		at(
			'filter',
			[],
			(strings) => [
				...accountsOf(strings),
				press('/', ...'contoso !team'),
				see(`${strings.shell.filterLabel} contoso !team`),
			],
			rows,
		),
		at('palette', [], (strings) => [...accountsOf(strings), press('\u0010'), see(strings.shell.paletteTitle)], {
			lists: 'lines',
			quotes: true,
		}),
	],
	find: [at('find', ['--account', nobody], ({ lists }) => [see(lists.notFound(nobody))])],
	fleet: [
		at('fleet', [], ({ fleet }) => [see(read), press('D'), see(fleet.title, 'Contoso AI Production', '%')], rows),
	],
	plan: [
		at('plan', [], (strings) => [
			...accountsOf(strings),
			press(' ', 'Down', ' ', 'P'),
			see(strings.plan.title, strings.plan.leftOut(2)),
		]),
	],
	lessons: [at('lessons', [], ({ lessons }) => [see(read), press('E'), see(lessons.title)], rows)],
	lesson: [
		at('lesson', [], ({ lessons }) => [
			see(read),
			press('E'),
			see(lessons.title),
			press('Enter'),
			see(lessons.goals, lessons.goal.open),
		]),
	],
	faults: [at('faults', [], ({ faults }) => [see(read), press('F'), see(faults.title)], rows)],
	recent: [
		at(
			'recent',
			[],
			(strings) => [
				...accountsOf(strings),
				press('Enter'),
				see(strings.account.endpoint, strings.road.title),
				press('j'),
				see(strings.recent.title, 'UTC'),
			],
			rows,
		),
	],
	requests: [at('requests', [], ({ requests }) => [see(read), press('X'), see(requests.title, 'resources')], quoting)],
	tenants: [at('tenants', [], ({ tenants }) => [see(read), press('T'), see(tenants.title, tenants.here)], rows)],
	account: [of(chat, 'account', () => [])],
	copy: [of(chat, 'copy', ({ copy }) => [press('Y'), see(copy.title)], quoting)],
	policyTemplates: [of(chat, 'keep-off', ({ policyTemplates }) => [press('K'), see(policyTemplates.title)])],
	road: [
		of(chat, 'road', road, lines),
		of(chat, 'step', (strings) => [...road(strings), press('Tab'), see(strings.road.whatAzureDoes)], lines),
	],
	subdomain: [
		of(orphan, 'subdomain', (strings) => [
			...road(strings),
			see(strings.road.reasons.noSubdomain({})),
			press('Enter'),
			see(strings.subdomain.label, orphan),
		]),
	],
	identity: [of(chat, 'identity', ({ identity }) => [press('i'), see(identity.title, 'app-contoso-assistant')], rows)],
	role: [
		of(
			studio,
			'role',
			(strings) => [
				...road(strings),
				see(strings.road.reasons.chooseIdentity({})),
				press('i'),
				see(strings.identity.title, 'ai-contoso-foundry'),
				press('/', ...'app-contoso-studio'),
				see(`${strings.shell.filterLabel} app-contoso-studio`),
				press('Enter', 'Enter'),
				see(strings.road.reasons.atProjectOnly({ identity: 'app-contoso-studio' })),
				press('G'),
				see(strings.role.title, 'Foundry User'),
			],
			rows,
		),
	],
	application: [
		of(chat, 'application', (strings) => [
			press('w'),
			see('401'),
			press('Enter'),
			see(strings.symptoms.cause),
			press('Enter'),
			see(strings.application.title, 'AzureOpenAI'),
		]),
	],
	consumers: [of(orders, 'consumers', ({ consumers }) => [press('m'), see(consumers.title, consumers.keyCalls)], rows)],
	access: [of(orders, 'access', ({ access }) => [press('e'), see(access.title, 'grp-ai-platform')], quoting)],
	why: [of(chat, 'why', () => [press('w'), see('401')], quoting)],
	rotate: [of(chat, 'rotate', ({ rotate }) => [press('R'), see(rotate.title, '4. ')], lines)],
	verdict: [of(batch, 'verdict', verdict)],
	manualChecks: [
		of(batch, 'manualChecks', (strings) => [...verdict(strings), press('t'), see(strings.manualChecks.title)], lines),
	],
	confirm: [of(batch, 'confirm', keysOff)],
	flight: [
		of(batch, 'flight', (strings) => [...sent(strings), see(strings.flight.phases.operation)], { tenant: endless }),
		of(batch, 'result', done),
		at('together', [], together, { tenant: endless, lists: 'rows' }),
	],
	watch: [of(batch, 'watch', (strings) => [...done(strings), press('W'), see(strings.watch.title)])],
	history: [
		of(
			batch,
			'history',
			(strings) => [...done(strings), press('h'), see(strings.history.title, strings.history.states.done)],
			rows,
		),
	],
};

export const tour: readonly Stop[] = Object.values(screens).flat();
