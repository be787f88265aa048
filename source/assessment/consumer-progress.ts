// The progress of each consumer of one account: the table of consumers × steps.
import { keySourcesOfType } from '../key-sources/index.ts';
import type { Host } from '../model/azure.ts';
import type { TriState } from '../model/check.ts';
import type { LoggedCalls, SkippedPart } from '../model/evidence.ts';
import { hostTypeDefinitions } from '../model/host-types.ts';
import { isSameId } from '../model/resource-id.ts';
import type { AccountFacts } from './account-facts.ts';
import { type AcceptedRisk, consumerId } from './account-notes.ts';
import { accessOfPrincipal, type Consumer, findConsumers, type HostsAndIdentities, keyUsesIn } from './consumers.ts';
import { type Evidence, isCoveredByTick, skippedPlaces } from './key-usage-evidence.ts';
import { requiredAccess } from './required-access.ts';

export const consumerSteps = ['identityOn', 'roleGranted', 'codeChanged', 'seenWithToken', 'noKey'] as const;
export type ConsumerStep = (typeof consumerSteps)[number];

/** `none`: the step does not apply. */
export type ConsumerStepStatus = 'done' | 'open' | 'unknown' | 'none';

export type ConsumerProgress = Consumer & {
	readonly stepStatuses: Readonly<Record<ConsumerStep, ConsumerStepStatus>>;
	readonly state: 'ready' | 'open' | 'unknown' | 'accepted';
	readonly acceptedRisk: AcceptedRisk | undefined;
};

const day = 24 * 3600_000;

/** Days on end after which a caller that was never silent counts as one of every day. */
const everyDay = 7;

/**
 * Milliseconds of silence after which a caller counts as gone: twice as long as it ever was from one day with calls to the
 * next. A job that calls around midnight, and then not for a week, comes once a week and not on two days of each. A caller
 * with one run of days has no known rhythm: then the silence has to last as long as the log reaches back, less
 * two days.
 */
const silenceFor = ({ days }: LoggedCalls): number => {
	const gaps = days.slice(1).map((one, at) => Date.parse(one) - Date.parse(days[at] ?? one));
	const longest = Math.max(0, ...gaps);
	return longest > day || days.length >= everyDay ? 2 * longest : 28 * day;
};

/** Returns the status of calls by key: done when they ended before a person recorded the change, and each caller has been silent for long. */
const keyCallsStatus = (
	calls: readonly LoggedCalls[],
	changed: readonly string[],
	readAt: number,
): ConsumerStepStatus => {
	const last = calls.reduce((latest, { lastSeen }) => (lastSeen > latest ? lastSeen : latest), '');
	const latestChange = changed.toSorted().at(-1);
	if (!latestChange || last > latestChange) return 'open';
	const isOver = calls.every((one) => readAt - Date.parse(one.lastSeen) >= silenceFor(one));
	return isOver ? 'done' : 'unknown';
};

const statusFromTriState = (met: TriState): ConsumerStepStatus =>
	met === 'yes' ? 'done' : met === 'no' ? 'open' : 'unknown';

const hostOf = ({ choice }: Consumer, { hosts }: HostsAndIdentities): Host | undefined =>
	choice?.kind === 'host' ? hosts.find(({ id }) => isSameId(id, choice.hostId)) : undefined;

/** Returns the names under which a scan may have skipped a host: a Foundry account whose projects cannot be listed covers them. */
const namesInEvidence = ({ type, name }: Host): readonly string[] =>
	type === 'foundryProject' ? [name, name.split('/')[0] ?? name] : [name];

/** Whether a skipped part may be this host's: itself, a setting or slot of it, its subscription, or the whole index. */
const mayConcernHost = ({ name, whole }: SkippedPart, host: Host): boolean => {
	if (whole === 'index') return true;
	if (whole === 'subscription') return isSameId(name, host.subscriptionId);
	return namesInEvidence(host).includes(name) || name.startsWith(`${host.name} `) || name.startsWith(`${host.name}/`);
};

