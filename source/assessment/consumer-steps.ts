// How far each consumer of one account has come: the table of consumers × steps.
import type { Host } from '../model/azure.ts';
import type { Met } from '../model/check.ts';
import type { LoggedCalls } from '../model/evidence.ts';
import { hostKinds } from '../model/host-types/index.ts';
import { sameId } from '../model/resource-id.ts';
import type { Facts } from './account-facts.ts';
import { type Accepted, consumerId } from './account-notes.ts';
import { accessOf, type Consumer, findConsumers, type Surroundings, usesIn } from './consumers.ts';
import { type Evidence, isCovered, unseenIn } from './key-usage-evidence.ts';
import { wantedOf } from './required-access.ts';

export const consumerSteps = ['identityOn', 'roleGranted', 'codeChanged', 'seenWithToken', 'noKey'] as const;
export type ConsumerStep = (typeof consumerSteps)[number];

/** `none`: the step does not apply. */
export type Cell = 'done' | 'open' | 'unknown' | 'none';

export type ConsumerRow = Consumer & {
	readonly cells: Readonly<Record<ConsumerStep, Cell>>;
	readonly state: 'ready' | 'open' | 'unknown' | 'accepted';
	readonly accepted: Accepted | undefined;
};

const day = 24 * 3600_000;

/** Days on end after which a caller that was never silent counts as one of every day. */
const everyDay = 7;

/**
 * Milliseconds of silence after which a caller counts as gone: twice as long as it ever was from one day with calls to the
 * next. A job that calls around midnight, and then not for a week, comes once a week and not on two days of each. Of one
 * that was seen once, for some days on end at most, nobody knows how often it comes: as long as a log is asked for, less
 * two days.
 */
const silenceFor = ({ days }: LoggedCalls): number => {
	const gaps = days.slice(1).map((one, at) => Date.parse(one) - Date.parse(days[at] ?? one));
	const longest = Math.max(0, ...gaps);
	return longest > day || days.length >= everyDay ? 2 * longest : 28 * day;
};

/** Calls by key are over when they ended before somebody said to have changed, and each caller has been silent for long. */
const keyCallsCell = (calls: readonly LoggedCalls[], changed: readonly string[], readAt: number): Cell => {
	const last = calls.reduce((latest, { lastSeen }) => (lastSeen > latest ? lastSeen : latest), '');
	const latestChange = changed.toSorted().at(-1);
	if (!latestChange || last > latestChange) return 'open';
	const isOver = calls.every((one) => readAt - Date.parse(one.lastSeen) >= silenceFor(one));
	return isOver ? 'done' : 'unknown';
};

const fromMet = (met: Met): Cell => (met === 'yes' ? 'done' : met === 'no' ? 'open' : 'unknown');

const hostOf = ({ choice }: Consumer, { hosts }: Surroundings): Host | undefined =>
	choice?.kind === 'host' ? hosts.find(({ id }) => sameId(id, choice.hostId)) : undefined;

/** A Foundry account whose projects cannot be listed is unseen by its own name, and so are they. */
const seenBy = ({ type, name }: Host): readonly string[] =>
	type === 'foundryProject' ? [name, name.split('/')[0] ?? name] : [name];

/** Whether something unseen may be this host's: itself, a setting or slot of it, its subscription, or all of the index. */
const hides = (unseen: string, host: Host): boolean =>
	seenBy(host).includes(unseen) ||
	unseen.startsWith(`${host.name} `) ||
	unseen.startsWith(`${host.name}/`) ||
	sameId(unseen, host.subscriptionId) ||
	unseen === 'Resource Graph';

const noKeyCell = (
	consumer: Consumer,
	{ account, said }: Facts,
	evidence: Evidence | undefined,
	around: Surroundings,
): Cell => {
	if (consumer.uses.length > 0) return 'open';
	const host = hostOf(consumer, around);
	// Not in the index: made just now, gone, or not to be read.
	if (!host && consumer.choice?.kind === 'host') return 'unknown';
	// Nothing can be looked into from outside: the person's word about the code is all there is.
	const source = host && hostKinds[host.type].keysIn;
	if (!host || !source) return 'none';
	const look = evidence?.looks[source];
	if (!look?.known) return 'unknown';
	const left = unseenIn(look.value, account).filter((one) => hides(one.name, host) && !isCovered(one, said));
	return left.length > 0 ? 'unknown' : 'done';
};

const cellsOf = (
	consumer: Consumer,
	facts: Facts,
	evidence: Evidence | undefined,
	around: Surroundings,
): ConsumerRow['cells'] => {
	const { id, choice, principalId, calls } = consumer;
	if (consumer.from === 'keyCalls')
		return {
			identityOn: 'none',
			roleGranted: 'none',
			codeChanged: 'none',
			seenWithToken: 'none',
			noKey: keyCallsCell(calls, [...facts.said.changed.values()], evidence?.readAt ?? facts.readAt),
		};
	const isChanged = facts.said.changed.has(id);
	const logged = evidence?.log.known && evidence.log.value.length > 0;
	const isSeen = calls.some(({ by }) => by === 'token');
	return {
		identityOn: principalId
			? 'done'
			: hostOf(consumer, around)
				? 'open'
				: consumer.from === 'added'
					? 'none'
					: 'unknown',
		roleGranted: principalId
			? fromMet(accessOf(facts, principalId, wantedOf(facts, consumer.id)))
			: consumer.from === 'added'
				? 'none'
				: choice?.kind === 'userAssigned' || hostOf(consumer, around)
					? 'open'
					: 'unknown',
		codeChanged: isChanged ? 'done' : isSeen ? 'none' : consumer.from === 'role' ? 'unknown' : 'open',
		seenWithToken: isSeen ? 'done' : logged && principalId ? 'open' : 'unknown',
		noKey: noKeyCell(consumer, facts, evidence, around),
	};
};

/** Seen calling or said to be changed is enough: a log that is off must not hold anybody up. */
const stateOf = (cells: ConsumerRow['cells']): ConsumerRow['state'] => {
	const { seenWithToken: _, ...needed } = cells;
	const all = Object.values(needed);
	return all.includes('open') ? 'open' : all.includes('unknown') ? 'unknown' : 'ready';
};

/** The table of an account's consumers × steps. */
export const consumerRows = (
	facts: Facts,
	evidence: Evidence | undefined,
	around: Surroundings,
): readonly ConsumerRow[] => {
	const uses = usesIn(evidence);
	const log = evidence?.log.known ? evidence.log.value : [];
	return findConsumers(facts, evidence, around).map((draft) => {
		const consumer: Consumer = {
			...draft,
			uses: uses.filter(({ resourceId }) => consumerId(resourceId) === draft.id),
			calls: log.filter(({ by, objectId }) =>
				draft.from === 'keyCalls' ? by === 'keyOrUnknown' : by === 'token' && objectId === draft.principalId,
			),
		};
		const cells = cellsOf(consumer, facts, evidence, around);
		const accepted = facts.said.accepted.get(draft.id);
		return { ...consumer, cells, accepted, state: accepted ? 'accepted' : stateOf(cells) };
	});
};
