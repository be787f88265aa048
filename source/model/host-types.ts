// Every type of resource that carries identities and calls accounts. A new type is its name and
// a row here, and its texts in each language.
import { apiVersions } from './api-versions.ts';

export type HostType =
	| 'virtualMachine'
	| 'site'
	| 'slot'
	| 'containerApp'
	| 'searchService'
	| 'apiManagement'
	| 'workspace'
	| 'foundryAccount'
	| 'foundryProject';

export type HostTypeDefinition = {
	/** Resource type, as its provider spells it. */
	readonly resourceType: string;
	/** Of the GET that reads it and the PATCH that changes its identity. */
	readonly apiVersion: string;
	/** `identity.type` of a resource with both sorts of identities, as its provider's enum spells it. */
	readonly bothIdentityTypes: 'SystemAssigned, UserAssigned' | 'SystemAssigned,UserAssigned';
	/** Whether the PATCH takes an If-Match with the ETag of the resource. */
	readonly supportsIfMatch: boolean;
	/** Which resources of the type are meant, by their `kind`; default: all. */
	readonly kind?: string;
	/** The type whose resources such hosts lie in, and list them; default: the subscription lists them. */
	readonly parentType?: HostType;
};

/** The values that most types share: both identity types in one string with a space, and no If-Match. */
const commonDefinition = { bothIdentityTypes: 'SystemAssigned, UserAssigned', supportsIfMatch: false } as const;

export const hostTypeDefinitions: Readonly<Record<HostType, HostTypeDefinition>> = {
	/** Microsoft.Compute 2024-07-01, VirtualMachines_Update (virtualMachine.json): 200 or 202, If-Match and If-None-Match. */
	virtualMachine: {
		...commonDefinition,
		resourceType: 'Microsoft.Compute/virtualMachines',
		apiVersion: apiVersions.virtualMachines,
		supportsIfMatch: true,
	},
	/** Microsoft.Web 2024-04-01, WebApps_Update (WebApps.json): 200 or 202; no If-Match. */
	site: {
		...commonDefinition,
		resourceType: 'Microsoft.Web/sites',
		apiVersion: apiVersions.sites,
	},
	/** Microsoft.Web 2024-04-01, WebApps_UpdateSlot: as the app's own, with an identity that is the slot's alone. */
	slot: {
		...commonDefinition,
		resourceType: 'Microsoft.Web/sites/slots',
		apiVersion: apiVersions.sites,
		parentType: 'site',
	},
	/** Microsoft.App 2025-01-01, ContainerApps_Update: 200 or 202; no If-Match. */
	containerApp: {
		...commonDefinition,
		resourceType: 'Microsoft.App/containerApps',
		apiVersion: apiVersions.containerApps,
	},
	/**
	 * Microsoft.Search 2025-05-01, Services_Update: 200 and done; no If-Match. The first stable version with user-assigned
	 * identities: one before would not list them, and they would be lost.
	 */
	searchService: {
		...commonDefinition,
		resourceType: 'Microsoft.Search/searchServices',
		apiVersion: apiVersions.searchServices,
	},
	/** Microsoft.ApiManagement 2024-05-01, ApiManagementService_Update: 200 or 202; shows an ETag and takes no If-Match. */
	apiManagement: {
		...commonDefinition,
		resourceType: 'Microsoft.ApiManagement/service',
		apiVersion: apiVersions.apiManagement,
	},
	/**
	 * Microsoft.MachineLearningServices 2024-10-01, Workspaces_Update: 200, or 202 with a Location alone; no If-Match. Its
	 * identity is the common type of Azure's specifications (ManagedServiceIdentityType), which has no space in it.
	 */
	workspace: {
		...commonDefinition,
		resourceType: 'Microsoft.MachineLearningServices/workspaces',
		apiVersion: apiVersions.workspaces,
		bothIdentityTypes: 'SystemAssigned,UserAssigned',
	},
	/**
	 * Microsoft.CognitiveServices 2025-09-01, Accounts_Update: 200, 201 or 202; shows an ETag and takes no If-Match. Only
	 * the kind AIServices has connections, by which one account calls another.
	 */
	foundryAccount: {
		...commonDefinition,
		resourceType: 'Microsoft.CognitiveServices/accounts',
		apiVersion: apiVersions.accounts,
		kind: 'AIServices',
	},
	/** Microsoft.CognitiveServices 2025-09-01, Projects_Update: as its account's, with an identity of its own. */
	foundryProject: {
		...commonDefinition,
		resourceType: 'Microsoft.CognitiveServices/accounts/projects',
		apiVersion: apiVersions.accounts,
		parentType: 'foundryAccount',
	},
};

export const hostTypes = Object.keys(hostTypeDefinitions) as readonly HostType[];

const hostTypeByResourceType = new Map(
	hostTypes.map((name) => [hostTypeDefinitions[name].resourceType.toLowerCase(), name]),
);

/** Returns the host type of a resource type, case aside; undefined where it is none. */
export const hostTypeOf = (resourceType: string): HostType | undefined =>
	hostTypeByResourceType.get(resourceType.toLowerCase());
