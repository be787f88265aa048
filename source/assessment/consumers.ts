// Whoever calls one account: found by what holds a key, by the request log, by role assignments, or named by a person.
import type { Host, RoleAssignment, UserAssignedIdentity } from '../model/azure.ts';
import type { Met } from '../model/check.ts';
import type { KeyUse, LoggedCalls } from '../model/evidence.ts';
import { type AccessInput, accessToAccount } from '../model/rbac/effective-access.ts';
import { sameId } from '../model/resource-id.ts';
import type { IdentityChoice } from '../storage/journal-entries.ts';
import type { Facts } from './account-facts.ts';
import { consumerId } from './account-notes.ts';
import type { Evidence } from './key-usage-evidence.ts';

export type Consumer = {
	/** Lower-case id of the host, identity or resource; `principal:…`, `key-calls` or `added:…` where there is none. */
	readonly id: string;
	readonly name: string;
	/** How it was found. */
	readonly from: 'chosen' | 'added' | 'holdsKey' | 'role' | 'tokenCalls' | 'keyCalls';
	/** What the guide needs to work on it; undefined where no identity of it is known. */
	readonly choice: IdentityChoice | undefined;
	readonly principalId: string | undefined;
	readonly uses: readonly KeyUse[];
	readonly calls: readonly LoggedCalls[];
};

/** What else of the subscriptions helps to give consumers a name and an identity. */
export type Surroundings = {
	readonly hosts: readonly Host[];
	readonly identities: readonly UserAssignedIdentity[];
	/** Why they could not be read, where they could not: then nothing is known of what is not in them. */
	readonly unread?: string | undefined;
};

const hostChoice = (host: Host): IdentityChoice => ({ kind: 'host', hostId: host.id, name: host.name });

const identityChoice = ({ id, name, principalId, clientId }: UserAssignedIdentity): IdentityChoice => ({
	kind: 'userAssigned',
	identityId: id,
	name,
	principalId,
	clientId,
});

/** The one consumer of calls whose caller the log does not name. */
export const keyCallsId = 'key-calls';

export type Draft = Omit<Consumer, 'uses' | 'calls'>;

const principalIn = ({ hosts, identities }: Surroundings, choice: IdentityChoice | undefined): string | undefined =>
	choice?.kind === 'userAssigned'
		? (identities.find(({ id }) => sameId(id, choice.identityId))?.principalId ?? choice.principalId)
		: hosts.find(({ id }) => choice && sameId(id, choice.hostId))?.identity.systemAssigned?.principalId;

const ofPrincipal = (
	principalId: string,
	{ hosts, identities }: Surroundings,
): Pick<Draft, 'id' | 'name' | 'choice'> => {
	const host = hosts.find(({ identity }) => identity.systemAssigned?.principalId === principalId);
	if (host) return { id: consumerId(host.id), name: host.name, choice: hostChoice(host) };
	const identity = identities.find((one) => one.principalId === principalId);
	if (identity) return { id: consumerId(identity.id), name: identity.name, choice: identityChoice(identity) };
	return { id: `principal:${principalId}`, name: principalId, choice: undefined };
};

const isService = ({ principalType }: RoleAssignment) => principalType === 'ServicePrincipal';

const accessInput = (facts: Facts, principalId: string): AccessInput => ({
	scope: facts.account.id,
	principalId,
	assignments: [
		...(facts.assignments.known ? facts.assignments.value : []).filter((one) => one.principalId === principalId),
		...(facts.caller?.principalId === principalId && facts.caller.grants.known ? facts.caller.grants.value : []),
	],
	definitions: facts.definitions,
	denies: facts.denies,
});

/** What is listed at the account for this principal itself; access through groups is known of the chosen one alone. */
export const accessOf = (facts: Facts, principalId: string, needs = facts.needs): Met => {
	const { met } = accessToAccount(accessInput(facts, principalId), needs);
	const isWhole = facts.caller?.principalId === principalId ? facts.caller.grants.known : false;
	if (!facts.assignments.known && !isWhole) return 'unknown';
	return met === 'no' && !isWhole && aGroupMayCall(facts) ? 'unknown' : met;
};

/** Whether membership in a group that is listed here could let somebody call. */
const aGroupMayCall = (facts: Facts): boolean =>
	facts.assignments.known &&
	facts.assignments.value.some(
		({ principalId, principalType }) =>
			principalType === 'Group' && accessToAccount(accessInput(facts, principalId), facts.needs).met !== 'no',
	);

/** Everybody, each once, in the order in which they matter: who holds a key first. */
export const findConsumers = (facts: Facts, evidence: Evidence | undefined, around: Surroundings): readonly Draft[] => {
	const found: Draft[] = [];
	const add = (draft: Draft) => {
		if (!found.some(({ id }) => id === draft.id)) found.push(draft);
	};
	for (const [id, { name, choice }] of facts.said.consumers)
		add({ id, name, from: choice ? 'chosen' : 'added', choice, principalId: principalIn(around, choice) });
	for (const { resourceId, resourceName } of usesIn(evidence)) {
		const host = around.hosts.find(({ id }) => sameId(id, resourceId));
		add({
			id: consumerId(resourceId),
			name: resourceName,
			from: 'holdsKey',
			choice: host && hostChoice(host),
			principalId: host?.identity.systemAssigned?.principalId,
		});
	}
	const log = evidence?.log.known ? evidence.log.value : [];
	for (const { by, objectId } of log)
		if (by === 'token') add({ ...ofPrincipal(objectId, around), from: 'tokenCalls', principalId: objectId });
	if (log.some(({ by }) => by === 'keyOrUnknown'))
		add({ id: keyCallsId, name: keyCallsId, from: 'keyCalls', choice: undefined, principalId: undefined });
	for (const { principalId } of facts.assignments.known ? facts.assignments.value.filter(isService) : [])
		if (accessOf(facts, principalId) === 'yes') add({ ...ofPrincipal(principalId, around), from: 'role', principalId });
	return found;
};

/** Every place that was found, those that merely name the endpoint left out. */
export const usesIn = (evidence: Pick<Evidence, 'looks'> | undefined): readonly KeyUse[] =>
	Object.values(evidence?.looks ?? {})
		.flatMap((look) => (look.known ? look.value.found : []))
		.filter(({ holds }) => holds !== 'endpoint');
