// Every screen of the program, each by the shortest way to it: what the gallery shows and what its test measures.
import type { Strings } from '../source/strings/index.ts';
import { press, type Step, see, type Walk } from './walks.ts';

type Way = (strings: Strings) => readonly Step[];

const at = (name: string, flags: readonly string[], way: Way): Walk => ({
	name,
	arguments: ['practice', ...flags],
	steps: (strings) => [...way(strings), { picture: name }],
});

/** From the screen of one account, once it has been read. */
const of = (account: string, name: string, way: Way): Walk =>
	at(name, ['--account', account], (strings) => [
		see(account, strings.account.endpoint, strings.road.title),
		...way(strings),
	]);

const read = 'Fabrikam';
const chat = 'aoai-contoso-chat';
const batch = 'aoai-contoso-batch';
const orders = 'aoai-contoso-orders';

const accountsOf: Way = ({ lists }) => [see(read), press('a'), see(lists.allAccounts, chat)];

const road: Way = (strings) => [press('g'), see(strings.road.title, strings.road.steps.verified.title)];

const nothingCalls: Way = (strings) => [
	...road(strings),
	see(strings.road.nothingCalls),
	press('n'),
	see(strings.road.yesNothingCalls),
	press('t'),
	see(strings.road.reasons.cannotTell({})),
];

const verdict: Way = (strings) => [...nothingCalls(strings), press('Enter'), see(strings.verdict.title)];

const keysOff: Way = (strings) => [
	...verdict(strings),
	press('x'),
	see(strings.verdict.acceptLabel),
	press(...'asked'),
	see(`${strings.verdict.acceptLabel} asked`),
	press('Enter'),
	see(strings.verdict.acceptDone),
	press('Esc'),
	see(strings.road.reasons.keysOn({})),
	press('Enter'),
	see(strings.confirm.typeName, strings.confirm.nameLabel),
];

const done: Way = (strings) => [
	...keysOff(strings),
	press(...batch),
	see(`${strings.confirm.nameLabel} ${batch}`),
	press('Enter'),
	see(strings.changes.disableKeys.done({ account: batch }), strings.flight.onward),
];

/** Screens whose rows quote what stands whole elsewhere: below them for the row of the cursor, or once it is chosen. */
export const quoting: ReadonlySet<string> = new Set(['access', 'why', 'copy', 'palette']);

export const tour: readonly Walk[] = [
	at('subscriptions', [], () => [see(read)]),
	at('help', [], ({ shell }) => [see(read), press('?'), see(shell.helpTitle)]),
	at('accounts', [], ({ lists }) => [see(read), press('a'), see(lists.allAccounts, chat)]),
	at('filter', [], ({ lists, shell }) => [
		see(read),
		press('a'),
		see(lists.allAccounts, chat),
		press('/', ...'contoso !team'),
		see(`${shell.filterLabel} contoso !team`),
	]),
	at('palette', [], (strings) => [...accountsOf(strings), press('\u0010'), see(strings.shell.paletteTitle)]),
	at('fleet', [], ({ fleet }) => [see(read), press('D'), see(fleet.title, 'Contoso AI Production')]),
	at('plan', [], (strings) => [
		...accountsOf(strings),
		press(' ', 'Down', ' ', 'P'),
		see(strings.plan.title, strings.plan.why.cannotTell),
	]),
	at('lessons', [], ({ lessons }) => [see(read), press('E'), see(lessons.title)]),
	at('lesson', [], ({ lessons }) => [see(read), press('E'), see(lessons.title), press('Enter'), see(lessons.goals)]),
	at('faults', [], ({ faults }) => [see(read), press('F'), see(faults.title)]),
	at('recent', [], (strings) => [
		...accountsOf(strings),
		press('Enter'),
		see(strings.account.endpoint, strings.road.title),
		press('Esc', 'Esc'),
		see(strings.lists.subscriptions, read),
		press('j'),
		see(strings.recent.title),
	]),
	at('requests', [], ({ requests }) => [see(read), press('X'), see(requests.title, 'resources')]),
	at('tenants', [], ({ tenants }) => [see(read), press('T'), see(tenants.title)]),
	of(chat, 'account', () => []),
	of(chat, 'copy', ({ copy }) => [press('Y'), see(copy.title)]),
	of(chat, 'keep-off', ({ keepOff }) => [press('K'), see(keepOff.title)]),
	of(chat, 'road', road),
	of(chat, 'step', (strings) => [...road(strings), press('Tab'), see(strings.road.whatAzureDoes)]),
	of(chat, 'identity', ({ identity }) => [press('i'), see(identity.title, 'app-contoso-assistant')]),
	of(orders, 'consumers', ({ consumers }) => [press('m'), see(consumers.title)]),
	of(orders, 'access', ({ access }) => [press('e'), see(access.title)]),
	of(chat, 'why', () => [press('w'), see('401')]),
	of(chat, 'rotate', ({ rotate }) => [press('R'), see(rotate.title)]),
	of(batch, 'verdict', verdict),
	of(batch, 'people', (strings) => [...verdict(strings), press('t'), see(strings.people.title)]),
	of(batch, 'confirm', keysOff),
	of(batch, 'result', done),
	of(batch, 'watch', (strings) => [...done(strings), press('W'), see(strings.watch.title)]),
	of(batch, 'history', (strings) => [...done(strings), press('h'), see(strings.history.title)]),
];
