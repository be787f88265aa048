// The activity log of a subscription, which every change to a resource is written to.
// Filters: REST, Activity Logs - List (2015-04-01).

import { requireAction } from '../authorization.ts';
import { AzureError, type HttpResponse, json, type RequestContext } from '../http.ts';
import { lower, subscriptionIdOf, type TenantState } from '../tenant-state.ts';
import type { ActivityLogEntry } from './monitor-types.ts';

const day = 24 * 60 * 60_000;
/** Entries are kept for 90 days. */
const retentionPeriod = 90 * day;
const pageSize = 50;

const claims = ({ caller: { id, name, type } }: ActivityLogEntry, { tenantId }: TenantState) => ({
	aud: 'https://management.azure.com/',
	iss: `https://sts.windows.net/${tenantId}/`,
	idtyp: type === 'User' ? 'user' : 'app',
	appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
	'http://schemas.microsoft.com/identity/claims/objectidentifier': id,
	'http://schemas.microsoft.com/identity/claims/tenantid': tenantId,
	...(type === 'User' ? { 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': name } : {}),
	ver: '1.0',
});

const localizable = (value: string, localizedValue = value) => ({ value, localizedValue });

const toEventJson = (one: ActivityLogEntry, tenant: TenantState) => {
	const provider = /\/providers\/([^/]+)(?!.*\/providers\/)/i.exec(one.resourceId)?.[1] ?? 'Microsoft.Resources';
	const eventTimestamp = new Date(one.at).toISOString();
	return {
		authorization: { action: one.action, scope: one.resourceId },
		caller: one.caller.name,
		channels: 'Operation',
		claims: claims(one, tenant),
		correlationId: one.correlationId,
		description: '',
		eventDataId: one.correlationId,
		eventName: localizable('EndRequest', 'End request'),
		category: localizable('Administrative'),
		httpRequest: { clientRequestId: one.correlationId, clientIpAddress: one.ip, method: one.method },
		id: `${one.resourceId}/events/${one.correlationId}/ticks/${one.at}`,
		level: one.status === 'Succeeded' ? 'Informational' : 'Error',
		resourceGroupName: /\/resourceGroups\/([^/]+)/i.exec(one.resourceId)?.[1] ?? '',
		resourceProviderName: localizable(provider),
		resourceId: one.resourceId,
		resourceType: localizable(one.action.split('/').slice(0, 2).join('/')),
		operationId: one.correlationId,
		operationName: localizable(one.action),
		properties: { statusCode: String(one.httpStatus), entity: one.resourceId, message: one.action },
		status: localizable(one.status),
		subStatus: localizable(one.httpStatus === 200 ? 'OK' : String(one.httpStatus)),
		eventTimestamp,
		submissionTimestamp: eventTimestamp,
		subscriptionId: subscriptionIdOf(one.resourceId),
		tenantId: tenant.tenantId,
	};
};

type ActivityFilter = { from: number; to: number; narrowedBy?: { name: string; value: string } };

const narrowingFields = ['resourceGroupName', 'resourceUri', 'resourceProvider', 'correlationId'];

const unsupportedFilter = (text: string) =>
	new AzureError(
		400,
		'BadRequest',
		`The filter '${text}' is not supported. Only a time range, alone or with one of ${narrowingFields.join(', ')}, is.`,
	);

/** A time range whose start is required, and at most one other term. */
const parseActivityFilter = (text: string, now: number): ActivityFilter => {
	const filter: ActivityFilter = { from: Number.NaN, to: now };
	for (const term of text.split(/\s+and\s+/i)) {
		const [, name = '', operator = '', value = ''] = /^(\w+)\s+(ge|le|eq)\s+'([^']*)'$/i.exec(term.trim()) ?? [];
		if (/^eventTimestamp$/i.test(name) && lower(operator) === 'ge') filter.from = Date.parse(value);
		else if (/^eventTimestamp$/i.test(name) && lower(operator) === 'le') filter.to = Date.parse(value);
		else if (
			lower(operator) === 'eq' &&
			!filter.narrowedBy &&
			narrowingFields.some((one) => lower(one) === lower(name))
		)
			filter.narrowedBy = { name: lower(name), value };
		else throw unsupportedFilter(text);
	}
	if (Number.isNaN(filter.from) || Number.isNaN(filter.to))
		throw new AzureError(400, 'BadRequest', "The start time 'eventTimestamp ge' is required and must be a valid time.");
	return filter;
};

