// A tenant from the options of a command line: its pace and its size.
import { createTenant, type Tenant } from './create-tenant.ts';
import { generateTenant } from './generate-tenant.ts';
import type { TenantOptions } from './tenant-options.ts';
import type { TenantContents } from './tenant-state.ts';

export type Pace = 'fast' | 'azure';

const minute = 60_000;

/** Delays in milliseconds. `azure`: the shorter end of what Microsoft Learn says that a person may have to wait. */
const delaysOfPace: Readonly<Record<Pace, TenantOptions>> = {
	fast: {},
	azure: { roleDelay: 5 * minute, keyDelay: 15 * minute, principalDelay: minute, operationTime: 10_000 },
};

export type TenantRequest = {
	readonly pace?: Pace;
	/** A generated tenant: how many subscriptions, and how many accounts in each. */
	readonly scale?: { readonly subscriptions: number; readonly accounts: number };
	/** Of a generated tenant; 1 where none is given. */
	readonly seed?: number;
	/** In place of Contoso; not with `scale`. */
	readonly contents?: TenantContents;
};

/** Returns Contoso, the tenant of `contents`, or a generated one, which lists a hundred rows a page. The pace wins over `options`. */
export const openTenant = (
	{ pace = 'fast', scale, seed = 1, contents }: TenantRequest,
	options: TenantOptions = {},
): Tenant =>
	scale
		? createTenant({ pageSize: 100, ...options, ...delaysOfPace[pace] }, generateTenant({ ...scale, seed }))
		: createTenant({ ...options, ...delaysOfPace[pace] }, contents);
