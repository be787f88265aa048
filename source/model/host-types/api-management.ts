import { apiVersions } from '../api-versions.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';

/** Microsoft.ApiManagement 2024-05-01, ApiManagementService_Update: 200 or 202; shows an ETag and takes no If-Match. */
export const apiManagement: HostTypeDefinition = {
	resourceType: 'Microsoft.ApiManagement/service',
	apiVersion: apiVersions.apiManagement,
	bothIdentityTypes: 'SystemAssigned, UserAssigned',
	supportsIfMatch: false,
	keySource: 'apiManagement',
};
