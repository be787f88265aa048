// Resource groups: there as far as something is in them, or was given or locked at them.
import { type Answer, type Call, json, page } from './http.ts';
import { demandGroup } from './not-found.ts';
import { demand, demandSomewhere, may } from './rights.ts';
import { lower, subscriptionOf, type World } from './world.ts';

const action = 'Microsoft.Resources/subscriptions/resourceGroups/read';

const groupsIn = ({ resources, assignments, locks }: World, subscription: string): readonly string[] => {
	const scopes = [
		...[...resources.values()].map(({ id }) => id),
		...[...assignments.values(), ...locks].map(({ scope }) => scope),
	];
	const ids = scopes.flatMap((id) => /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id)?.[0] ?? []);
	const own = ids.filter((id) => subscriptionOf(id) === lower(subscription));
	return [...new Map(own.map((id) => [lower(id), id])).values()];
};

const shape = ({ resources }: World, id: string) => ({
	id,
	name: id.split('/').pop(),
	type: 'Microsoft.Resources/resourceGroups',
	location: [...resources.values()].find((one) => lower(one.id).startsWith(`${lower(id)}/`))?.location ?? 'japaneast',
	properties: { provisioningState: 'Succeeded' },
});

export const list = (call: Call): Answer => {
	const { world, now, params } = call;
	demandSomewhere(world, `/subscriptions/${params.subscription}`, action, now);
	const readable = groupsIn(world, params.subscription ?? '').filter((id) => may(world, id, action, now));
	return page(
		call,
		readable.map((id) => shape(world, id)),
	);
};

export const get = (call: Call): Answer => {
	const { world, now, params } = call;
	const id = `/subscriptions/${params.subscription}/resourceGroups/${params.group}`;
	demand(world, id, action, now);
	demandGroup(world, id);
	return json(
		200,
		shape(world, groupsIn(world, params.subscription ?? '').find((one) => lower(one) === lower(id)) ?? id),
	);
};
