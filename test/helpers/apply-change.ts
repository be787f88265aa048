// A change as the program makes one, from the wish to its end.
import { expect } from 'vitest';
import { apply } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { planChange } from '../../source/changes/plan.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import type { Journal } from '../../source/storage/journal.ts';
import type { PracticeTenant } from './practice-tenant.ts';

/** Prepared, confirmed and carried out; anything but done fails the test. */
export const applyChange = async (
	{ azure, wait }: PracticeTenant,
	journal: Journal,
	wish: ChangeRequest,
): Promise<void> => {
	const change = await planChange(azure, wish);
	const confirmed = confirm(change, {
		typedText: change.demand.by === 'name' ? change.demand.name : '',
		choice: 'yes',
	});
	if (typeof confirmed === 'string') throw new Error(confirmed);
	const me = await azure.signedInUser();
	const { outcome } = await apply(confirmed, { azure, journal, me, wait, onProgress: () => undefined });
	expect(outcome).toBe('done');
};
