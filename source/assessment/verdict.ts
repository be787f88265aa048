// May the keys of one account be turned off? Ready, not ready, or cannot tell, with the checks behind it in order of
// weight. Silence is never a yes: what was not scanned, could not be read or is not logged is unknown.

import { provisioningCheck } from '../changes/kinds/key-auth.ts';
import { lockChecks, permissionCheck } from '../changes/operator-rights.ts';
import {
	multifactorCheck,
	multiServiceCheck,
	policyChecksForDisabling,
	subscriptionCheck,
	templateCheck,
} from '../changes/preconditions.ts';
import { type KeySource, openSources, secretSources } from '../key-sources/index.ts';
import { type Check, type CheckId, subdomainCheck, type TriState, type UnknownReason } from '../model/check.ts';
import type { LoggedCalls, SkippedPart } from '../model/evidence.ts';
import { actions } from '../model/rbac/permissions.ts';
import { distinctSubjects, type Subject, subjectsNamed } from '../model/subject.ts';
import type { AccountFacts } from './account-facts.ts';
import type { AcceptedRisk } from './account-notes.ts';
import type { ConsumerProgress } from './consumer-progress.ts';
import { type HostsAndIdentities, keyCallsId, keyUsesIn } from './consumers.ts';
import { callSpan, type Evidence, isCoveredByTick, oldestScan, skippedPlaces } from './key-usage-evidence.ts';
import { keyOnlyPrincipals } from './principals.ts';

/** `refused`: Azure would refuse the change, or it would lock every caller out; no accepted risk changes that. */
export type VerdictOutcome = 'refused' | 'notReady' | 'cannotTell' | 'ready';

/** The checks that depend on a scan for keys. */
const scanDependentChecks: readonly CheckId[] = ['consumersReady', 'noKeyConnections', 'noKeySettings'];

/** Returns the checks that block with any result of a scan, and whose risk was not accepted. */
export const earlyBlockers = (
	{ checks }: Verdict,
	{ notes: { acceptedUnproven } }: Pick<AccountFacts, 'notes'>,
): readonly Check[] =>
	checks.filter(
		({ id, weight, met }) =>
			met !== 'yes' &&
			weight !== 'warns' &&
			!scanDependentChecks.includes(id) &&
			!(weight === 'proves' && met === 'unknown' && acceptedUnproven?.checks.includes(id)),
	);

export type Verdict = {
	readonly outcome: VerdictOutcome;
	readonly checks: readonly Check[];
	/** Milliseconds since the epoch: when the oldest fact behind the verdict was read, scans of secrets apart. */
	readonly readAt: number;
	/** When settings and secrets were scanned, in milliseconds since the epoch; undefined where they were not. */
	readonly scannedAt: number | undefined;
	/** The accepted risk that covers every unproven check: the change is offered in spite of `cannotTell`. */
	readonly acceptedRisk: AcceptedRisk | undefined;
};

/** The places that only a person can check (pipelines, notebooks, Power Platform …); each item has its own tick. */
export const manualChecklist = [
	'pipelines',
	'notebooks',
	'powerPlatform',
	'vaults',
	'laptops',
	'partners',
	'elsewhere',
] as const;
export type ManualChecklistItem = (typeof manualChecklist)[number];

const evidenceCheck = (id: CheckId, met: TriState, subjects?: readonly Subject[]): Check => ({
	id,
	weight: 'proves',
	met,
	subjects,
});

const worst = (mets: readonly TriState[]): TriState =>
	mets.includes('no') ? 'no' : mets.includes('unknown') ? 'unknown' : 'yes';

const isUnfinished = ({ state }: ConsumerProgress) => state === 'open' || state === 'unknown';

/** Returns why facts about consumers could not be read: each of them may hide a consumer. */
const unreadableReasons = (
	{ assignments, deployments }: AccountFacts,
	hostsAndIdentities: HostsAndIdentities,
): readonly string[] => [
	...[assignments, deployments].flatMap((read) => (read.known ? [] : read.problem.message)),
	...(hostsAndIdentities.unreadableReason === undefined ? [] : [hostsAndIdentities.unreadableReason]),
];

/** Returns a consumer as a subject. One with an object id alone gets the directory's name. */
const consumerSubject = ({ id, name, principalId }: ConsumerProgress): Subject =>
	name === principalId ? { kind: 'principal', name, id: principalId } : { kind: 'consumer', name, id };

