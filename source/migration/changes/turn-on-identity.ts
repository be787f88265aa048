// Switching on the system-assigned identity of a host without losing the user-assigned ones.
import { apiVersions } from '../../azure/api-versions.ts';
import type { Host, HostIdentity, HostType } from '../../azure/azure.ts';
import type { Change, Kind } from '../change.ts';
import type { Check } from '../check.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../rights.ts';

type World = { readonly host: Host; readonly rights: Rights };

const providers: Readonly<Record<HostType, { readonly type: string; readonly apiVersion: string }>> = {
	virtualMachine: { type: 'Microsoft.Compute/virtualMachines', apiVersion: apiVersions.virtualMachines },
	site: { type: 'Microsoft.Web/sites', apiVersion: apiVersions.sites },
	containerApp: { type: 'Microsoft.App/containerApps', apiVersion: apiVersions.containerApps },
};

/**
 * The whole set is sent: a PATCH that names only `SystemAssigned` takes the user-assigned identities off a
 * virtual machine (Microsoft Learn, qs-configure-rest-vm).
 */
const merged = ({ userAssigned }: HostIdentity) =>
	userAssigned.length === 0
		? { type: 'SystemAssigned' }
		: {
				type: 'SystemAssigned, UserAssigned',
				userAssignedIdentities: Object.fromEntries(userAssigned.map(({ id }) => [id, {}])),
			};

/** Ids in what will be sent. */
const sentIds = (identity: HostIdentity): readonly string[] => {
	const { userAssignedIdentities = {} } = merged(identity) as { userAssignedIdentities?: Record<string, unknown> };
	return Object.keys(userAssignedIdentities);
};

const nameOf = (id: string): string => id.split('/').pop() ?? id;

/**
 * Whether every identity that is there is in what will be sent. Azure may say that there are user-assigned ones and list
 * none (they are listed only to whoever may read them): what is not known cannot be sent along.
 */
const keptCheck = (identity: HostIdentity): Check => {
	const sent = new Set(sentIds(identity).map((id) => id.toLowerCase()));
	const lost = identity.userAssigned.filter(({ id }) => !sent.has(id.toLowerCase()));
	const isUnlisted = identity.types.includes('userassigned') && identity.userAssigned.length === 0;
	return {
		id: 'identityKept',
		weight: 'blocks',
		met: lost.length > 0 ? 'no' : isUnlisted ? 'unknown' : 'yes',
		about: (lost.length > 0 ? lost : identity.userAssigned).map(({ id }) => nameOf(id)).join(', '),
	};
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
		const [host, rights] = await Promise.all([azure.host(hostId, options), readRights(azure, hostId, options)]);
		return { host, rights };
	},
	plan: ({ host, rights }, input) => ({
		wish: { kind: 'turnOnIdentity', input },
		targetId: host.id,
		targetName: host.name,
		about: { host: host.name, kept: String(host.identity.userAssigned.length) },
		request: {
			method: 'PATCH',
			path: host.id,
			apiVersion: providers[host.type].apiVersion,
			// Virtual machines alone take one (Compute, 2024-07-01); App Service and Container Apps describe no If-Match.
			ifMatch: host.type === 'virtualMachine' ? host.etag : undefined,
			body: { identity: merged(host.identity) },
		},
		effects: [
			{
				property: 'identity.type',
				before: typeOf(host.identity),
				after: merged(host.identity).type,
			},
			...(host.identity.userAssigned.length > 0
				? [
						{
							property: 'identity.userAssignedIdentities',
							before: host.identity.userAssigned.map(({ id }) => nameOf(id)).join(', '),
							after: sentIds(host.identity).map(nameOf).join(', '),
						},
					]
				: []),
		],
		demand: { by: 'choice' },
		checks: [
			mayCheck(rights, 'mayWriteHost', `${providers[host.type].type}/write`, 'blocks'),
			...lockChecks(rights).filter((check) => check.id === 'noReadOnlyLock'),
			keptCheck(host.identity),
		],
		seen: { 'identity.type': typeOf(host.identity), 'identity.userAssignedIdentities': listOf(host.identity) },
	}),
	standing: ({ host }, change) => (host.identity.systemAssigned && kept(host, change) ? 'after' : 'before'),
	undo: () => undefined,
};
