// How Resource Graph's index follows writes: after a while.
import type { RequestContext } from './http.ts';
import { lower, type Resource } from './tenant-state.ts';

type IndexContext = Pick<RequestContext, 'tenant' | 'now'>;

const appendIndexVersion = ({ tenant, now }: IndexContext, { id }: Resource, resource: Resource | undefined): void => {
	const version = { resource, visibleFrom: now + tenant.options.roleDelay };
	tenant.resourceGraphIndex.set(lower(id), [...(tenant.resourceGraphIndex.get(lower(id)) ?? []), version]);
};

/** Writes the resource to the index, which shows it after `roleDelay`. */
export const replicateToIndex = (at: IndexContext, resource: Resource): void =>
	appendIndexVersion(at, resource, structuredClone(resource));

/** Removes the resource from the index after `roleDelay`. */
export const removeFromIndex = (at: IndexContext, resource: Resource): void =>
	appendIndexVersion(at, resource, undefined);