const consumersCheck = (
	rows: readonly ConsumerProgress[],
	facts: AccountFacts,
	hostsAndIdentities: HostsAndIdentities,
): Check => {
	const unreadable = unreadableReasons(facts, hostsAndIdentities);
	const others = rows.filter(({ id }) => id !== keyCallsId);
	if (others.length === 0)
		return facts.notes.nothingCalls && unreadable.length === 0
			? evidenceCheck('consumersReady', 'yes')
			: evidenceCheck('consumersReady', 'unknown', subjectsNamed('words', ...unreadable));
	const left = others.filter(isUnfinished);
	const met = left.some(({ state }) => state === 'open')
		? 'no'
		: left.length + unreadable.length > 0
			? 'unknown'
			: 'yes';
	return evidenceCheck('consumersReady', met, [...left.map(consumerSubject), ...subjectsNamed('words', ...unreadable)]);
};

const callPeriod = (calls: readonly LoggedCalls[]): readonly Subject[] => {
	const span = callSpan(calls);
	return span ? [{ kind: 'period', from: span.first, to: span.last }] : [];
};

/** Milliseconds that a log must reach back before its silence about keys proves something: the requested time, less two days. */
const farEnough = 28 * 24 * 3600_000;

/**
 * Returns the check of the request log. Silence in the log proves something only where requests are logged and the log shows that it works; how far back it
 * reaches is told by its first rows, not by the setting (Azure Monitor keeps no history from before the setting). Of the
 * services of other kinds (Speech, Language, agents) the log is not known to hold every call.
 */
const requestLogCheck = (
	{ requestLog, diagnostics, readAt }: Evidence,
	rows: readonly ConsumerProgress[],
	{ account: { kind } }: AccountFacts,
): Check => {
	const unknown = (because: UnknownReason, subjects: readonly Subject[]): Check => ({
		...evidenceCheck('noKeyCalls', 'unknown', subjects),
		because,
	});
	if (!requestLog.known) return unknown('unread', subjectsNamed('words', requestLog.problem.message));
	const isWhole = kind.toLowerCase() === 'openai';
	const byKey = rows.find(({ id }) => id === keyCallsId);
	if (byKey) {
		const span = callPeriod(byKey.calls);
		if (byKey.state === 'open') return evidenceCheck('noKeyCalls', 'no', span);
		if (byKey.state === 'accepted' || (byKey.state === 'ready' && isWhole))
			return evidenceCheck('noKeyCalls', 'yes', span);
		return byKey.state === 'ready'
			? unknown('kind', [...subjectsNamed('accountKind', kind), ...span])
			: unknown('mayReturn', span);
	}
	const isLogged = diagnostics.known && diagnostics.value.some(({ logsRequests }) => logsRequests);
	const first = callSpan(requestLog.value)?.first;
	if (!isLogged || first === undefined) return unknown('empty', []);
	const span = callPeriod(requestLog.value);
	if (!isWhole) return unknown('kind', [...subjectsNamed('accountKind', kind), ...span]);
	return readAt - Date.parse(first) >= farEnough ? evidenceCheck('noKeyCalls', 'yes', span) : unknown('short', span);
};

const skippedSubject = ({ name, whole }: SkippedPart): Subject =>
	whole === 'subscription' ? { kind: 'subscription', name, id: name } : { kind: 'place', name };

const keyUseCheck = (
	id: 'noKeyConnections' | 'noKeySettings',
	sources: readonly KeySource[],
	{ scanResults }: Evidence,
	rows: readonly ConsumerProgress[],
	{ account, notes }: AccountFacts,
): Check => {
	const left = keyUsesIn({ scanResults })
		.filter(({ source }) => sources.some((one) => one === source))
		.filter(({ resourceId }) => rows.some((row) => row.id === resourceId.toLowerCase() && row.state !== 'accepted'));
	if (left.length > 0)
		return evidenceCheck(
			id,
			'no',
			distinctSubjects(
				left.map(({ resourceId, resourceName, place }) => ({
					kind: 'place',
					name: `${resourceName} (${place})`,
					id: resourceId,
				})),
			),
		);
	const skipped = sources.flatMap((source): readonly (Subject | undefined)[] => {
		const scan = scanResults[source];
		if (!scan) return [undefined];
		if (!scan.known) return subjectsNamed('words', scan.problem.message);
		// A person can check a named skipped place; a source that failed whole, or was not scanned, has none.
		return skippedPlaces(scan.value, account).flatMap((one) =>
			isCoveredByTick(one, notes) ? [] : skippedSubject(one),
		);
	});
	return evidenceCheck(
		id,
		skipped.length > 0 ? 'unknown' : 'yes',
		distinctSubjects(skipped.filter((one) => one !== undefined)),
	);
};

