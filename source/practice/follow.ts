// How Resource Graph's index follows writes: after a while.
import type { Call } from './http.ts';
import { lower, type Resource } from './world.ts';

/** From `roleDelay` on, the index knows the resource as it is now. */
export const copyToIndex = ({ world, now }: Pick<Call, 'world' | 'now'>, resource: Resource): void => {
	const id = lower(resource.id);
	world.index.set(id, [
		...(world.index.get(id) ?? []),
		{ resource: structuredClone(resource), from: now + world.options.roleDelay },
	]);
};
