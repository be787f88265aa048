// Microsoft.Insights/diagnosticSettings. Most settings do not say since when they are there.
import type { ResourceView } from '../child-resources.ts';
import { lower, type Resource, type TenantState } from '../tenant-state.ts';

/** Returns the setting as a GET shows it: `$since` and `$toldBy` become `systemData`, or go. */
export const hideInternalProperties: ResourceView = (one) => {
	const { $since, $toldBy, ...properties } = one.properties;
	return {
		...one,
		properties,
		systemData: $toldBy
			? { createdBy: $toldBy, createdByType: 'User', createdAt: new Date(Number($since)).toISOString() }
			: one.systemData,
	};
};

/** Returns since when a resource's calls are logged, in milliseconds since the epoch; undefined: they are not. */
export const loggingStart = (tenant: TenantState, resourceId: string): number | undefined => {
	const path = `${lower(resourceId)}/providers/microsoft.insights/diagnosticsettings/`;
	const settings = [...tenant.resources.entries()].filter(
		([id, { properties }]) =>
			id.startsWith(path) &&
			(properties.logs as { category?: string; categoryGroup?: string; enabled?: boolean }[] | undefined)?.some(
				({ category, categoryGroup, enabled }) =>
					enabled && (category === 'RequestResponse' || /^(allLogs|audit)$/i.test(categoryGroup ?? '')),
			),
	);
	if (settings.length === 0) return undefined;
	return Math.min(...settings.map(([, one]: [string, Resource]) => Number(one.properties.$since ?? 0)));
};
