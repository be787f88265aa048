// The assessment that runs again just before keys are turned off.

import { useQueryClient } from '@tanstack/react-query';
import type { ScanResults } from '../../assessment/key-usage-evidence.ts';
import { createReassess } from '../../assessment/reassess.ts';
import type { Reassess } from '../../changes/reassessment.ts';
import type { AccountId } from '../../model/resource-id.ts';
import { queryKeys } from './query-keys.ts';
import { useSession, useShell } from './session.ts';

/**
 * Returns a function that gives the results of the last scan of an account on any screen; undefined where there was
 * none.
 */
export const useScanResultsOf = () => {
	const client = useQueryClient();
	return (accountId: AccountId): ScanResults | undefined =>
		client.getQueryData<ScanResults>(queryKeys.secretScan(accountId));
};

/** Returns a function that makes the reassessment of one operation; it shares no cached answer with the screens. */
export const useReassess = (): ((scanResultsOf: (accountId: AccountId) => ScanResults | undefined) => Reassess) => {
	const { azureForPlan, journal, user } = useSession();
	const { clock } = useShell();
	return (scanResultsOf) =>
		createReassess({ connect: azureForPlan, entries: journal.entries, me: user, clock, scanResultsOf });
};
