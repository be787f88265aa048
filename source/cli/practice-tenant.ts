// The practice tenant of this process: its size and its pace.
import type { TenantOptions } from '../../emulator/source/index.ts';
import type { Pace, TenantSize } from './options/parsed-command.ts';

const minute = 60_000;

/** Delays of the tenant in milliseconds. `azure`: what Azure's own pages say a person may have to wait, at its shorter end. */
export const delaysOfPace: Readonly<
	Record<Pace, { roleDelay?: number; keyDelay?: number; principalDelay?: number; operationTime?: number }>
> = {
	fast: {},
	azure: { roleDelay: 5 * minute, keyDelay: 15 * minute, principalDelay: minute, operationTime: 10_000 },
};

/** The tenant of that size and pace. A generated one lists a hundred rows a page. */
export const createPracticeTenant = async (
	{ pace, scale, seed = 1 }: { pace: Pace } & TenantSize,
	options: TenantOptions = {},
) => {
	const { createTenant, scaled } = await import('../../emulator/source/index.ts');
	if (!scale) return createTenant({ ...options, ...delaysOfPace[pace] });
	return createTenant({ pageSize: 100, ...options, ...delaysOfPace[pace] }, scaled({ ...scale, seed }));
};
