// The groups above the subscriptions; who and what is assigned there reaches down.
import type { ManagementGroup } from '../tenant-state.ts';
import { development, kensho, production, sandbox, tenantId } from './fixtures.ts';

export const managementGroupsScope = '/providers/Microsoft.Management/managementGroups';
export const developmentGroup = `${managementGroupsScope}/mg-contoso-dev`;

export const managementGroups: readonly ManagementGroup[] = [
	{ name: tenantId, displayName: 'Tenant Root Group', subscriptions: [] },
	{ name: 'mg-contoso', displayName: 'Contoso', parent: tenantId, subscriptions: [] },
	{
		name: 'mg-contoso-prod',
		displayName: 'Contoso Production',
		parent: 'mg-contoso',
		subscriptions: [production.subscriptionId, kensho.subscriptionId],
	},
	{
		name: 'mg-contoso-dev',
		displayName: 'Contoso Development',
		parent: 'mg-contoso',
		subscriptions: [development.subscriptionId, sandbox.subscriptionId],
	},
];
