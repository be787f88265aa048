import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { DiagnosticSetting } from '../../model/evidence.ts';
import { clean, cleanOptional } from '../../shared/sanitise.ts';
import { fields, list } from '../mappers.ts';
import type { Reach } from '../sdk-clients.ts';

/** The group `audit` holds the category Audit alone; `allLogs` holds every category. */
const logsRequests = (value: unknown): boolean => {
	const { category, categoryGroup, enabled } = fields(value);
	return enabled === true && (/^RequestResponse$/i.test(clean(category)) || /^allLogs$/i.test(clean(categoryGroup)));
};

const settingWords = (value: unknown): DiagnosticSetting => {
	const { name, properties, systemData } = fields(value);
	const { workspaceId, logs } = fields(properties);
	return {
		name: clean(name),
		logsRequests: Boolean(workspaceId) && list(logs).some(logsRequests),
		workspaceId: cleanOptional(workspaceId),
		createdAt: cleanOptional(fields(systemData).createdAt),
	};
};

/**
 * `GET {accountId}/providers/Microsoft.Insights/diagnosticSettings`. Since when a setting is there it tells only where Azure
 * sends `systemData` with it.
 */
export const diagnosticSettings = async (
	{ raw }: Reach,
	accountId: string,
	options: CallOptions,
): Promise<readonly DiagnosticSetting[]> => {
	const path = `${accountId}/providers/Microsoft.Insights/diagnosticSettings`;
	return (await raw.list(path, apiVersions.diagnosticSettings, options)).map(settingWords);
};
