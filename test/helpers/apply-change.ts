// A change as the program makes one, from the request to its end.
import { expect } from 'vitest';
import { apply } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { planChange } from '../../source/changes/plan.ts';
import type { Change, Confirmed } from '../../source/model/change.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import type { Journal } from '../../source/storage/journal.ts';
import type { PracticeTenant } from './practice-tenant.ts';

/** Confirms a change in the way that it asks for; throws where it is refused. */
export const confirmAsAsked = (change: Change): Confirmed => {
	const confirmed = confirm(change, {
		typedText: change.confirmation.by === 'name' ? change.confirmation.name : '',
		choice: 'yes',
	});
	if (typeof confirmed === 'string') throw new Error(confirmed);
	return confirmed;
};

/** Prepared, confirmed and carried out; anything but done fails the test. */
export const applyChange = async (
	{ azure, wait }: PracticeTenant,
	journal: Journal,
	changeRequest: ChangeRequest,
): Promise<void> => {
	const confirmed = confirmAsAsked(await planChange(azure, changeRequest));
	const me = await azure.signedInUser();
	const { outcome } = await apply(confirmed, { azure, journal, me, wait, onProgress: () => undefined });
	expect(outcome).toBe('done');
};
