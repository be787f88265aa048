// The hand-over of one account: what was found, what was changed and by whom, what is verified, what is still open.
import type { Entry, Note, Noted } from '../entries.ts';
import { roleNames } from '../migration/access.ts';
import type { Assessed } from '../migration/assess.ts';
import { consumerSteps } from '../migration/consumer-steps.ts';
import { type ChangeRecord, changesIn, requestIdOf } from '../migration/history.ts';
import { sameId } from '../migration/ids.ts';
import type { Inspection } from '../migration/inspect.ts';
import { inNames } from '../migration/names.ts';
import { isPassed, type Step } from '../migration/step.ts';
import { peopleItems } from '../migration/verdict.ts';
import type { Strings } from '../strings/index.ts';
import type { Made } from './document.ts';
import { checksTable } from './inspection-page.ts';
import { keepOffParts } from './keep-off.ts';
import type { Page, Part, Tone } from './page.ts';

const stepTones = {
	done: 'ok',
	skipped: 'muted',
	ready: 'warning',
	waiting: 'warning',
	later: 'muted',
	unknown: 'warning',
	blocked: 'danger',
} as const satisfies Record<Step['state'], Tone>;

const recordTones = {
	done: 'ok',
	heldAlready: 'muted',
	failed: 'danger',
	notDone: 'warning',
	undone: 'muted',
	undoing: 'warning',
	open: 'warning',
} as const satisfies Record<ChangeRecord['state'], Tone>;

const heading = (text: string): Part => ({ kind: 'heading', text });
const text = (words: string, tone?: Tone): Part => ({ kind: 'text', text: words, tone });

/** Why a step stands where it stands, without the keys to press that a screen names. */
const reasonOf = ({ reason, about, checks }: Step, strings: Strings): string => {
	const { road, verdict, shell } = strings;
	switch (reason) {
		case 'noSubdomain':
			return checks.map((check) => strings.checkReason(check)).join(' ');
		case 'ready':
		case 'notReady':
		case 'cannotTell':
		case 'refused':
			return verdict.rulings[reason];
		default:
			return road.reasons[reason]({
				...about,
				...(about.step ? { step: road.steps[about.step as Step['id']].title } : {}),
				...(about.at ? { at: shell.when(about.at) } : {}),
			});
	}
};

const found = (
	{ found: verdict, evidence }: Assessed,
	changes: readonly ChangeRecord[],
	naming: (text: string) => string,
	strings: Strings,
): readonly Part[] => {
	const words = strings.handOver;
	if (verdict) {
		const { accepted } = verdict;
		const unseen = Object.values(evidence?.looks ?? {}).flatMap((look) =>
			look.known
				? look.value.unseen.map(({ name, why }) => naming(`${name}: ${strings.verdict.reason(why)}`))
				: [look.problem.message],
		);
		return [
			text(strings.verdict.rulings[verdict.ruling], verdict.ruling === 'ready' ? 'ok' : 'warning'),
			...(accepted
				? [text(strings.verdict.accepted(accepted.by, strings.shell.when(accepted.at), accepted.reason), 'warning')]
				: []),
			checksTable(
				words.checks,
				verdict.checks.map((check) => ({ ...check, about: check.about ?? '' })),
				strings,
			),
			...(unseen.length > 0 ? [text(words.unseen), { kind: 'list', items: [...new Set(unseen)] } as const] : []),
		];
	}
	const last = changes.findLast(({ intended }) => intended.change.wish.kind === 'disableKeys');
	const wish = last?.intended.change.wish;
	if (wish?.kind !== 'disableKeys') return [text(words.offBefore)];
	const { evidence: then, accepted, readAt } = wish.input;
	return [
		{
			kind: 'table',
			caption: words.checksThen(strings.shell.when(readAt)),
			head: [strings.reports.check, strings.reports.met],
			rows: then.map(({ id, met }) => [
				{ text: id in strings.checks ? strings.checks[id as keyof Strings['checks']].title : id },
				{ text: strings.shell.met[met], tone: met === 'yes' ? ('ok' as const) : ('warning' as const) },
			]),
		},
		...(accepted ? [text(words.acceptedThen(accepted), 'warning')] : []),
	];
};

