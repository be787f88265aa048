// Switching on the system-assigned identity of a host without losing the user-assigned ones.
import type { Azure, CallOptions, Host, HostIdentity, Permission } from '../../model/azure.ts';
import type { Change, Kind } from '../../model/change.ts';
import type { Check } from '../../model/check.ts';
import { hostKinds } from '../../model/host-types/index.ts';
import { actions, allows } from '../../model/rbac/role-definitions.ts';
import { type Seen, see } from '../../model/read-result.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../operator-rights.ts';

/** What the operator may do at one user-assigned identity. */
type Assignable = { readonly id: string; readonly permissions: Seen<readonly Permission[]> };

type World = { readonly host: Host; readonly rights: Rights; readonly assignable: readonly Assignable[] };

const readHost = async (azure: Azure, id: string, options: CallOptions) => {
	const host = await azure.host(id, options);
	const assignable = host.identity.userAssigned.map(async (one) => ({
		id: one.id,
		permissions: await see(azure.permissions(one.id, options)),
	}));
	return { host, assignable: await Promise.all(assignable) };
};

/**
 * The whole set is sent: a PATCH that names only `SystemAssigned` takes the user-assigned identities off a
 * virtual machine (Microsoft Learn, qs-configure-rest-vm).
 */
const merged = ({ type, identity: { userAssigned } }: Pick<Host, 'type' | 'identity'>) =>
	userAssigned.length === 0
		? { type: 'SystemAssigned' }
		: {
				type: hostKinds[type].both,
				userAssignedIdentities: Object.fromEntries(userAssigned.map(({ id }) => [id, {}])),
			};

/** Ids in what will be sent. */
const sentIds = (host: Host): readonly string[] => {
	const { userAssignedIdentities = {} } = merged(host) as { userAssignedIdentities?: Record<string, unknown> };
	return Object.keys(userAssignedIdentities);
};

const nameOf = (id: string): string => id.split('/').pop() ?? id;

/**
 * Whether every identity that is there is in what will be sent. Azure may say that there are user-assigned ones and list
 * none (they are listed only to whoever may read them): what is not known cannot be sent along.
 */
const keptCheck = (host: Host): Check => {
	const { identity } = host;
	const sent = new Set(sentIds(host).map((id) => id.toLowerCase()));
	const lost = identity.userAssigned.filter(({ id }) => !sent.has(id.toLowerCase()));
	const isUnlisted = identity.types.includes('userassigned') && identity.userAssigned.length === 0;
	return {
		id: 'identityKept',
		weight: 'blocks',
		met: lost.length > 0 ? 'no' : isUnlisted ? 'unknown' : 'yes',
		about: (lost.length > 0 ? lost : identity.userAssigned).map(({ id }) => nameOf(id)).join(', '),
	};
};

/**
 * A write that names a user-assigned identity takes the right to assign it, also where it is on already (Resource
 * Manager's linked access check, LinkedAuthorizationFailed). Nothing to say where none is sent along.
 */
const assignCheck = (all: readonly Assignable[]): readonly Check[] => {
	if (all.length === 0) return [];
	const unread = all.flatMap(({ permissions }) => (permissions.known ? [] : [permissions.problem.message]));
	const lacking = all.filter(({ permissions: one }) => one.known && !allows(one.value, actions.assignIdentity));
	const [met, about] =
		lacking.length > 0
			? (['no', lacking.map(({ id }) => nameOf(id)).join(', ')] as const)
			: unread.length > 0
				? (['unknown', unread.join(', ')] as const)
				: (['yes', actions.assignIdentity] as const);
	return [{ id: 'mayAssignIdentities', weight: 'blocks', met, about }];
};

const typeOf = ({ systemAssigned, userAssigned }: HostIdentity): string =>
	[systemAssigned ? 'SystemAssigned' : '', userAssigned.length > 0 ? 'UserAssigned' : ''].filter(Boolean).join(', ') ||
	'None';

const listOf = ({ userAssigned }: HostIdentity): string =>
	userAssigned
		.map(({ id }) => id.toLowerCase())
		.sort()
		.join(' ');

/** Every identity that was there when the change was planned is still there. */
const kept = (host: Host, change: Pick<Change, 'seen'>): boolean => {
	const now = new Set(listOf(host.identity).split(' '));
	return (change.seen['identity.userAssignedIdentities'] ?? '')
		.split(' ')
		.filter(Boolean)
		.every((id) => now.has(id));
};

export const turnOnIdentity: Kind<'turnOnIdentity', World> = {
	kind: 'turnOnIdentity',
	read: async (azure, { hostId }, options) => {
		const [read, rights] = await Promise.all([readHost(azure, hostId, options), readRights(azure, hostId, options)]);
		return { ...read, rights };
	},
	plan: ({ host, rights, assignable }, input) => ({
		wish: { kind: 'turnOnIdentity', input },
		targetId: host.id,
		targetName: host.name,
		about: { host: host.name, kept: String(host.identity.userAssigned.length) },
		request: {
			method: 'PATCH',
			path: host.id,
			apiVersion: hostKinds[host.type].apiVersion,
			ifMatch: hostKinds[host.type].takesIfMatch ? host.etag : undefined,
			body: { identity: merged(host) },
		},
		effects: [
			{
				property: 'identity.type',
				before: typeOf(host.identity),
				after: merged(host).type,
			},
			...(host.identity.userAssigned.length > 0
				? [
						{
							property: 'identity.userAssignedIdentities',
							before: host.identity.userAssigned.map(({ id }) => nameOf(id)).join(', '),
							after: sentIds(host).map(nameOf).join(', '),
						},
					]
				: []),
		],
		demand: { by: 'choice' },
		checks: [
			mayCheck(rights, 'mayWriteHost', `${hostKinds[host.type].type}/write`, 'blocks'),
			...lockChecks(rights).filter((check) => check.id === 'noReadOnlyLock'),
			keptCheck(host),
			...assignCheck(assignable),
		],
		seen: { 'identity.type': typeOf(host.identity), 'identity.userAssignedIdentities': listOf(host.identity) },
	}),
	standing: ({ host }, change) => (host.identity.systemAssigned && kept(host, change) ? 'after' : 'before'),
	undo: () => undefined,
};
