// How Resource Graph's index follows writes: after a while.
import type { RequestContext } from './http.ts';
import { lower, type Resource } from './tenant-state.ts';

type IndexContext = Pick<RequestContext, 'tenant' | 'now'>;

const appendIndexVersion = ({ tenant, now }: IndexContext, { id }: Resource, resource: Resource | undefined): void => {
	const version = { resource, visibleFrom: now + tenant.options.roleDelay };
	tenant.resourceGraphIndex.set(lower(id), [...(tenant.resourceGraphIndex.get(lower(id)) ?? []), version]);
};

/** From `roleDelay` on, the index knows the resource as it is now. */
export const replicateToIndex = (at: IndexContext, resource: Resource): void =>
	appendIndexVersion(at, resource, structuredClone(resource));

/** From `roleDelay` on, the index knows that the resource is gone. */
export const removeFromIndex = (at: IndexContext, resource: Resource): void =>
	appendIndexVersion(at, resource, undefined);
