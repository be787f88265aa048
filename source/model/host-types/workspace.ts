import { apiVersions } from '../api-versions.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';

/**
 * Microsoft.MachineLearningServices 2024-10-01, Workspaces_Update: 200, or 202 with a Location alone; no If-Match. Its
 * identity is the common type of Azure's specifications (ManagedServiceIdentityType), which has no space in it.
 */
export const workspace: HostTypeDefinition = {
	resourceType: 'Microsoft.MachineLearningServices/workspaces',
	apiVersion: apiVersions.workspaces,
	bothIdentityTypes: 'SystemAssigned,UserAssigned',
	supportsIfMatch: false,
	keySource: 'workspaces',
};
