import { apiVersions } from '../api-versions.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';

/** Microsoft.Web 2024-04-01, WebApps_Update (WebApps.json): 200 or 202; no If-Match. */
export const site: HostTypeDefinition = {
	resourceType: 'Microsoft.Web/sites',
	apiVersion: apiVersions.sites,
	bothIdentityTypes: 'SystemAssigned, UserAssigned',
	supportsIfMatch: false,
	keySource: 'sites',
};
