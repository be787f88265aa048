// What a person had decided when they went to turn keys off: nobody calls, everything was looked at.

import type { Inputs } from '../../source/model/change.ts';
import type { Journal } from '../../source/storage/journal.ts';

export const decided = (accountId: string): Inputs['disableKeys'] => ({
	accountId,
	callers: [],
	evidence: [],
	readAt: '2026-11-24T09:00:00.000Z',
});

/** Somebody has taken on, with a reason, everything that cannot be proven of an account. */
export const takeOn = (journal: Journal, accountId: string): Promise<void> =>
	journal.note(
		accountId,
		{
			kind: 'doubtAccepted',
			checks: ['consumersReady', 'noKeyCalls', 'noKeyConnections', 'noKeySettings', 'peopleAsked'],
			reason: 'for the test',
		},
		'test',
	);

/** Somebody has recorded that nothing calls the account, and taken on what cannot be proven. */
export const nobodyCalls = async (journal: Journal, accountId: string): Promise<void> => {
	await journal.note(accountId, { kind: 'nothingCalls' }, 'test');
	await takeOn(journal, accountId);
};
