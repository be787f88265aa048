import { apiVersions } from '../api-versions.ts';
import type { HostKind } from './host-kind.ts';

/** Microsoft.Web 2024-04-01, WebApps_Update (WebApps.json): 200 or 202; no If-Match. */
export const site: HostKind = {
	type: 'Microsoft.Web/sites',
	apiVersion: apiVersions.sites,
	both: 'SystemAssigned, UserAssigned',
	takesIfMatch: false,
	keysIn: 'sites',
};