const consumers = ({ rows }: Assessed, strings: Strings): Part => {
	const words = strings.consumers;
	return {
		kind: 'table',
		caption: words.title,
		head: [words.name, words.found, ...consumerSteps.map((step) => words.steps[step]), words.state],
		rows: rows.map(({ name, from, cells, state, accepted }) => [
			{ text: from === 'keyCalls' ? words.keyCalls : name },
			{ text: words.from[from] },
			...consumerSteps.map((step) => ({ text: words.cells[cells[step]] })),
			{
				text: accepted
					? words.acceptedBecause(accepted.by, strings.shell.when(accepted.at), accepted.reason)
					: words.states[state],
				tone: state === 'ready' ? ('ok' as const) : ('warning' as const),
			},
		]),
	};
};

const changed = (changes: readonly ChangeRecord[], strings: Strings): readonly Part[] => {
	const { history, shell } = strings;
	if (changes.length === 0) return [text(history.nothing)];
	return [
		{
			kind: 'table',
			caption: strings.handOver.changes,
			head: [history.what, history.when, history.who, history.state, history.effect, shell.requestId],
			rows: changes.map(({ intended, outcome, state }) => [
				{ text: strings.changes[intended.change.wish.kind].title(intended.change.about) },
				{ text: shell.when(intended.at) },
				{ text: `${intended.who.name} (${intended.who.credential})` },
				{ text: history.states[state], tone: recordTones[state] },
				{
					text: intended.change.effects
						.map(({ property, before, after }) => `${property}: ${before || '-'} → ${after || '-'}`)
						.join('; '),
				},
				{ text: requestIdOf(outcome) ?? '-' },
			]),
		},
	];
};

/** What a consumer is called by its id: the last part of a path, or the object id of a principal. */
const lastPart = (id: string): string =>
	id
		.split('/')
		.pop()
		?.replace(/^principal:/, '') ?? id;

/** What somebody recorded: names instead of ids, and the checklist's own words. */
const sentence = (note: Note, called: ReadonlyMap<string, string>, { handOver, people, checks }: Strings): string =>
	handOver.notes[note.kind]({
		name: 'name' in note ? note.name : 'choice' in note ? note.choice.name : '',
		consumer: 'consumer' in note ? (called.get(note.consumer) ?? lastPart(note.consumer)) : '',
		role: 'roleId' in note ? (roleNames[note.roleId] ?? note.roleId) : '',
		reason: 'reason' in note ? note.reason : '',
		item: 'item' in note ? ((people.items as Readonly<Record<string, string>>)[note.item] ?? note.item) : '',
		checks:
			'checks' in note
				? note.checks.map((id) => (id in checks ? checks[id as keyof typeof checks].title : id)).join(', ')
				: '',
		to: 'to' in note ? note.to : '',
		which: 'which' in note ? note.which : '',
		status: 'status' in note ? String(note.status) : '',
	});

/** Consumers that somebody added have no other name than the one that was given then. */
const calledIn = (notes: readonly Noted[]): ReadonlyMap<string, string> =>
	new Map(notes.flatMap(({ note }) => (note.kind === 'consumerAdded' ? [[note.consumer, note.name] as const] : [])));

const said = (notes: readonly Noted[], naming: (text: string) => string, strings: Strings): readonly Part[] =>
	notes.length === 0
		? [text(strings.handOver.nothingSaid)]
		: [
				{
					kind: 'table',
					caption: strings.handOver.said,
					head: [strings.history.when, strings.history.who, strings.history.what],
					rows: notes.map(({ at, by, note }) => [
						{ text: strings.shell.when(at) },
						{ text: by },
						{ text: naming(sentence(note, calledIn(notes), strings)) },
					]),
				},
			];

const stillOpen = (
	{ steps, found: verdict, facts }: Assessed,
	changes: readonly ChangeRecord[],
	strings: Strings,
): readonly Part[] => {
	const words = strings.handOver;
	const items = [
		...steps
			.filter((step) => !isPassed(step))
			.map(
				(step) =>
					`${strings.road.steps[step.id].title} (${strings.road.states[step.state]}): ${reasonOf(step, strings)}`,
			),
		...(verdict?.checks ?? [])
			// What is to be asked of people is listed for itself.
			.filter(({ met, id }) => met !== 'yes' && id !== 'peopleAsked')
			.map((check) => `${strings.checks[check.id].title}: ${strings.checkReason(check)}`),
		...(facts.account.keyAuth === 'on' ? peopleItems : [])
			.filter((item) => !facts.said.ticked.has(item))
			.map((item) => words.toAsk(strings.people.items[item])),
		...changes
			.filter(({ state }) => state === 'open')
			.map(({ intended }) => words.unfinished(strings.changes[intended.change.wish.kind].title(intended.change.about))),
	];
	return items.length > 0 ? [{ kind: 'list', items }] : [text(words.nothingOpen, 'ok')];
};