const noKeyStatus = (
	consumer: Consumer,
	{ account, notes }: AccountFacts,
	evidence: Evidence | undefined,
	hostsAndIdentities: HostsAndIdentities,
): ConsumerStepStatus => {
	if (consumer.uses.length > 0) return 'open';
	const host = hostOf(consumer, hostsAndIdentities);
	// Not indexed: made just now, deleted, or unreadable.
	if (!host && consumer.choice?.kind === 'host') return 'unknown';
	// No source scans such a host: only the person's note about the code tells.
	const sources = host ? keySourcesOfType(hostTypeDefinitions[host.type].resourceType) : [];
	if (!host || sources.length === 0) return 'none';
	const isLookedThrough = sources.every((source) => {
		const scan = evidence?.scanResults[source];
		return (
			scan?.known &&
			skippedPlaces(scan.value, account).every((one) => !mayConcernHost(one, host) || isCoveredByTick(one, notes))
		);
	});
	return isLookedThrough ? 'done' : 'unknown';
};

const stepStatuses = (
	consumer: Consumer,
	facts: AccountFacts,
	evidence: Evidence | undefined,
	hostsAndIdentities: HostsAndIdentities,
): ConsumerProgress['stepStatuses'] => {
	const { id, choice, principalId, calls } = consumer;
	if (consumer.from === 'keyCalls')
		return {
			identityOn: 'none',
			roleGranted: 'none',
			codeChanged: 'none',
			seenWithToken: 'none',
			noKey: keyCallsStatus(calls, [...facts.notes.changedAt.values()], evidence?.readAt ?? facts.readAt),
		};
	const isChanged = facts.notes.changedAt.has(id);
	const hasLog = evidence?.requestLog.known && evidence.requestLog.value.length > 0;
	const isSeen = calls.some(({ by }) => by === 'token');
	return {
		identityOn: principalId
			? 'done'
			: hostOf(consumer, hostsAndIdentities)
				? 'open'
				: consumer.from === 'added'
					? 'none'
					: 'unknown',
		roleGranted: principalId
			? statusFromTriState(accessOfPrincipal(facts, principalId, requiredAccess(facts, consumer.id)))
			: consumer.from === 'added'
				? 'none'
				: choice?.kind === 'userAssigned' || hostOf(consumer, hostsAndIdentities)
					? 'open'
					: 'unknown',
		codeChanged: isChanged ? 'done' : isSeen ? 'none' : consumer.from === 'role' ? 'unknown' : 'open',
		seenWithToken: isSeen ? 'done' : hasLog && principalId ? 'open' : 'unknown',
		noKey: noKeyStatus(consumer, facts, evidence, hostsAndIdentities),
	};
};

/** Returns the state of a consumer. A call by token or a note about its code is enough: a log that is off must not block. */
const consumerState = (cells: ConsumerProgress['stepStatuses']): ConsumerProgress['state'] => {
	const { seenWithToken: _, ...needed } = cells;
	const all = Object.values(needed);
	return all.includes('open') ? 'open' : all.includes('unknown') ? 'unknown' : 'ready';
};

/** Returns the table of an account's consumers × steps. */
export const consumerProgress = (
	facts: AccountFacts,
	evidence: Evidence | undefined,
	hostsAndIdentities: HostsAndIdentities,
): readonly ConsumerProgress[] => {
	const uses = keyUsesIn(evidence);
	const log = evidence?.requestLog.known ? evidence.requestLog.value : [];
	return findConsumers(facts, evidence, hostsAndIdentities).map((candidate) => {
		const consumer: Consumer = {
			...candidate,
			uses: uses.filter(({ resourceId }) => consumerId(resourceId) === candidate.id),
			calls: log.filter(({ by, objectId }) =>
				candidate.from === 'keyCalls' ? by === 'keyOrUnknown' : by === 'token' && objectId === candidate.principalId,
			),
		};
		const statuses = stepStatuses(consumer, facts, evidence, hostsAndIdentities);
		const acceptedRisk = facts.notes.acceptedRisks.get(candidate.id);
		return {
			...consumer,
			stepStatuses: statuses,
			acceptedRisk,
			state: acceptedRisk ? 'accepted' : consumerState(statuses),
		};
	});
};
