// The activity log of a subscription, which every change to a resource is written to.
// Filters: REST, Activity Logs - List (2015-04-01).
import { type Answer, type Call, json, Refusal } from '../http.ts';
import { demand } from '../rights.ts';
import { lower, subscriptionOf, type World } from '../world.ts';
import type { Activity } from './words.ts';

const day = 24 * 60 * 60_000;
/** Entries are kept for 90 days. */
const kept = 90 * day;
const pageRows = 50;

const claims = ({ caller: { id, name, type } }: Activity, { tenantId }: World) => ({
	aud: 'https://management.azure.com/',
	iss: `https://sts.windows.net/${tenantId}/`,
	idtyp: type === 'User' ? 'user' : 'app',
	appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
	'http://schemas.microsoft.com/identity/claims/objectidentifier': id,
	'http://schemas.microsoft.com/identity/claims/tenantid': tenantId,
	...(type === 'User' ? { 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': name } : {}),
	ver: '1.0',
});

const both = (value: string, localizedValue = value) => ({ value, localizedValue });

const shown = (one: Activity, world: World) => {
	const provider = /\/providers\/([^/]+)(?!.*\/providers\/)/i.exec(one.resourceId)?.[1] ?? 'Microsoft.Resources';
	const eventTimestamp = new Date(one.at).toISOString();
	return {
		authorization: { action: one.action, scope: one.resourceId },
		caller: one.caller.name,
		channels: 'Operation',
		claims: claims(one, world),
		correlationId: one.correlationId,
		description: '',
		eventDataId: one.correlationId,
		eventName: both('EndRequest', 'End request'),
		category: both('Administrative'),
		httpRequest: { clientRequestId: one.correlationId, clientIpAddress: one.ip, method: one.method },
		id: `${one.resourceId}/events/${one.correlationId}/ticks/${one.at}`,
		level: one.status === 'Succeeded' ? 'Informational' : 'Error',
		resourceGroupName: /\/resourceGroups\/([^/]+)/i.exec(one.resourceId)?.[1] ?? '',
		resourceProviderName: both(provider),
		resourceId: one.resourceId,
		resourceType: both(one.action.split('/').slice(0, 2).join('/')),
		operationId: one.correlationId,
		operationName: both(one.action),
		properties: { statusCode: String(one.httpStatus), entity: one.resourceId, message: one.action },
		status: both(one.status),
		subStatus: both(one.httpStatus === 200 ? 'OK' : String(one.httpStatus)),
		eventTimestamp,
		submissionTimestamp: eventTimestamp,
		subscriptionId: subscriptionOf(one.resourceId),
		tenantId: world.tenantId,
	};
};

type Filter = { from: number; to: number; narrow?: { name: string; value: string } };

const narrower = ['resourceGroupName', 'resourceUri', 'resourceProvider', 'correlationId'];

const unsupported = (text: string) =>
	new Refusal(
		400,
		'BadRequest',
		`The filter '${text}' is not supported. Only a time range, alone or with one of ${narrower.join(', ')}, is.`,
	);

/** A time range whose start is required, and at most one other term. */
const parse = (text: string, now: number): Filter => {
	const filter: Filter = { from: Number.NaN, to: now };
	for (const term of text.split(/\s+and\s+/i)) {
		const [, name = '', operator = '', value = ''] = /^(\w+)\s+(ge|le|eq)\s+'([^']*)'$/i.exec(term.trim()) ?? [];
		if (/^eventTimestamp$/i.test(name) && lower(operator) === 'ge') filter.from = Date.parse(value);
		else if (/^eventTimestamp$/i.test(name) && lower(operator) === 'le') filter.to = Date.parse(value);
		else if (lower(operator) === 'eq' && !filter.narrow && narrower.some((one) => lower(one) === lower(name)))
			filter.narrow = { name: lower(name), value };
		else throw unsupported(text);
	}
	if (Number.isNaN(filter.from) || Number.isNaN(filter.to))
		throw new Refusal(400, 'BadRequest', "The start time 'eventTimestamp ge' is required and must be a valid time.");
	return filter;
};

