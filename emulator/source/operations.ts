// Long-running operations: a 202 with where to ask, and the asking.
import { AzureError, type HttpResponse, json, type RequestContext } from './http.ts';
import { lower, type Operation, type Resource, subscriptionIdOf } from './tenant-state.ts';

/** Starts an operation on a resource and gives the headers of its 202 (Azure-AsyncOperation wins over Location). */
export const startOperation = (
	{ tenant, origin, url, now }: RequestContext,
	resource: Resource,
	provider: string,
): Record<string, string> => {
	const id = tenant.options.newId();
	const base = `${origin}/subscriptions/${subscriptionIdOf(resource.id)}/providers/${provider}/locations/${lower(resource.location ?? '').replaceAll(' ', '')}`;
	const version = url.searchParams.get('api-version') ?? '';
	const href = `${base}/operationResults/${id}?api-version=${version}`;
	tenant.operations.set(id, {
		id,
		startedAt: now,
		endsAt: now + tenant.options.operationTime,
		resourceId: lower(resource.id),
		resultUrl: href,
	});
	return {
		'azure-asyncoperation': `${base}/operationStatuses/${id}?api-version=${version}`,
		location: href,
		'retry-after': String(tenant.options.retryAfter),
	};
};

/** Returns the running operation of a resource, if there is one. */
export const runningOperation = (
	{ tenant, now }: Pick<RequestContext, 'tenant' | 'now'>,
	id: string,
): Operation | undefined =>
	[...tenant.operations.values()].find((one) => one.resourceId === lower(id) && one.endsAt > now);

const requireOperation = ({ tenant, params }: RequestContext) => {
	const found = tenant.operations.get(params.operation ?? '');
	if (!found) throw new AzureError(404, 'OperationNotFound', `The operation '${params.operation}' could not be found.`);
	return found;
};

/** Answers GET …/operationStatuses/{id}: the body of Azure-AsyncOperation. */
export const getOperationStatus = (context: RequestContext): HttpResponse => {
	const { tenant, url, now } = context;
	const { id, startedAt, endsAt } = requireOperation(context);
	const over = endsAt <= now;
	const body = {
		id: url.pathname,
		name: id,
		status: over ? 'Succeeded' : 'InProgress',
		startTime: new Date(startedAt).toISOString(),
		...(over ? { endTime: new Date(endsAt).toISOString() } : {}),
	};
	return json(200, body, over ? {} : { 'retry-after': String(tenant.options.retryAfter) });
};

/** Answers GET …/operationResults/{id}: 202 until it is over, then the resource. */
export const getOperationResult = (context: RequestContext): HttpResponse => {
	const { tenant, now } = context;
	const { endsAt, resourceId, resultUrl } = requireOperation(context);
	if (endsAt > now)
		return { status: 202, headers: { location: resultUrl, 'retry-after': String(tenant.options.retryAfter) } };
	return json(200, tenant.resources.get(resourceId) ?? {});
};

/** Returns the resource as a GET shows it while an operation works on it: with `state` as its provisioningState. */
export const withOperationState = (
	context: Pick<RequestContext, 'tenant' | 'now'>,
	resource: Resource,
	state: string,
): Resource =>
	runningOperation(context, resource.id)
		? { ...resource, properties: { ...resource.properties, provisioningState: state } }
		: resource;
