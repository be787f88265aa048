import { apiVersions } from '../api-versions.ts';
import type { HostKind } from './host-kind.ts';

/**
 * Microsoft.CognitiveServices 2025-09-01, Accounts_Update: 200, 201 or 202; shows an ETag and takes no If-Match. Only
 * the kind AIServices has connections, by which one account calls another.
 */
export const foundryAccount: HostKind = {
	type: 'Microsoft.CognitiveServices/accounts',
	apiVersion: apiVersions.accounts,
	both: 'SystemAssigned, UserAssigned',
	takesIfMatch: false,
	keysIn: 'connections',
	kind: 'AIServices',
};
