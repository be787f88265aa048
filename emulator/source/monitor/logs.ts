// Log Analytics by resource: POST /v1{resourceId}/query at api.loganalytics.io.
import { findResource } from '../accounts.ts';
import { type Answer, type Call, json } from '../http.ts';
import { compile, QueryError, type Row, type Type } from '../query/query.ts';
import { may } from '../rights.ts';
import { lower, subscriptionOf, type World } from '../world.ts';
import { loggedSince } from './diagnostic-settings.ts';
import type { Traffic } from './words.ts';

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

const maskedAddress = (ip: string) => ip.replace(/\d+$/, '***');

/** A call with a key has an empty `objectId` in it: that is all there is to tell how somebody signed in. */
const rowOf = (world: World, one: Traffic, n: number): Row => {
	const account = findResource(world, one.accountId);
	const deployment = world.deployments.get(one.accountId)?.find(({ name }) => name === one.deployment);
	const { name: modelName = '', version: modelVersion = '' } = (deployment?.properties.model ?? {}) as {
		name?: string;
		version?: string;
	};
	return {
		TenantId: world.tenantId,
		TimeGenerated: new Date(one.at),
		ResourceId: account.id.toUpperCase(),
		Category: 'RequestResponse',
		ResourceGroup: (/resourceGroups\/([^/]+)/i.exec(account.id)?.[1] ?? '').toUpperCase(),
		SubscriptionId: subscriptionOf(account.id),
		ResourceProvider: 'MICROSOFT.COGNITIVESERVICES',
		Resource: account.name.toUpperCase(),
		ResourceType: 'ACCOUNTS',
		OperationName: one.operation,
		ResultSignature: String(one.status),
		DurationMs: 240 + (n % 7) * 35,
		CallerIPAddress: maskedAddress(one.ip),
		CorrelationId: `${one.at.toString(16).padStart(12, '0')}-${n}`,
		SourceSystem: 'Azure',
		location_s: account.location,
		properties_s: JSON.stringify({
			apiName: 'Azure OpenAI API version 2024-10-21',
			requestTime: one.at,
			requestLength: 412,
			responseTime: one.at + 240,
			responseLength: 1180,
			objectId: one.objectId ?? '',
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

const refused = (call: Call, error: QueryError): Answer => {
	const isSyntax = error.code === 'SYN0002';
	return json(400, {
		error: {
			message: 'The request had some invalid properties',
			code: 'BadArgumentError',
			correlationId: call.world.options.newId(),
			innererror: {
				code: isSyntax ? 'SyntaxError' : 'SemanticError',
				message: isSyntax ? 'A syntax error has been identified in the query.' : 'A semantic error occurred.',
				innererror: { code: error.code, message: error.message },
			},
		},
	});
};

/** Milliseconds since the epoch, of an ISO 8601 duration back from now or a pair of times. */
const rangeOf = (timespan: unknown, now: number): readonly [number, number] => {
	if (typeof timespan !== 'string' || timespan === '') return [0, now];
	const [from = '', to] = timespan.split('/');
	if (to !== undefined && !from.startsWith('P')) return [Date.parse(from), to.startsWith('P') ? now : Date.parse(to)];
	const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(from);
	if (!found) throw new QueryError(`The timespan '${timespan}' is not valid.`);
	const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((one) => Number(one ?? 0));
	return [now - ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000, now];
};

/** Rows exist from the moment a diagnostic setting does; an account without one answers with none. */
const rowsOf = (call: Call, scope: string, [from, to]: readonly [number, number]): readonly Row[] => {
	const since = new Map<string, number | undefined>();
	const startOf = (id: string) => {
		if (!since.has(id)) since.set(id, loggedSince(call.world, id));
		return since.get(id) ?? Number.POSITIVE_INFINITY;
	};
	return call.world.traffic
		.filter(
			({ at, shownAt, accountId }) =>
				(accountId === scope || accountId.startsWith(`${scope}/`)) &&
				at >= Math.max(from, startOf(accountId)) &&
				at <= to &&
				shownAt <= call.now,
		)
		.map((one, n) => rowOf(call.world, one, n));
};

const path = /^\/v1(\/subscriptions\/.+)\/query\/?$/i;

export const logsPlane = (call: Call): Answer => {
	const { world, url, now, headers } = call;
	const scope = path.exec(decodeURIComponent(url.pathname).replaceAll(/\/{2,}/g, '/'))?.[1];
	if (!headers.authorization)
		return json(401, {
			error: { message: 'Valid authentication was not provided', code: 'AuthorizationRequiredError' },
		});
	if (!scope || call.method !== 'POST')
		return json(404, { error: { message: 'The requested path does not exist', code: 'PathNotFoundError' } });
	if (!may(world, scope, 'Microsoft.Insights/logs/AzureDiagnostics/read', now)) {
		return json(403, {
			error: {
				message: 'The provided credentials have insufficient access to perform the requested operation',
				code: 'InsufficientAccessError',
				correlationId: world.options.newId(),
			},
		});
	}
	findResource(world, scope);
	const { query = '', timespan } = (call.body ?? {}) as { query?: string; timespan?: string };
	try {
		const compiled = compile(query, { now, schemas });
		const names = [...(compiled.schema ?? [])];
		const rows = compiled.run(rowsOf(call, lower(scope), rangeOf(timespan, now)));
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
		if (error instanceof QueryError) return refused(call, error);
		throw error;
	}
};
