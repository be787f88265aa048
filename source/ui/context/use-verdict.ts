// Computes the verdict on one account from its facts, its evidence and the results of the scan.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { evaluate } from '../../assessment/assess-account.ts';
import { evaluationWithNames, idReplacer, unnamedPrincipalIds } from '../../assessment/display-names.ts';
import {
	type Evidence,
	readEvidence,
	recentScanResults,
	type ScanResults,
	scanSources,
} from '../../assessment/key-usage-evidence.ts';
import { secretSources } from '../../key-sources/index.ts';
import type { Account } from '../../model/azure.ts';
import type { AccountId } from '../../model/resource-id.ts';
import { loadFailure, toProblem, toStaleData, useFacts, useSubscriptions } from './queries.ts';
import { queryKeys } from './query-keys.ts';
import { useSession, useShell } from './session.ts';
import { useHostsAndIdentities } from './use-hosts-and-identities.ts';
import { usePrincipalNames } from './use-principal-names.ts';

/** Returns the query of the evidence that takes no secret values; it runs each time a screen opens. */
const useEvidenceWithoutSecrets = (account: Account | undefined, ids: readonly string[]) => {
	const { azure } = useSession();
	const { clock } = useShell();
	return useQuery({
		queryKey: queryKeys.evidence(account?.id),
		enabled: account !== undefined && ids.length > 0,
		queryFn: async ({ signal }) =>
			account ? readEvidence(azure, account, ids, clock, { signal }) : Promise.reject(new Error('no account')),
	});
};

/**
 * Returns the query of the scan, which reads secret values: it runs only when the person asks, and stays while the
 * program runs.
 */
const useSecretScan = (account: Account | undefined, ids: readonly string[]) => {
	const { azure } = useSession();
	return useQuery({
		queryKey: queryKeys.secretScan(account?.id),
		enabled: false,
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: Number.POSITIVE_INFINITY,
		queryFn: async ({ signal }) =>
			account ? scanSources(azure, account, secretSources, ids, { signal }) : Promise.reject(new Error('no account')),
	});
};

/** Returns the results of the last scan of this account; undefined where there was none. */
export const useSecretScanResults = (accountId: AccountId): ScanResults | undefined =>
	useQueryClient().getQueryData<ScanResults>(queryKeys.secretScan(accountId));

/**
 * Returns a function that clears the scan after a key was regenerated: holders of the old key say nothing about the new
 * one.
 */
export const useClearSecretScan = () => {
	const client = useQueryClient();
	return () => client.removeQueries({ queryKey: queryKeys.all.secretScans });
};

type VerdictOptions = {
	/**
	 * For a screen on which a person records several notes in a row: it keeps the shown answer until the one with the
	 * last note is there. Such a screen offers no change.
	 */
	readonly showsLatest?: boolean;
};

/** Returns the verdict on the account as far as it is known, from facts that hold the last note about it. */
export const useVerdict = (accountId: AccountId, { showsLatest = false }: VerdictOptions = {}) => {
	const { clock } = useShell();
	const factsQuery = useFacts(accountId);
	const subscriptions = useSubscriptions();
	const ids = (subscriptions.data ?? []).map(({ id }) => id);
	const facts = showsLatest ? factsQuery.latest : factsQuery.data;
	const open = useEvidenceWithoutSecrets(facts?.account, ids);
	const secret = useSecretScan(facts?.account, ids);
	// A source that could not be read is an answer; what is left is a bug, or a cancelled read.
	toProblem(secret.error);
	const { hostsAndIdentities, isReading } = useHostsAndIdentities();
	const recent = secret.data && recentScanResults(secret.data, clock());
	// A scan that is too old counts as no scan.
	const secretResults = recent && Object.keys(recent).length > 0 ? recent : undefined;
	const evidence: Evidence | undefined = open.data && {
		...open.data,
		scanResults: { ...open.data.scanResults, ...secretResults },
	};
	const isComplete = facts !== undefined && evidence !== undefined && !isReading;
	const evaluated = facts && evaluate(facts, evidence, hostsAndIdentities);
	const unnamed = evaluated ? unnamedPrincipalIds({ ...evaluated, evidence }) : [];
	const names = usePrincipalNames(unnamed);
	const shownName = idReplacer([
		...(subscriptions.data ?? []),
		...unnamed.map((id) => ({ id, name: names.nameOf(id) ?? id })),
	]);
	const named = evaluated && evaluationWithNames(evaluated, shownName);
	return {
		facts,
		evidence,
		rows: named?.rows ?? [],
		/** Undefined until every source that needs no request by the person has answered. */
		found: isComplete ? named?.verdict : undefined,
		/** Returns the text with names in place of the ids of subscriptions and callers. */
		shownName,
		hostsAndIdentities,
		names,
		problem: loadFailure({ data: facts, error: factsQuery.error }) ?? loadFailure(subscriptions),
		stale: toStaleData({ ...factsQuery, data: facts }) ?? toStaleData(subscriptions) ?? toStaleData(open),
		lookThroughSecrets: () => void secret.refetch(),
		isLookingThroughSecrets: secret.isFetching,
		hasLookedThroughSecrets: secretResults !== undefined,
	};
};
