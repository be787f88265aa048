// /tenants and /subscriptions.

import { canSeeSubscription } from './authorization.ts';
import { AzureError, type HttpResponse, json, page, type RequestContext } from './http.ts';
import { lower, type Subscription, type TenantState } from './tenant-state.ts';

/** Answers GET /tenants with the one tenant. */
export const listTenants = (context: RequestContext): HttpResponse =>
	page(context, [
		{
			id: `/tenants/${context.tenant.tenantId}`,
			tenantId: context.tenant.tenantId,
			countryCode: 'JP',
			displayName: 'Contoso',
			domains: ['contoso.example'],
			tenantCategory: 'Home',
			defaultDomain: 'contoso.example',
			tenantType: 'AAD',
		},
	]);

const toSubscriptionJson = (tenant: TenantState, { subscriptionId, displayName, state }: Subscription) => ({
	id: `/subscriptions/${subscriptionId}`,
	authorizationSource: 'RoleBased',
	managedByTenants: [],
	subscriptionId,
	tenantId: tenant.tenantId,
	displayName,
	state,
	subscriptionPolicies: {
		locationPlacementId: 'Public_2014-09-01',
		quotaId: 'EnterpriseAgreement_2014-09-01',
		spendingLimit: 'Off',
	},
});

/** Answers GET /subscriptions: those in which the operator can see anything. */
export const listSubscriptions = (context: RequestContext): HttpResponse =>
	page(
		context,
		context.tenant.subscriptions
			.filter((one) => canSeeSubscription(context.tenant, one.subscriptionId))
			.map((one) => toSubscriptionJson(context.tenant, one)),
	);

/**
 * Answers GET of one subscription. Throws `AzureError` SubscriptionNotFound (404) where the operator can see nothing
 * in it.
 */
export const getSubscription = (context: RequestContext): HttpResponse => {
	const requested = context.params.subscription ?? '';
	const found = context.tenant.subscriptions.find((one) => lower(one.subscriptionId) === lower(requested));
	if (!found || !canSeeSubscription(context.tenant, found.subscriptionId))
		throw new AzureError(404, 'SubscriptionNotFound', `The subscription '${requested}' could not be found.`);
	return json(200, toSubscriptionJson(context.tenant, found));
};
