// Log Analytics by resource: POST /v1{resourceId}/query at api.loganalytics.io.
import { requireResource } from '../accounts.ts';
import { isAllowed } from '../authorization.ts';
import { type HttpResponse, json, type RequestContext } from '../http.ts';
import { compileQuery, QueryError, type Row, type Type } from '../query/query.ts';
import { lower, subscriptionIdOf, type TenantState } from '../tenant-state.ts';
import { loggingStart } from './diagnostic-settings.ts';
import type { DataPlaneRequest } from './monitor-types.ts';

/** Whether a host is the query endpoint of Log Analytics in one of its clouds (Microsoft Learn, Log Analytics API). */
export const isLogsHost = (host: string): boolean => /^api\.loganalytics\.(io|azure\.com|us|azure\.cn)$/i.test(host);

const columns: Readonly<Record<string, Type>> = {
	TenantId: 'string',
	TimeGenerated: 'datetime',
	ResourceId: 'string',
	Category: 'string',
	ResourceGroup: 'string',
	SubscriptionId: 'string',
	ResourceProvider: 'string',
	Resource: 'string',
	ResourceType: 'string',
	OperationName: 'string',
	ResultSignature: 'string',
	DurationMs: 'long',
	CallerIPAddress: 'string',
	CorrelationId: 'string',
	SourceSystem: 'string',
	location_s: 'string',
	properties_s: 'string',
	event_s: 'string',
	Type: 'string',
	_ResourceId: 'string',
};
const schemas = { AzureDiagnostics: new Map(Object.entries(columns)) };

const maskIpAddress = (ip: string) => ip.replace(/\d+$/, '***');

/** A call with a key has an empty `objectId` in it: nothing else tells how a caller signed in. */
const toLogRow = (tenant: TenantState, one: DataPlaneRequest, n: number): Row => {
	const account = requireResource(tenant, one.accountId);
	const deployment = tenant.deployments.get(one.accountId)?.find(({ name }) => name === one.deployment);
	const { name: modelName = '', version: modelVersion = '' } = (deployment?.properties.model ?? {}) as {
		name?: string;
		version?: string;
	};
	return {
		TenantId: tenant.tenantId,
		TimeGenerated: new Date(one.at),
		ResourceId: account.id.toUpperCase(),
		Category: 'RequestResponse',
		ResourceGroup: (/resourceGroups\/([^/]+)/i.exec(account.id)?.[1] ?? '').toUpperCase(),
		SubscriptionId: subscriptionIdOf(account.id),
		ResourceProvider: 'MICROSOFT.COGNITIVESERVICES',
		Resource: account.name.toUpperCase(),
		ResourceType: 'ACCOUNTS',
		OperationName: one.operation,
		ResultSignature: String(one.status),
		DurationMs: 240 + (n % 7) * 35,
		CallerIPAddress: maskIpAddress(one.ip),
		CorrelationId: `${one.at.toString(16).padStart(12, '0')}-${n}`,
		SourceSystem: 'Azure',
		location_s: account.location,
		properties_s: JSON.stringify({
			apiName: 'Azure OpenAI API version 2024-10-21',
			requestTime: one.at,
			requestLength: 412,
			responseTime: one.at + 240,
			responseLength: 1180,
			objectId: one.callerObjectId ?? '',
			streamType: 'Non-Streaming',
			modelDeploymentName: one.deployment ?? '',
			modelName,
			modelVersion,
		}),
		event_s: 'ShoeboxCallResult',
		Type: 'AzureDiagnostics',
		_ResourceId: one.accountId,
	};
};

const queryErrorResponse = (context: RequestContext, error: QueryError): HttpResponse => {
	const isSyntax = error.code === 'SYN0002';
	return json(400, {
		error: {
			message: 'The request had some invalid properties',
			code: 'BadArgumentError',
			correlationId: context.tenant.options.newId(),
			innererror: {
				code: isSyntax ? 'SyntaxError' : 'SemanticError',
				message: isSyntax ? 'A syntax error has been identified in the query.' : 'A semantic error occurred.',
				innererror: { code: error.code, message: error.message },
			},
		},
	});
};

/** Returns the start and end in milliseconds since the epoch, from an ISO 8601 duration back from now or a pair of times. */
const parseTimeRange = (timespan: unknown, now: number): readonly [number, number] => {
	if (typeof timespan !== 'string' || timespan === '') return [0, now];
	const [from = '', to] = timespan.split('/');
	if (to !== undefined && !from.startsWith('P')) return [Date.parse(from), to.startsWith('P') ? now : Date.parse(to)];
	const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(from);
	if (!found) throw new QueryError(`The timespan '${timespan}' is not valid.`);
	const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((one) => Number(one ?? 0));
	return [now - ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000, now];
};

/** Rows exist from the moment a diagnostic setting does; an account without one answers with none. */
const visibleLogRows = (
	context: RequestContext,
	scope: string,
	[from, to]: readonly [number, number],
): readonly Row[] => {
	const since = new Map<string, number | undefined>();
	const startOf = (id: string) => {
		if (!since.has(id)) since.set(id, loggingStart(context.tenant, id));
		return since.get(id) ?? Number.POSITIVE_INFINITY;
	};
	return context.tenant.dataPlaneRequests
		.filter(
			({ at, ingestedAt, accountId }) =>
				(accountId === scope || accountId.startsWith(`${scope}/`)) &&
				at >= Math.max(from, startOf(accountId)) &&
				at <= to &&
				ingestedAt <= context.now,
		)
		.map((one, n) => toLogRow(context.tenant, one, n));
};

const queryPath = /^\/v1(\/subscriptions\/.+)\/query\/?$/i;

/** Answers POST /v1{resource}/query: the request log of one account, as tables. */
export const handleLogsRequest = (context: RequestContext): HttpResponse => {
	const { tenant, url, now, headers } = context;
	const scope = queryPath.exec(decodeURIComponent(url.pathname).replaceAll(/\/{2,}/g, '/'))?.[1];
	if (!headers.authorization)
		return json(401, {
			error: { message: 'Valid authentication was not provided', code: 'AuthorizationRequiredError' },
		});
	if (!scope || context.method !== 'POST')
		return json(404, { error: { message: 'The requested path does not exist', code: 'PathNotFoundError' } });
	if (!isAllowed(tenant, scope, 'Microsoft.Insights/logs/AzureDiagnostics/read', now)) {
		return json(403, {
			error: {
				message: 'The provided credentials have insufficient access to perform the requested operation',
				code: 'InsufficientAccessError',
				correlationId: tenant.options.newId(),
			},
		});
	}
	requireResource(tenant, scope);
	const { query = '', timespan } = (context.body ?? {}) as { query?: string; timespan?: string };
	try {
		const compiled = compileQuery(query, { now, schemas });
		const names = [...(compiled.schema ?? [])];
		const rows = compiled.run(visibleLogRows(context, lower(scope), parseTimeRange(timespan, now)));
		return json(200, {
			tables: [
				{
					name: 'PrimaryResult',
					columns: names.map(([name, type]) => ({ name, type })),
					rows: rows.map((row) => names.map(([name]) => row[name] ?? null)),
				},
			],
		});
	} catch (error) {
		if (error instanceof QueryError) return queryErrorResponse(context, error);
		throw error;
	}
};
