// A change as the program makes one, from the request to its end.
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
	changeRequest: ChangeRequest,
): Promise<void> => {
	const change = await planChange(azure, changeRequest);
	const confirmed = confirm(change, {
		typedText: change.confirmation.by === 'name' ? change.confirmation.name : '',
		choice: 'yes',
	});
	if (typeof confirmed === 'string') throw new Error(confirmed);
	const me = await azure.signedInUser();
	const { outcome } = await apply(confirmed, { azure, journal, me, wait, onProgress: () => undefined });
	expect(outcome).toBe('done');
};
