import { apiVersions } from '../api-versions.ts';
import type { HostKind } from './host-kind.ts';

/** Microsoft.App 2025-01-01, ContainerApps_Update: 200 or 202; no If-Match. */
export const containerApp: HostKind = {
	type: 'Microsoft.App/containerApps',
	apiVersion: apiVersions.containerApps,
	both: 'SystemAssigned, UserAssigned',
	takesIfMatch: false,
	keysIn: 'containerApps',
};
