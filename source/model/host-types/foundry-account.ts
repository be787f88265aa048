import { apiVersions } from '../api-versions.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';

/**
 * Microsoft.CognitiveServices 2025-09-01, Accounts_Update: 200, 201 or 202; shows an ETag and takes no If-Match. Only
 * the kind AIServices has connections, by which one account calls another.
 */
export const foundryAccount: HostTypeDefinition = {
	resourceType: 'Microsoft.CognitiveServices/accounts',
	apiVersion: apiVersions.accounts,
	bothIdentityTypes: 'SystemAssigned, UserAssigned',
	supportsIfMatch: false,
	keySource: 'connections',
	kind: 'AIServices',
};
