// The consumers of one account: found by a place with a key, by the request log, by role assignments, or named by a person.
import type { Host, UserAssignedIdentity } from '../model/azure.ts';
import type { TriState } from '../model/check.ts';
import type { KeyUse, LoggedCalls } from '../model/evidence.ts';
import { type AccessInput, accessToAccount } from '../model/rbac/effective-access.ts';
import { isService } from '../model/rbac/role-assignments.ts';
import { isSameId, type PrincipalId } from '../model/resource-id.ts';
import type { IdentityChoice } from '../storage/journal-entries.ts';
import type { AccountFacts } from './account-facts.ts';
import { consumerId } from './account-notes.ts';
import type { Evidence } from './key-usage-evidence.ts';

export type Consumer = {
	/** Lower-case id of the host, identity or resource; `principal:…`, `key-calls` or `added:…` where there is none. */
	readonly id: string;
	readonly name: string;
	/** How it was found. */
	readonly from: 'chosen' | 'added' | 'holdsKey' | 'role' | 'tokenCalls' | 'keyCalls';
	/** The identity for the guide; undefined where none of the consumer is known. */
	readonly choice: IdentityChoice | undefined;
	readonly principalId: PrincipalId | undefined;
	readonly uses: readonly KeyUse[];
	readonly calls: readonly LoggedCalls[];
};

/** Hosts and identities of the subscriptions, which give consumers a name and an identity. */
export type HostsAndIdentities = {
	readonly hosts: readonly Host[];
	readonly identities: readonly UserAssignedIdentity[];
	/** Why they could not be read; absent where they could. A host that is missing here is then unknown. */
	readonly unreadableReason?: string | undefined;
};

const hostChoice = (host: Host): IdentityChoice => ({ kind: 'host', hostId: host.id, name: host.name });

const identityChoice = ({ id, name, principalId, clientId }: UserAssignedIdentity): IdentityChoice => ({
	kind: 'userAssigned',
	identityId: id,
	name,
	principalId,
	clientId,
});

/** Id of the one consumer of all calls without a named caller in the log. */
export const keyCallsId = 'key-calls';

export type ConsumerCandidate = Omit<Consumer, 'uses' | 'calls'>;

const principalIn = (
	{ hosts, identities }: HostsAndIdentities,
	choice: IdentityChoice | undefined,
): string | undefined =>
	choice?.kind === 'userAssigned'
		? (identities.find(({ id }) => isSameId(id, choice.identityId))?.principalId ?? choice.principalId)
		: hosts.find(({ id }) => choice && isSameId(id, choice.hostId))?.identity.systemAssigned?.principalId;

const candidateForPrincipal = (
	principalId: PrincipalId,
	{ hosts, identities }: HostsAndIdentities,
): Pick<ConsumerCandidate, 'id' | 'name' | 'choice'> => {
	const host = hosts.find(({ identity }) => identity.systemAssigned?.principalId === principalId);
	if (host) return { id: consumerId(host.id), name: host.name, choice: hostChoice(host) };
	const identity = identities.find((one) => one.principalId === principalId);
	if (identity) return { id: consumerId(identity.id), name: identity.name, choice: identityChoice(identity) };
	return { id: `principal:${principalId}`, name: principalId, choice: undefined };
};

const accessInput = (facts: AccountFacts, principalId: PrincipalId): AccessInput => ({
	scope: facts.account.id,
	principalId,
	assignments: [
		...(facts.assignments.known ? facts.assignments.value : []).filter((one) => one.principalId === principalId),
		...(facts.chosenIdentity?.principalId === principalId && facts.chosenIdentity.roleAssignments.known
			? facts.chosenIdentity.roleAssignments.value
			: []),
	],
	roleDefinitions: facts.roleDefinitions,
	denyAssignments: facts.denyAssignments,
});

/** Returns the access that the assignments to this principal itself give; access through groups is known of the chosen one alone. */
export const accessOfPrincipal = (
	facts: AccountFacts,
	principalId: PrincipalId,
	requiredActions = facts.requiredActions,
): TriState => {
	const { met } = accessToAccount(accessInput(facts, principalId), requiredActions);
	const isWhole =
		facts.chosenIdentity?.principalId === principalId ? facts.chosenIdentity.roleAssignments.known : false;
	if (!facts.assignments.known && !isWhole) return 'unknown';
	return met === 'no' && !isWhole && hasCallingGroup(facts) ? 'unknown' : met;
};

/** Whether membership in a listed group could let a principal call. */
const hasCallingGroup = (facts: AccountFacts): boolean =>
	facts.assignments.known &&
	facts.assignments.value.some(
		({ principalId, principalType }) =>
			principalType === 'Group' && accessToAccount(accessInput(facts, principalId), facts.requiredActions).met !== 'no',
	);

/** Returns every consumer once, the most important first: holders of a key. */
export const findConsumers = (
	facts: AccountFacts,
	evidence: Evidence | undefined,
	hostsAndIdentities: HostsAndIdentities,
): readonly ConsumerCandidate[] => {
	const found: ConsumerCandidate[] = [];
	const add = (draft: ConsumerCandidate) => {
		if (!found.some(({ id }) => id === draft.id)) found.push(draft);
	};
	for (const [id, { name, choice }] of facts.notes.consumers)
		add({ id, name, from: choice ? 'chosen' : 'added', choice, principalId: principalIn(hostsAndIdentities, choice) });
	for (const { resourceId, resourceName } of keyUsesIn(evidence)) {
		const host = hostsAndIdentities.hosts.find(({ id }) => isSameId(id, resourceId));
		add({
			id: consumerId(resourceId),
			name: resourceName,
			from: 'holdsKey',
			choice: host && hostChoice(host),
			principalId: host?.identity.systemAssigned?.principalId,
		});
	}
	const log = evidence?.requestLog.known ? evidence.requestLog.value : [];
	for (const { by, objectId } of log)
		if (by === 'token')
			add({ ...candidateForPrincipal(objectId, hostsAndIdentities), from: 'tokenCalls', principalId: objectId });
	if (log.some(({ by }) => by === 'keyOrUnknown'))
		add({ id: keyCallsId, name: keyCallsId, from: 'keyCalls', choice: undefined, principalId: undefined });
	for (const { principalId } of facts.assignments.known ? facts.assignments.value.filter(isService) : [])
		if (accessOfPrincipal(facts, principalId) === 'yes')
			add({ ...candidateForPrincipal(principalId, hostsAndIdentities), from: 'role', principalId });
	return found;
};

/** Returns every place with a key, without those that only name the endpoint. */
export const keyUsesIn = (evidence: Pick<Evidence, 'scanResults'> | undefined): readonly KeyUse[] =>
	Object.values(evidence?.scanResults ?? {})
		.flatMap((scan) => (scan.known ? scan.value.uses : []))
		.filter(({ holds }) => holds !== 'endpoint');
