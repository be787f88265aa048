// A change as the program makes one, from the wish to its end.
import { expect } from 'vitest';
import { carryOut } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { prepare } from '../../source/changes/plan.ts';
import type { Wish } from '../../source/model/change.ts';
import type { Journal } from '../../source/storage/journal.ts';
import type { Practice } from './practice.ts';

/** Prepared, confirmed and carried out; anything but done fails the test. */
export const carriedOut = async ({ azure, wait }: Practice, journal: Journal, wish: Wish): Promise<void> => {
	const change = await prepare(azure, wish);
	const confirmed = confirm(change, { typed: change.demand.by === 'name' ? change.demand.name : '', chose: 'yes' });
	if (typeof confirmed === 'string') throw new Error(confirmed);
	const me = await azure.me();
	const { outcome } = await carryOut(confirmed, { azure, journal, me, wait, onProgress: () => undefined });
	expect(outcome).toBe('done');
};
