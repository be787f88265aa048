// Turns on the system-assigned identity of a host without losing the user-assigned ones.

import type { AzureClient, CallOptions, Host, HostIdentity, Permission } from '../../model/azure.ts';
import type { Change, ChangeHandler } from '../../model/change.ts';
import type { Check } from '../../model/check.ts';
import { hostTypeDefinitions } from '../../model/host-types.ts';
import { actions, allows } from '../../model/rbac/permissions.ts';
import { attemptRead, type ReadResult } from '../../model/read-result.ts';
import { resourceNameOf } from '../../model/resource-id.ts';
import { type Subject, subjectsNamed } from '../../model/subject.ts';
import { createdAtProperty } from '../drift.ts';
import { lockChecks, type OperatorRights, permissionCheck, readOperatorRights } from '../operator-rights.ts';

/** What the operator may do at one user-assigned identity. */
type IdentityPermissions = { readonly id: string; readonly permissions: ReadResult<readonly Permission[]> };

type TurnOnIdentitySnapshot = {
	readonly host: Host;
	readonly rights: OperatorRights;
	readonly assignable: readonly IdentityPermissions[];
};

const readHost = async (azure: AzureClient, id: string, options: CallOptions) => {
	const host = await azure.host(id, options);
	const assignable = host.identity.userAssigned.map(async (one) => ({
		id: one.id,
		permissions: await attemptRead(azure.permissions(one.id, options)),
	}));
	return { host, assignable: await Promise.all(assignable) };
};

/**
 * Returns the identity to send, with the whole set: a PATCH that names only `SystemAssigned` takes the user-assigned identities off a
 * virtual machine (Microsoft Learn, qs-configure-rest-vm).
 */
const identityPatch = ({ type, identity: { userAssigned } }: Pick<Host, 'type' | 'identity'>) =>
	userAssigned.length === 0
		? { type: 'SystemAssigned' }
		: {
				type: hostTypeDefinitions[type].bothIdentityTypes,
				userAssignedIdentities: Object.fromEntries(userAssigned.map(({ id }) => [id, {}])),
			};

/** Returns the ids of the user-assigned identities in the request. */
const patchedIdentityIds = (host: Host): readonly string[] => {
	const { userAssignedIdentities = {} } = identityPatch(host) as { userAssignedIdentities?: Record<string, unknown> };
	return Object.keys(userAssignedIdentities);
};

/**
 * Whether every identity that is there is in what will be sent. Azure may say that there are user-assigned ones and list
 * none (only principals that may read them get the list): the request cannot contain unknown ones.
 */
const identitySubject = ({ id }: { readonly id: string }): Subject => ({
	kind: 'identity',
	name: resourceNameOf(id),
	id,
});

const identitiesKeptCheck = (host: Host): Check => {
	const { identity } = host;
	const sent = new Set(patchedIdentityIds(host).map((id) => id.toLowerCase()));
	const lost = identity.userAssigned.filter(({ id }) => !sent.has(id.toLowerCase()));
	const isUnlisted = identity.types.includes('userassigned') && identity.userAssigned.length === 0;
	return {
		id: 'identityKept',
		weight: 'blocks',
		met: lost.length > 0 ? 'no' : isUnlisted ? 'unknown' : 'yes',
		subjects: (lost.length > 0 ? lost : identity.userAssigned).map(identitySubject),
	};
};

/**
 * Returns the check for the right to assign. A write that names a user-assigned identity takes that right, also where the identity is on already (Resource
 * Manager's linked access check, LinkedAuthorizationFailed). None where the request names no identity.
 */
const assignIdentitiesCheck = (all: readonly IdentityPermissions[]): readonly Check[] => {
	if (all.length === 0) return [];
	const unreadable = all.flatMap(({ permissions }) => (permissions.known ? [] : [permissions.problem.message]));
	const lacking = all.filter(({ permissions: one }) => one.known && !allows(one.value, actions.assignIdentity));
	const [met, subjects] =
		lacking.length > 0
			? (['no', lacking.map(identitySubject)] as const)
			: unreadable.length > 0
				? (['unknown', subjectsNamed('words', ...unreadable)] as const)
				: (['yes', subjectsNamed('action', actions.assignIdentity)] as const);
	return [{ id: 'mayAssignIdentities', weight: 'blocks', met, subjects }];
};

const typeOf = ({ systemAssigned, userAssigned }: HostIdentity): string =>
	[systemAssigned ? 'SystemAssigned' : '', userAssigned.length > 0 ? 'UserAssigned' : ''].filter(Boolean).join(', ') ||
	'None';

const listOf = ({ userAssigned }: HostIdentity): string =>
	userAssigned
		.map(({ id }) => id.toLowerCase())
		.sort()
		.join(' ');

/** Whether every identity of the plan is still on the host. */
const areIdentitiesKept = (host: Host, change: Pick<Change, 'baseline'>): boolean => {
	const now = new Set(listOf(host.identity).split(' '));
	return (change.baseline['identity.userAssignedIdentities'] ?? '')
		.split(' ')
		.filter(Boolean)
		.every((id) => now.has(id));
};

export const turnOnIdentity: ChangeHandler<'turnOnIdentity', TurnOnIdentitySnapshot> = {
	kind: 'turnOnIdentity',
	read: async (azure, { hostId }, options) => {
		const [read, rights] = await Promise.all([
			readHost(azure, hostId, options),
			readOperatorRights(azure, hostId, options),
		]);
		return { ...read, rights };
	},
	plan: ({ host, rights, assignable }, input) => ({
		changeRequest: { kind: 'turnOnIdentity', input },
		targetId: host.id,
		targetName: host.name,
		about: { host: host.name, kept: String(host.identity.userAssigned.length) },
		request: {
			method: 'PATCH',
			path: host.id,
			apiVersion: hostTypeDefinitions[host.type].apiVersion,
			ifMatch: hostTypeDefinitions[host.type].supportsIfMatch ? host.etag : undefined,
			body: { identity: identityPatch(host) },
		},
		effects: [
			{
				property: 'identity.type',
				before: typeOf(host.identity),
				after: identityPatch(host).type,
			},
			...(host.identity.userAssigned.length > 0
				? [
						{
							property: 'identity.userAssignedIdentities',
							before: host.identity.userAssigned.map(({ id }) => resourceNameOf(id)).join(', '),
							after: patchedIdentityIds(host).map(resourceNameOf).join(', '),
						},
					]
				: []),
		],
		confirmation: { by: 'choice' },
		checks: [
			permissionCheck(rights, 'mayWriteHost', `${hostTypeDefinitions[host.type].resourceType}/write`, 'blocks'),
			...lockChecks(rights).filter((check) => check.id === 'noReadOnlyLock'),
			identitiesKeptCheck(host),
			...assignIdentitiesCheck(assignable),
		],
		baseline: {
			[createdAtProperty]: host.createdAt ?? '',
			'identity.type': typeOf(host.identity),
			'identity.userAssignedIdentities': listOf(host.identity),
		},
	}),
	status: ({ host }, change) =>
		host.identity.systemAssigned && areIdentitiesKept(host, change) ? 'applied' : 'pending',
	undo: () => undefined,
};