const passes = (one: Activity, { from, to, narrow }: Filter): boolean => {
	if (one.at < from || one.at > to) return false;
	if (!narrow) return true;
	const value = lower(narrow.value);
	const id = lower(one.resourceId);
	if (narrow.name === 'resourcegroupname') return id.includes(`/resourcegroups/${value}/`);
	if (narrow.name === 'resourceuri') return id === value || id.startsWith(`${value}/`);
	if (narrow.name === 'resourceprovider') return lower(one.action).startsWith(`${value}/`);
	return lower(one.correlationId) === value;
};

/** Read at the scope that the filter narrows to, newest first. */
export const list = (call: Call): Answer => {
	const { world, url, origin, now, params } = call;
	const filter = parse(url.searchParams.get('$filter') ?? '', now);
	const subscription = `/subscriptions/${params.subscription}`;
	const { name, value = '' } = filter.narrow ?? {};
	const scope =
		name === 'resourceuri'
			? value
			: name === 'resourcegroupname'
				? `${subscription}/resourceGroups/${value}`
				: subscription;
	demand(world, scope, 'Microsoft.Insights/eventtypes/values/read', now);
	if (filter.from < now - kept)
		throw new Refusal(400, 'BadRequest', `The start time cannot be more than 90 days in the past.`);
	const select = url.searchParams
		.get('$select')
		?.split(',')
		.map((one) => one.trim());
	const rows = world.activities
		.filter((one) => subscriptionOf(one.resourceId) === lower(params.subscription ?? '') && passes(one, filter))
		.toSorted((a, b) => b.at - a.at);
	const from = Number(url.searchParams.get('$skipToken') ?? 0);
	const found = rows.slice(from, from + pageRows).map((one) => {
		const whole = shown(one, world);
		return select ? Object.fromEntries(Object.entries(whole).filter(([key]) => select.includes(key))) : whole;
	});
	if (from + pageRows >= rows.length) return json(200, { value: found });
	const next = new URL(url.pathname + url.search, origin);
	next.searchParams.set('$skipToken', String(from + pageRows));
	return json(200, { value: found, nextLink: next.href });
};

const verbs: Readonly<Record<string, string>> = { PUT: 'write', PATCH: 'write', DELETE: 'delete' };

/** Writes down a change, or a POST to a resource: `…/accounts/a/listKeys` is `…/accounts/listKeys/action`. */
export const note = (call: Pick<Call, 'world' | 'method' | 'now'>, path: string, httpStatus: number): void => {
	const { world, method, now } = call;
	const [, scope = '', provider = '', rest = ''] = /^(.*)\/providers\/([^/]+)\/(.+?)\/?$/i.exec(path) ?? [];
	if (method === 'GET' || !/^\/subscriptions\//i.test(path) || !rest) return;
	const parts = rest.split('/');
	const isPost = method === 'POST';
	if (isPost && parts.length < 3) return;
	const names = parts.filter((_, n) => n % 2 === 0 && !(isPost && n === parts.length - 1));
	const verb = isPost ? `${parts.at(-1)}/action` : verbs[method];
	const who = world.principals.get(lower(world.operatorId));
	world.activities.push({
		at: now,
		action: `${provider}/${names.join('/')}/${verb}`,
		resourceId: isPost ? `${scope}/providers/${provider}/${parts.slice(0, -1).join('/')}` : path,
		caller: { id: world.operatorId, name: who?.upn ?? who?.name ?? world.operatorId, type: 'User' },
		ip: '203.0.113.5',
		status: httpStatus < 300 ? 'Succeeded' : 'Failed',
		httpStatus,
		method,
		correlationId: world.options.newId(),
	});
};
