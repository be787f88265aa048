import { apiVersions } from '../api-versions.ts';
import type { HostKind } from './host-kind.ts';

/** Microsoft.ApiManagement 2024-05-01, ApiManagementService_Update: 200 or 202; shows an ETag and takes no If-Match. */
export const apiManagement: HostKind = {
	type: 'Microsoft.ApiManagement/service',
	apiVersion: apiVersions.apiManagement,
	both: 'SystemAssigned, UserAssigned',
	takesIfMatch: false,
	keysIn: 'apiManagement',
};
