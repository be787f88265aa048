import type { AzureClient, CallOptions, RoleDefinition } from '../model/azure.ts';
import { attemptRead } from '../model/read-result.ts';

/**
 * Resolves with the live definitions of these roles (GUIDs), by lower-case GUID. One that cannot be read is
 * missing from the map, and callers treat it as unknown.
 */
export const readRoleDefinitions = async (
	azure: AzureClient,
	scope: string,
	roleIds: readonly string[],
	options: CallOptions,
): Promise<ReadonlyMap<string, RoleDefinition>> => {
	const ids = [...new Set(roleIds.map((id) => id.toLowerCase()))];
	const read = await Promise.all(ids.map((id) => attemptRead(azure.roleDefinition(scope, id, options))));
	const found = new Map<string, RoleDefinition>();
	for (const [index, id] of ids.entries()) {
		const definition = read[index];
		if (definition?.known) found.set(id, definition.value);
	}
	return found;
};