const matchesFilter = (one: ActivityLogEntry, { from, to, narrowedBy }: ActivityFilter): boolean => {
	if (one.at < from || one.at > to) return false;
	if (!narrowedBy) return true;
	const value = lower(narrowedBy.value);
	const id = lower(one.resourceId);
	if (narrowedBy.name === 'resourcegroupname') return id.includes(`/resourcegroups/${value}/`);
	if (narrowedBy.name === 'resourceuri') return id === value || id.startsWith(`${value}/`);
	if (narrowedBy.name === 'resourceprovider') return lower(one.action).startsWith(`${value}/`);
	return lower(one.correlationId) === value;
};

/** Read at the scope that the filter narrows to, newest first. */
export const listActivityLog = (context: RequestContext): HttpResponse => {
	const { tenant, url, origin, now, params } = context;
	const filter = parseActivityFilter(url.searchParams.get('$filter') ?? '', now);
	const subscription = `/subscriptions/${params.subscription}`;
	const { name, value = '' } = filter.narrowedBy ?? {};
	const scope =
		name === 'resourceuri'
			? value
			: name === 'resourcegroupname'
				? `${subscription}/resourceGroups/${value}`
				: subscription;
	requireAction(tenant, scope, 'Microsoft.Insights/eventtypes/values/read', now);
	if (filter.from < now - retentionPeriod)
		throw new AzureError(400, 'BadRequest', `The start time cannot be more than 90 days in the past.`);
	const select = url.searchParams
		.get('$select')
		?.split(',')
		.map((one) => one.trim());
	const rows = tenant.activityLog
		.filter(
			(one) => subscriptionIdOf(one.resourceId) === lower(params.subscription ?? '') && matchesFilter(one, filter),
		)
		.toSorted((a, b) => b.at - a.at);
	const from = Number(url.searchParams.get('$skipToken') ?? 0);
	const found = rows.slice(from, from + pageSize).map((one) => {
		const whole = toEventJson(one, tenant);
		return select ? Object.fromEntries(Object.entries(whole).filter(([key]) => select.includes(key))) : whole;
	});
	if (from + pageSize >= rows.length) return json(200, { value: found });
	const next = new URL(url.pathname + url.search, origin);
	next.searchParams.set('$skipToken', String(from + pageSize));
	return json(200, { value: found, nextLink: next.href });
};

const actionVerbs: Readonly<Record<string, string>> = { PUT: 'write', PATCH: 'write', DELETE: 'delete' };

/** Records a change, or a POST to a resource: `…/accounts/a/listKeys` is `…/accounts/listKeys/action`. */
export const recordActivity = (
	context: Pick<RequestContext, 'tenant' | 'method' | 'now'>,
	path: string,
	httpStatus: number,
): void => {
	const { tenant, method, now } = context;
	const [, scope = '', provider = '', rest = ''] = /^(.*)\/providers\/([^/]+)\/(.+?)\/?$/i.exec(path) ?? [];
	if (method === 'GET' || !/^\/subscriptions\//i.test(path) || !rest) return;
	const parts = rest.split('/');
	const isPost = method === 'POST';
	if (isPost && parts.length < 3) return;
	const names = parts.filter((_, n) => n % 2 === 0 && !(isPost && n === parts.length - 1));
	const verb = isPost ? `${parts.at(-1)}/action` : actionVerbs[method];
	const operator = tenant.principals.get(lower(tenant.operatorId));
	tenant.activityLog.push({
		at: now,
		action: `${provider}/${names.join('/')}/${verb}`,
		resourceId: isPost ? `${scope}/providers/${provider}/${parts.slice(0, -1).join('/')}` : path,
		caller: { id: tenant.operatorId, name: operator?.upn ?? operator?.name ?? tenant.operatorId, type: 'User' },
		ip: '203.0.113.5',
		status: httpStatus < 300 ? 'Succeeded' : 'Failed',
		httpStatus,
		method,
		correlationId: tenant.options.newId(),
	});
};