const status = ({ facts, steps }: Assessed, strings: Strings): Part => {
	const words = strings.handOver;
	const { keyRefusalSeen } = facts.said;
	if (facts.account.keyAuth === 'on') return text(words.on(steps.filter(isPassed).length, steps.length), 'warning');
	return keyRefusalSeen ? text(words.refused(strings.shell.when(keyRefusalSeen)), 'ok') : text(words.off, 'warning');
};

const verified = ({ facts, steps }: Assessed, changes: readonly ChangeRecord[], strings: Strings): readonly Part[] => {
	const words = strings.handOver;
	const visible = steps.find(({ id }) => id === 'roleVisible');
	const readBack = changes.filter(({ state }) => state === 'done' || state === 'heldAlready');
	return [
		{
			kind: 'list',
			items: [
				words.readBack(readBack.length),
				visible?.state === 'done' ? `${strings.road.steps.roleVisible.title}: ${reasonOf(visible, strings)}` : '',
				`${strings.account.keyAuth}: ${facts.account.keyAuth === 'off' ? strings.account.keysOff : strings.account.keysOn}`,
				facts.said.keyRefusalSeen
					? strings.road.reasons.refusalSeen({ at: strings.shell.when(facts.said.keyRefusalSeen) })
					: words.refusalNotSeen,
			].filter(Boolean),
		},
	];
};

/** The entries of this account alone. A change of a host or a role names its account in the wish. */
const about = (entries: readonly Entry[], accountId: string) => ({
	changes: changesIn(entries).filter(({ intended }) => sameId(intended.change.wish.input.accountId, accountId)),
	notes: entries.filter((entry): entry is Noted => entry.type === 'noted' && sameId(entry.accountId, accountId)),
});

export const handOverPage = (
	read: Assessed,
	entries: readonly Entry[],
	{ program, mode }: Made,
	{ naming, directory }: Pick<Inspection, 'naming' | 'directory'>,
	strings: Strings,
): Page => {
	const { account: words, reports, shell, history, lists, handOver } = strings;
	const assessed = inNames(read, naming);
	const { facts, steps } = assessed;
	const { account, me } = facts;
	const { changes, notes } = about(entries, account.id);
	return {
		language: reports.language,
		title: handOver.title(account.name),
		parts: [
			status(assessed, strings),
			{
				kind: 'steps',
				title: strings.road.title,
				steps: steps.map(({ id, state }) => ({
					title: strings.road.steps[id].title,
					state: strings.road.states[state],
					tone: stepTones[state],
				})),
			},
			heading(handOver.account),
			{
				kind: 'facts',
				rows: [
					[lists.id, account.id],
					[lists.subscription, facts.subscription.known ? facts.subscription.value.name : account.subscriptionId],
					[words.kind, `${account.kind}, ${account.location}, ${account.provisioningState}`],
					[words.keyAuth, account.keyAuth === 'on' ? words.keysOn : words.keysOff],
					[words.endpoint, account.endpoint ?? ''],
					[words.subdomain, account.subdomain ?? words.noSubdomain],
					[words.network, words.exposures[account.exposure]],
				],
			},
			heading(handOver.found),
			...found(assessed, changes, naming, strings),
			consumers(assessed, strings),
			...(directory && !directory.known ? [text(strings.access.unnamed(directory.problem.message), 'muted')] : []),
			heading(handOver.changed),
			...changed(changes, strings),
			heading(handOver.saidTitle),
			...said(notes, naming, strings),
			heading(handOver.verified),
			...verified(assessed, changes, strings),
			heading(handOver.open),
			...stillOpen(assessed, changes, strings),
			...keepOffParts({ kind: 'subscription', id: account.subscriptionId }, strings),
			heading(reports.about),
			{
				kind: 'facts',
				rows: [
					[reports.readAt, shell.when(new Date(facts.readAt).toISOString())],
					[reports.by, me.name],
					[history.tenant, me.tenantId ?? ''],
					[history.program, program],
					...(mode === 'practice' ? [[reports.mode, reports.practice] as const] : []),
				],
			},
		],
	};
};
