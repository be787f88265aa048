// May the keys of one account be turned off? Ready, not ready, or cannot tell, with the checks behind it in order of
// weight. Silence is never a yes: what was not looked at, could not be read or is not logged is unknown.

import { settledCheck } from '../changes/kinds/key-auth.ts';
import { lockChecks, mayCheck } from '../changes/operator-rights.ts';
import {
	kindCheck,
	multifactorCheck,
	policyChecks,
	subscriptionCheck,
	templateCheck,
} from '../changes/preconditions.ts';
import { subdomainCheck } from '../changes/subdomain-check.ts';
import type { Check, CheckId, Doubt, Met } from '../model/check.ts';
import type { LoggedCalls } from '../model/evidence.ts';
import { actions } from '../model/rbac/role-definitions.ts';
import type { Facts } from './account-facts.ts';
import type { Accepted } from './account-notes.ts';
import type { ConsumerRow } from './consumer-steps.ts';
import { keyCallsId, type Surroundings, usesIn } from './consumers.ts';
import { type Evidence, isCovered, spanOf, unseenIn } from './key-usage-evidence.ts';
import { losers } from './principals.ts';

/** `refused`: Azure would refuse it, or it would lock everybody out; nothing a person accepts changes that. */
export type Ruling = 'refused' | 'notReady' | 'cannotTell' | 'ready';

/** Checks that looking for whoever holds a key can still change; of the others nothing is found out by it. */
const onLooks: readonly CheckId[] = ['consumersReady', 'noKeyConnections', 'noKeySettings'];

/** What stands against it whatever a look for keys would find, and was not taken on. */
export const firstOfAll = ({ checks }: Verdict, { said: { doubts } }: Pick<Facts, 'said'>): readonly Check[] =>
	checks.filter(
		({ id, weight, met }) =>
			met !== 'yes' &&
			weight !== 'warns' &&
			!onLooks.includes(id) &&
			!(weight === 'proves' && met === 'unknown' && doubts?.checks.includes(id)),
	);

export type Verdict = {
	readonly ruling: Ruling;
	readonly checks: readonly Check[];
	/** What is unproven was taken on, all of it: the change is offered in spite of `cannotTell`. */
	readonly accepted: Accepted | undefined;
};

/** What only a person can know (pipelines, notebooks, Power Platform …); each item is ticked for itself. */
export const peopleItems = [
	'pipelines',
	'notebooks',
	'powerPlatform',
	'vaults',
	'laptops',
	'partners',
	'elsewhere',
] as const;
export type PeopleItem = (typeof peopleItems)[number];

const proves = (id: CheckId, met: Met, about?: string): Check => ({ id, weight: 'proves', met, about });

const worst = (mets: readonly Met[]): Met =>
	mets.includes('no') ? 'no' : mets.includes('unknown') ? 'unknown' : 'yes';

const isLeft = ({ state }: ConsumerRow) => state === 'open' || state === 'unknown';

/** What consumers are found by and weighed by; whatever of it could not be read may hide one. */
const unreadOf = ({ assignments, deployments }: Facts, around: Surroundings): readonly string[] => [
	...[assignments, deployments].flatMap((seen) => (seen.known ? [] : seen.problem.message)),
	...(around.unread === undefined ? [] : [around.unread]),
];

const consumersCheck = (rows: readonly ConsumerRow[], facts: Facts, around: Surroundings): Check => {
	const unread = unreadOf(facts, around);
	const others = rows.filter(({ id }) => id !== keyCallsId);
	if (others.length === 0)
		return facts.said.nothingCalls && unread.length === 0
			? proves('consumersReady', 'yes')
			: proves('consumersReady', 'unknown', unread.join(', '));
	const left = others.filter(isLeft);
	const met = left.some(({ state }) => state === 'open') ? 'no' : left.length + unread.length > 0 ? 'unknown' : 'yes';
	return proves('consumersReady', met, [...left.map(({ name }) => name), ...unread].join(', '));
};

const spanText = (calls: readonly LoggedCalls[]): string => {
	const span = spanOf(calls);
	return span ? [...new Set([span.first, span.last])].join(' - ') : '';
};

/** Milliseconds that a log must reach back before its silence about keys says something: what is asked for, less two days. */
const farEnough = 28 * 24 * 3600_000;

/**
 * Silence in the log proves something only where requests are logged and the log shows that it works; how far back it
 * reaches is told by its first rows, not by the setting (Azure Monitor keeps no history from before the setting). Of the
 * services of other kinds (Speech, Language, agents) the log is not known to hold every call.
 */
const callsCheck = (
	{ log, diagnostics, readAt }: Evidence,
	rows: readonly ConsumerRow[],
	{ account: { kind } }: Facts,
): Check => {
	const unknown = (because: Doubt, about: string): Check => ({ ...proves('noKeyCalls', 'unknown', about), because });
	if (!log.known) return unknown('unread', log.problem.message);
	const isWhole = kind.toLowerCase() === 'openai';
	const byKey = rows.find(({ id }) => id === keyCallsId);
	if (byKey) {
		const span = spanText(byKey.calls);
		if (byKey.state === 'open') return proves('noKeyCalls', 'no', span);
		if (byKey.state === 'accepted' || (byKey.state === 'ready' && isWhole)) return proves('noKeyCalls', 'yes', span);
		return byKey.state === 'ready' ? unknown('kind', `${kind}, ${span}`) : unknown('mayReturn', span);
	}
	const isLogged = diagnostics.known && diagnostics.value.some(({ logsRequests }) => logsRequests);
	const first = spanOf(log.value)?.first;
	if (!isLogged || first === undefined) return unknown('empty', '');
	const span = spanText(log.value);
	if (!isWhole) return unknown('kind', `${kind}, ${span}`);
	return readAt - Date.parse(first) >= farEnough ? proves('noKeyCalls', 'yes', span) : unknown('short', span);
};

