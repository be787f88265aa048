import { apiVersions } from '../api-versions.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';

/**
 * Microsoft.Search 2025-05-01, Services_Update: 200 and done; no If-Match. The first stable version with user-assigned
 * identities: one before would not list them, and they would be lost.
 */
export const searchService: HostTypeDefinition = {
	resourceType: 'Microsoft.Search/searchServices',
	apiVersion: apiVersions.searchServices,
	bothIdentityTypes: 'SystemAssigned, UserAssigned',
	supportsIfMatch: false,
	keySource: 'search',
};
