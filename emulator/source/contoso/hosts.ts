// How the things that applications run on look, and their identities.
import type { Identity, Resource, Subscription } from '../tenant-state.ts';
import { fixedGuid, resourceId, tenantId } from './fixtures.ts';

export const userAssignedIdentity = (
	where: Subscription,
	group: string,
	name: string,
	n: number,
	location = 'japaneast',
) => ({
	id: resourceId(where, group, 'Microsoft.ManagedIdentity/userAssignedIdentities', name),
	name,
	type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
	location,
	tags: {},
	properties: { tenantId, principalId: fixedGuid(n), clientId: fixedGuid(n + 1) },
});

export const noIdentity: Identity = { type: 'None' };
export const systemAssigned = (n: number): Identity => ({
	type: 'SystemAssigned',
	principalId: fixedGuid(n),
	tenantId,
});
export const userAssigned = (...ids: ReturnType<typeof userAssignedIdentity>[]): Identity => ({
	type: 'UserAssigned',
	userAssignedIdentities: Object.fromEntries(
		ids.map(({ id, properties }) => [id, { principalId: properties.principalId, clientId: properties.clientId }]),
	),
});
export const systemAndUserAssigned = (n: number, ...ids: ReturnType<typeof userAssignedIdentity>[]): Identity => ({
	...userAssigned(...ids),
	...systemAssigned(n),
	type: 'SystemAssigned, UserAssigned',
});

export const virtualMachine = (where: Subscription, group: string, name: string, identity: Identity): Resource => ({
	id: resourceId(where, group, 'Microsoft.Compute/virtualMachines', name),
	name,
	type: 'Microsoft.Compute/virtualMachines',
	location: 'japaneast',
	tags: {},
	etag: '"1"',
	...(identity.type === 'None' ? {} : { identity }),
	properties: {
		vmId: fixedGuid(700 + name.length),
		hardwareProfile: { vmSize: 'Standard_D2s_v5' },
		provisioningState: 'Succeeded',
		storageProfile: { osDisk: { osType: 'Linux', createOption: 'FromImage' }, dataDisks: [] },
		osProfile: { computerName: name, adminUsername: 'azureuser' },
		networkProfile: { networkInterfaces: [] },
	},
});

export const site = (where: Subscription, group: string, name: string, kind: string, identity: Identity): Resource => ({
	id: resourceId(where, group, 'Microsoft.Web/sites', name),
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
	id: resourceId(where, group, 'Microsoft.App/containerApps', name),
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
