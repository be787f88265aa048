// What a person had decided when they went to turn keys off: nobody calls, everything was looked at.

import type { ChangeInputs } from '../../source/model/change-inputs.ts';
import type { Journal } from '../../source/storage/journal.ts';

export const buildDisableKeysInput = (accountId: string): ChangeInputs['disableKeys'] => ({
	accountId,
	callers: [],
	evidence: [],
	readAt: '2026-11-24T09:00:00.000Z',
});

/** Somebody has taken on, with a reason, everything that cannot be proven of an account. */
export const recordAcceptedRisk = (journal: Journal, accountId: string): Promise<void> =>
	journal.recordNote(
		accountId,
		{
			kind: 'doubtAccepted',
			checks: ['consumersReady', 'noKeyCalls', 'noKeyConnections', 'noKeySettings', 'peopleAsked'],
			reason: 'for the test',
		},
		'test',
	);

/** Somebody has recorded that nothing calls the account, and taken on what cannot be proven. */
export const recordNothingCalls = async (journal: Journal, accountId: string): Promise<void> => {
	await journal.recordNote(accountId, { kind: 'nothingCalls' }, 'test');
	await recordAcceptedRisk(journal, accountId);
};
