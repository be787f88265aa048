// How Resource Graph's index follows writes: after a while.
import type { Call } from './http.ts';
import { lower, type Resource } from './world.ts';

type Now = Pick<Call, 'world' | 'now'>;

const follow = ({ world, now }: Now, { id }: Resource, resource: Resource | undefined): void => {
	const version = { resource, from: now + world.options.roleDelay };
	world.index.set(lower(id), [...(world.index.get(lower(id)) ?? []), version]);
};

/** From `roleDelay` on, the index knows the resource as it is now. */
export const copyToIndex = (at: Now, resource: Resource): void => follow(at, resource, structuredClone(resource));

/** From `roleDelay` on, the index knows that the resource is gone. */
export const dropFromIndex = (at: Now, resource: Resource): void => follow(at, resource, undefined);
