import { apiVersions } from '../api-versions.ts';
import type { HostKind } from './host-kind.ts';

/** Microsoft.Compute 2024-07-01, VirtualMachines_Update (virtualMachine.json): 200 or 202, If-Match and If-None-Match. */
export const virtualMachine: HostKind = {
	type: 'Microsoft.Compute/virtualMachines',
	apiVersion: apiVersions.virtualMachines,
	both: 'SystemAssigned, UserAssigned',
	takesIfMatch: true,
	keysIn: undefined,
};
