import { apiVersions } from '../api-versions.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';

/** Microsoft.App 2025-01-01, ContainerApps_Update: 200 or 202; no If-Match. */
export const containerApp: HostTypeDefinition = {
	resourceType: 'Microsoft.App/containerApps',
	apiVersion: apiVersions.containerApps,
	bothIdentityTypes: 'SystemAssigned, UserAssigned',
	supportsIfMatch: false,
	keySource: 'containerApps',
};
