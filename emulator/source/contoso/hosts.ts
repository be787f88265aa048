// How the things that applications run on look, and their identities.
import type { Identity, Resource, Subscription } from '../world.ts';
import { guid, idOf, tenantId } from './words.ts';

export const uami = (where: Subscription, group: string, name: string, n: number, location = 'japaneast') => ({
	id: idOf(where, group, 'Microsoft.ManagedIdentity/userAssignedIdentities', name),
	name,
	type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
	location,
	tags: {},
	properties: { tenantId, principalId: guid(n), clientId: guid(n + 1) },
});

export const off: Identity = { type: 'None' };
export const system = (n: number): Identity => ({ type: 'SystemAssigned', principalId: guid(n), tenantId });
export const user = (...ids: ReturnType<typeof uami>[]): Identity => ({
	type: 'UserAssigned',
	userAssignedIdentities: Object.fromEntries(
		ids.map(({ id, properties }) => [id, { principalId: properties.principalId, clientId: properties.clientId }]),
	),
});
export const both = (n: number, ...ids: ReturnType<typeof uami>[]): Identity => ({
	...user(...ids),
	...system(n),
	type: 'SystemAssigned, UserAssigned',
});

export const virtualMachine = (where: Subscription, group: string, name: string, identity: Identity): Resource => ({
	id: idOf(where, group, 'Microsoft.Compute/virtualMachines', name),
	name,
	type: 'Microsoft.Compute/virtualMachines',
	location: 'japaneast',
	tags: {},
	etag: '"1"',
	...(identity.type === 'None' ? {} : { identity }),
	properties: {
		vmId: guid(700 + name.length),
		hardwareProfile: { vmSize: 'Standard_D2s_v5' },
		provisioningState: 'Succeeded',
		storageProfile: { osDisk: { osType: 'Linux', createOption: 'FromImage' }, dataDisks: [] },
		osProfile: { computerName: name, adminUsername: 'azureuser' },
		networkProfile: { networkInterfaces: [] },
	},
});

export const site = (where: Subscription, group: string, name: string, kind: string, identity: Identity): Resource => ({
	id: idOf(where, group, 'Microsoft.Web/sites', name),
	name,
	type: 'Microsoft.Web/sites',
	location: 'Japan East',
	kind,
	tags: {},
	...(identity.type === 'None' ? {} : { identity }),
	properties: {
		state: 'Running',
		hostNames: [`${name}.azurewebsites.net`],
		defaultHostName: `${name}.azurewebsites.net`,
		enabled: true,
		httpsOnly: true,
		resourceGroup: group,
	},
});

export const containerApp = (where: Subscription, group: string, name: string, identity: Identity): Resource => ({
	id: idOf(where, group, 'Microsoft.App/containerApps', name),
	name,
	type: 'Microsoft.App/containerApps',
	location: 'Japan East',
	tags: {},
	identity,
	properties: {
		provisioningState: 'Succeeded',
		runningStatus: 'Running',
		configuration: { ingress: { external: false, targetPort: 8080 } },
		template: { containers: [] },
	},
});