const manualChecklistCheck = ({ notes }: AccountFacts): Check => {
	const open = manualChecklist.filter((item) => !notes.ticked.has(item));
	return evidenceCheck(
		'peopleAsked',
		open.length === 0 ? 'yes' : 'unknown',
		subjectsNamed('count', String(open.length)),
	);
};

/** Days after which a principal that listed the keys is no longer expected to use one. */
const recently = 14;

const keyListingCheck = ({ keyListings, readAt }: Evidence): Check => {
	if (!keyListings.known)
		return evidenceCheck('nobodyListedKeys', 'unknown', subjectsNamed('words', keyListings.problem.message));
	const recent = keyListings.value.filter(
		({ at, status }) => readAt - Date.parse(at) < recently * 24 * 3600_000 && /^(succeeded|success)$/i.test(status),
	);
	return {
		id: 'nobodyListedKeys',
		weight: 'warns',
		met: recent.length > 0 ? 'no' : 'yes',
		subjects: distinctSubjects(recent.map(({ caller }) => ({ kind: 'principal', name: caller, id: caller }))),
	};
};

const keyOnlyPrincipalsCheck = (facts: AccountFacts): Check => {
	const found = keyOnlyPrincipals(facts);
	if (!found.known) return evidenceCheck('nobodyLosesAccess', 'unknown', subjectsNamed('words', found.problem.message));
	// With an unreadable role it is unknown whether they depend on a key: there is no verdict without an accepted risk.
	const unreadable = found.value.filter(({ mayListKeys }) => mayListKeys === 'unknown').length;
	if (unreadable > 0) return evidenceCheck('nobodyLosesAccess', 'unknown', subjectsNamed('count', String(unreadable)));
	const met = worst(found.value.map(({ dependsOnKey }) => (dependsOnKey === 'yes' ? 'no' : 'unknown')));
	return {
		id: 'nobodyLosesAccess',
		weight: 'warns',
		met,
		subjects: subjectsNamed('count', String(found.value.length)),
	};
};

/** Returns the checks that Azure itself enforces. */
export const enforcedChecks = ({ account, subscription, rights, policies }: AccountFacts): readonly Check[] => [
	subdomainCheck(account),
	subscriptionCheck(subscription),
	provisioningCheck(account),
	permissionCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
	...lockChecks(rights).filter(({ id }) => id === 'noReadOnlyLock'),
	...policyChecksForDisabling(policies),
];

/** Returns an unknown check as one that needs an accepted risk. A change only warns of it, because Azure decides; a verdict relies on it. */
const requireAcceptanceIfUnknown = (check: Check): Check =>
	check.weight === 'warns' && check.met === 'unknown' ? { ...check, weight: 'proves' } : check;

/** Returns whether keys may be turned off, with the checks behind the outcome in order of weight. */
export const verdict = (
	facts: AccountFacts,
	evidence: Evidence,
	rows: readonly ConsumerProgress[],
	hostsAndIdentities: HostsAndIdentities,
): Verdict => {
	const hard = enforcedChecks(facts).map(requireAcceptanceIfUnknown);
	const evidenced = [
		consumersCheck(rows, facts, hostsAndIdentities),
		requestLogCheck(evidence, rows, facts),
		keyUseCheck('noKeyConnections', openSources, evidence, rows, facts),
		keyUseCheck('noKeySettings', secretSources, evidence, rows, facts),
		manualChecklistCheck(facts),
	];
	const told = [
		keyOnlyPrincipalsCheck(facts),
		keyListingCheck(evidence),
		multifactorCheck(facts.me),
		templateCheck(facts.account),
		multiServiceCheck(facts.account),
	];
	const checks = [...hard, ...evidenced, ...told];
	const isRefused = hard.some(({ weight, met }) => weight === 'blocks' && met === 'no');
	const unproven = checks.filter(({ weight, met }) => weight === 'proves' && met !== 'yes');
	const isUnread = hard.some(({ weight, met }) => weight === 'blocks' && met === 'unknown');
	const outcome: VerdictOutcome = isRefused
		? 'refused'
		: unproven.some(({ met }) => met === 'no')
			? 'notReady'
			: unproven.length > 0 || isUnread
				? 'cannotTell'
				: 'ready';
	const { acceptedUnproven } = facts.notes;
	const isAccepted =
		outcome === 'cannotTell' && !isUnread && unproven.every(({ id }) => acceptedUnproven?.checks.includes(id));
	const readAt = Math.min(facts.readAt, evidence.readAt);
	const scannedAt = oldestScan(evidence.scanResults);
	return { outcome, checks, readAt, scannedAt, acceptedRisk: isAccepted ? acceptedUnproven : undefined };
};
