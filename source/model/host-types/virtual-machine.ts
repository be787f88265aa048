import { apiVersions } from '../api-versions.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';

/** Microsoft.Compute 2024-07-01, VirtualMachines_Update (virtualMachine.json): 200 or 202, If-Match and If-None-Match. */
export const virtualMachine: HostTypeDefinition = {
	resourceType: 'Microsoft.Compute/virtualMachines',
	apiVersion: apiVersions.virtualMachines,
	bothIdentityTypes: 'SystemAssigned, UserAssigned',
	supportsIfMatch: true,
	keySource: undefined,
};
