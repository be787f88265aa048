import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { DiagnosticSetting } from '../../model/evidence.ts';
import type { AccountId } from '../../model/resource-id.ts';
import { asArray, asObject } from '../../shared/json.ts';
import { clean, cleanOptional } from '../../shared/sanitise.ts';
import type { SdkClients } from '../sdk-clients.ts';

/** The group `audit` holds the category Audit alone; `allLogs` holds every category. */
const coversRequestLog = (value: unknown): boolean => {
	const { category, categoryGroup, enabled } = asObject(value);
	return enabled === true && (/^RequestResponse$/i.test(clean(category)) || /^allLogs$/i.test(clean(categoryGroup)));
};

const toDiagnosticSetting = (value: unknown): DiagnosticSetting => {
	const { name, properties, systemData } = asObject(value);
	const { workspaceId, logs } = asObject(properties);
	return {
		name: clean(name),
		logsRequests: Boolean(workspaceId) && asArray(logs).some(coversRequestLog),
		workspaceId: cleanOptional(workspaceId),
		createdAt: cleanOptional(asObject(systemData).createdAt),
	};
};

/**
 * `GET {accountId}/providers/Microsoft.Insights/diagnosticSettings`. Since when a setting is there it tells only where Azure
 * sends `systemData` with it.
 */
export const diagnosticSettings = async (
	{ restClient }: SdkClients,
	accountId: AccountId,
	options: CallOptions,
): Promise<readonly DiagnosticSetting[]> => {
	const path = `${accountId}/providers/Microsoft.Insights/diagnosticSettings`;
	return (await restClient.list(path, apiVersions.diagnosticSettings, options)).map(toDiagnosticSetting);
};
