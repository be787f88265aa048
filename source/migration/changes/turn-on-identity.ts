// Switching on the system-assigned identity of a host without losing the user-assigned ones.
import { apiVersions } from '../../azure/api-versions.ts';
import type { Host, HostIdentity, HostType } from '../../azure/azure.ts';
import type { Change, Kind } from '../change.ts';
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
			body: { identity: merged(host.identity) },
		},
		effects: [
			{
				property: 'identity.type',
				before: typeOf(host.identity),
				after: merged(host.identity).type,
			},
		],
		demand: { by: 'choice' },
		checks: [
			mayCheck(rights, 'mayWriteHost', `${providers[host.type].type}/write`, 'blocks'),
			...lockChecks(rights).filter((check) => check.id === 'noReadOnlyLock'),
			{
				id: 'identityKept',
				weight: 'warns',
				met: 'yes',
				about: host.identity.userAssigned.map(({ id }) => id.split('/').pop()).join(', '),
			},
		],
		seen: { 'identity.type': typeOf(host.identity), 'identity.userAssignedIdentities': listOf(host.identity) },
	}),
	standing: ({ host }, change) => (host.identity.systemAssigned && kept(host, change) ? 'after' : 'before'),
	undo: () => undefined,
};