const lookCheck = (
	id: 'noKeyConnections' | 'noKeySettings',
	sources: readonly (keyof Evidence['looks'])[],
	{ looks }: Evidence,
	rows: readonly ConsumerRow[],
	{ account, said }: Facts,
): Check => {
	const left = usesIn({ looks })
		.filter(({ source }) => sources.includes(source))
		.filter(({ resourceId }) => rows.some((row) => row.id === resourceId.toLowerCase() && row.state !== 'accepted'));
	if (left.length > 0)
		return proves(
			id,
			'no',
			[...new Set(left.map(({ resourceName, place }) => `${resourceName} (${place})`))].join(', '),
		);
	const unseen = sources.flatMap((source) => {
		const look = looks[source];
		if (!look) return [''];
		if (!look.known) return [look.problem.message];
		// What is named as unseen can be asked about; a source that failed whole, or was not looked through, cannot.
		return unseenIn(look.value, account).flatMap((one) => (isCovered(one, said) ? [] : one.name));
	});
	return proves(id, unseen.length > 0 ? 'unknown' : 'yes', [...new Set(unseen.filter(Boolean))].join(', '));
};

const peopleCheck = ({ said }: Facts): Check => {
	const open = peopleItems.filter((item) => !said.ticked.has(item));
	return proves('peopleAsked', open.length === 0 ? 'yes' : 'unknown', String(open.length));
};

/** Days for which somebody who listed the keys may be about to use one. */
const recently = 14;

const listingCheck = ({ listings, readAt }: Evidence): Check => {
	if (!listings.known) return proves('nobodyListedKeys', 'unknown', listings.problem.message);
	const recent = listings.value.filter(
		({ at, status }) => readAt - Date.parse(at) < recently * 24 * 3600_000 && /^(succeeded|success)$/i.test(status),
	);
	return {
		id: 'nobodyListedKeys',
		weight: 'warns',
		met: recent.length > 0 ? 'no' : 'yes',
		about: [...new Set(recent.map(({ who }) => who))].join(', '),
	};
};

const losersCheck = (facts: Facts): Check => {
	const found = losers(facts);
	if (!found.known) return proves('nobodyLosesAccess', 'unknown', found.problem.message);
	// With a role that cannot be read nobody knows whether they live on a key: that is no verdict, unless taken on.
	const unread = found.value.filter(({ mayListKeys }) => mayListKeys === 'unknown').length;
	if (unread > 0) return proves('nobodyLosesAccess', 'unknown', String(unread));
	const met = worst(found.value.map(({ losesAccess }) => (losesAccess === 'yes' ? 'no' : 'unknown')));
	return { id: 'nobodyLosesAccess', weight: 'warns', met, about: String(found.value.length) };
};

/** The checks that Azure itself would hold against it. */
export const hardChecks = ({ account, subscription, rights, policies }: Facts): readonly Check[] => [
	subdomainCheck(account),
	subscriptionCheck(subscription),
	settledCheck(account),
	mayCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
	...lockChecks(rights).filter(({ id }) => id === 'noReadOnlyLock'),
	...policyChecks(policies),
];

/** Unread, they merely warn of a change, where Azure has the last word; a verdict that counts on them has to say so. */
const orToBeTakenOn = (check: Check): Check =>
	check.weight === 'warns' && check.met === 'unknown' ? { ...check, weight: 'proves' } : check;

export const verdict = (
	facts: Facts,
	evidence: Evidence,
	rows: readonly ConsumerRow[],
	around: Surroundings,
): Verdict => {
	const hard = hardChecks(facts).map(orToBeTakenOn);
	const evidenced = [
		consumersCheck(rows, facts, around),
		callsCheck(evidence, rows, facts),
		lookCheck('noKeyConnections', ['connections', 'workspaces', 'search'], evidence, rows, facts),
		lookCheck('noKeySettings', ['sites', 'containerApps', 'apiManagement'], evidence, rows, facts),
		peopleCheck(facts),
	];
	const told = [
		losersCheck(facts),
		listingCheck(evidence),
		multifactorCheck(facts.me),
		templateCheck(facts.account),
		kindCheck(facts.account),
	];
	const checks = [...hard, ...evidenced, ...told];
	const isRefused = hard.some(({ weight, met }) => weight === 'blocks' && met === 'no');
	const unproven = checks.filter(({ weight, met }) => weight === 'proves' && met !== 'yes');
	const isUnread = hard.some(({ weight, met }) => weight === 'blocks' && met === 'unknown');
	const ruling: Ruling = isRefused
		? 'refused'
		: unproven.some(({ met }) => met === 'no')
			? 'notReady'
			: unproven.length > 0 || isUnread
				? 'cannotTell'
				: 'ready';
	const { doubts } = facts.said;
	const isAccepted = ruling === 'cannotTell' && !isUnread && unproven.every(({ id }) => doubts?.checks.includes(id));
	return { ruling, checks, accepted: isAccepted ? doubts : undefined };
};
