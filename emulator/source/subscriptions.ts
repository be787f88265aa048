// /tenants and /subscriptions.
import { type Answer, type Call, json, page, Refusal } from './http.ts';
import { seesSubscription } from './rights.ts';
import { lower, type Subscription, type World } from './world.ts';

export const tenants = (call: Call): Answer =>
	page(call, [
		{
			id: `/tenants/${call.world.tenantId}`,
			tenantId: call.world.tenantId,
			countryCode: 'JP',
			displayName: 'Contoso',
			domains: ['contoso.example'],
			tenantCategory: 'Home',
			defaultDomain: 'contoso.example',
			tenantType: 'AAD',
		},
	]);

const shape = (world: World, { subscriptionId, displayName, state }: Subscription) => ({
	id: `/subscriptions/${subscriptionId}`,
	authorizationSource: 'RoleBased',
	managedByTenants: [],
	subscriptionId,
	tenantId: world.tenantId,
	displayName,
	state,
	subscriptionPolicies: {
		locationPlacementId: 'Public_2014-09-01',
		quotaId: 'EnterpriseAgreement_2014-09-01',
		spendingLimit: 'Off',
	},
});

export const list = (call: Call): Answer =>
	page(
		call,
		call.world.subscriptions
			.filter((one) => seesSubscription(call.world, one.subscriptionId))
			.map((one) => shape(call.world, one)),
	);

export const get = (call: Call): Answer => {
	const wanted = call.params.subscription ?? '';
	const found = call.world.subscriptions.find((one) => lower(one.subscriptionId) === lower(wanted));
	if (!found || !seesSubscription(call.world, found.subscriptionId))
		throw new Refusal(404, 'SubscriptionNotFound', `The subscription '${wanted}' could not be found.`);
	return json(200, shape(call.world, found));
};
