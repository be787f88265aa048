// Makes the plan for many accounts, and tells how far that has come.
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { idReplacer } from '../../../assessment/display-names.ts';
import type { ScanResults } from '../../../assessment/key-usage-evidence.ts';
import { type PlanProgress, planBatch } from '../../../assessment/plan-batch.ts';
import type { Subscription } from '../../../model/azure.ts';
import type { BatchPlan } from '../../../model/batch-plan.ts';
import { type Check, checkWithNames } from '../../../model/check.ts';
import type { Screen } from '../../context/navigation.ts';
import { loadFailure, toProblem, useSubscriptions } from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useHostsAndIdentities } from '../../context/use-hosts-and-identities.ts';
import { useScanResultsOf } from '../../context/use-reassess.ts';

type PlanRequest = Pick<Extract<Screen, { name: 'plan' }>, 'accountIds' | 'action'>;

/** Milliseconds between updates: a scan goes through thousands of resources, and more frames help no reader. */
const progressIntervalMs = 100;

/** Returns the plan with names of subscriptions: checks name them by id. */
const withSubscriptionNames = (plan: BatchPlan, subscriptions: readonly Subscription[]): BatchPlan => {
	const naming = idReplacer(subscriptions);
	const named = <T extends { readonly checks: readonly Check[] }>(one: T): T => ({
		...one,
		checks: one.checks.map((check) => checkWithNames(check, naming)),
	});
	return { ...plan, changes: plan.changes.map(named), excluded: plan.excluded.map(named) };
};

/** Returns the plan, made again each time the screen opens, and how far it has come. */
export const usePlan = ({ accountIds, action }: PlanRequest, withSecrets: boolean) => {
	const { azureForPlan, journal, user } = useSession();
	const { clock } = useShell();
	const { hostsAndIdentities, subscriptions, isReading } = useHostsAndIdentities();
	// An account without hosts and identities is excluded and says why; without subscriptions no consumer can be found.
	const subscriptionsProblem = loadFailure(useSubscriptions());
	const scans = useRef(new Map<string, ScanResults>());
	const scannedOnScreens = useScanResultsOf();
	const scanResultsOf = (id: string) => scans.current.get(id) ?? scannedOnScreens(id);
	const [progress, setProgress] = useState<PlanProgress>();
	const query = useQuery({
		queryKey: queryKeys.plan(action, accountIds, withSecrets),
		// Turning keys on again needs no evidence about other users.
		enabled: action === 'enable' || !isReading,
		gcTime: 0,
		// The confirmed plan is the shown one; the writer looks again itself.
		staleTime: Number.POSITIVE_INFINITY,
		structuralSharing: false,
		queryFn: async ({ signal }) => {
			setProgress(undefined);
			let lastProgressAt = Number.NEGATIVE_INFINITY;
			const onProgress = (now: PlanProgress) => {
				if (now.done < accountIds.length && clock() - lastProgressAt < progressIntervalMs) return;
				lastProgressAt = clock();
				const { scanProgress } = now;
				const subscription = subscriptions.find(({ id }) => id === scanProgress?.name);
				setProgress(
					scanProgress && subscription ? { ...now, scanProgress: { ...scanProgress, name: subscription.name } } : now,
				);
			};
			return planBatch(azureForPlan(), accountIds, action, {
				me: user,
				clock,
				signal,
				entries: await journal.entries(),
				subscriptionIds: subscriptions.map(({ id }) => id),
				hostsAndIdentities: hostsAndIdentities,
				withSecrets,
				scanResultsOf,
				onScanResults: (id, found) => scans.current.set(id, found),
				onProgress,
			});
		},
	});
	const plan = useMemo(
		() => query.data && withSubscriptionNames(query.data, subscriptions),
		[query.data, subscriptions],
	);
	return {
		plan,
		/** Returns the scan results of an account, from this plan or from before. */
		scanResultsOf,
		problem: (action === 'enable' ? undefined : subscriptionsProblem) ?? toProblem(query.error),
		progress,
	};
};
