// Long-running operations: a 202 with where to ask, and the asking.
import { type Answer, type Call, json, Refusal } from './http.ts';
import { lower, type Operation, type Resource, subscriptionOf } from './world.ts';

/** Starts an operation on a resource and gives the headers of its 202 (Azure-AsyncOperation wins over Location). */
export const start = (
	{ world, origin, url, now }: Call,
	resource: Resource,
	provider: string,
): Record<string, string> => {
	const id = world.options.newId();
	const base = `${origin}/subscriptions/${subscriptionOf(resource.id)}/providers/${provider}/locations/${lower(resource.location ?? '').replaceAll(' ', '')}`;
	const version = url.searchParams.get('api-version') ?? '';
	const href = `${base}/operationResults/${id}?api-version=${version}`;
	world.operations.set(id, {
		id,
		startedAt: now,
		endsAt: now + world.options.operationTime,
		resourceId: lower(resource.id),
		href,
	});
	return {
		'azure-asyncoperation': `${base}/operationStatuses/${id}?api-version=${version}`,
		location: href,
		'retry-after': String(world.options.retryAfter),
	};
};

/** What is still being done to a resource. */
export const running = ({ world, now }: Pick<Call, 'world' | 'now'>, id: string): Operation | undefined =>
	[...world.operations.values()].find((one) => one.resourceId === lower(id) && one.endsAt > now);

const find = ({ world, params }: Call) => {
	const found = world.operations.get(params.operation ?? '');
	if (!found) throw new Refusal(404, 'OperationNotFound', `The operation '${params.operation}' could not be found.`);
	return found;
};

/** GET …/operationStatuses/{id}: the body of Azure-AsyncOperation. */
export const status = (call: Call): Answer => {
	const { world, url, now } = call;
	const { id, startedAt, endsAt } = find(call);
	const over = endsAt <= now;
	const body = {
		id: url.pathname,
		name: id,
		status: over ? 'Succeeded' : 'InProgress',
		startTime: new Date(startedAt).toISOString(),
		...(over ? { endTime: new Date(endsAt).toISOString() } : {}),
	};
	return json(200, body, over ? {} : { 'retry-after': String(world.options.retryAfter) });
};

/** GET …/operationResults/{id}: 202 until it is over, then the resource. */
export const result = (call: Call): Answer => {
	const { world, now } = call;
	const { endsAt, resourceId, href } = find(call);
	if (endsAt > now)
		return { status: 202, headers: { location: href, 'retry-after': String(world.options.retryAfter) } };
	return json(200, world.resources.get(resourceId) ?? {});
};
