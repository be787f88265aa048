// The assessment that is run again just before keys are turned off.
import { useQueryClient } from '@tanstack/react-query';
import type { ScanResults } from '../../assessment/key-usage-evidence.ts';
import { createReassess } from '../../assessment/reassess.ts';
import type { Reassess } from '../../changes/reassessment.ts';
import { queryKeys } from './query-keys.ts';
import { useSession, useShell } from './session.ts';

/** What looking through settings and secrets of an account has shown on any screen, if somebody did. */
export const useScanResultsOf = () => {
	const client = useQueryClient();
	return (accountId: string): ScanResults | undefined =>
		client.getQueryData<ScanResults>(queryKeys.secretScan(accountId));
};

/** Makes the reassessment of one operation: nothing that it reads is shared with the screens. */
export const useReassess = (): ((scanResultsOf: (accountId: string) => ScanResults | undefined) => Reassess) => {
	const { azureForPlan, journal, user } = useSession();
	const { clock } = useShell();
	return (scanResultsOf) =>
		createReassess({ connect: azureForPlan, entries: journal.entries, me: user, clock, scanResultsOf });
};
