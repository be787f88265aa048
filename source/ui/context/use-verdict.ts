// The verdict on one account, put together from what was read of it and what was looked through.
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
import { loadFailure, toProblem, toStaleData, useFacts, useSubscriptions } from './queries.ts';
import { queryKeys } from './query-keys.ts';
import { useSession, useShell } from './session.ts';
import { useHostsAndIdentities } from './use-hosts-and-identities.ts';
import { usePrincipalNames } from './use-principal-names.ts';

/** What can be seen without reading a secret: read whenever somebody looks. */
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

/** What takes reading secret values: read when somebody asks for it, kept while the program runs. */
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

/** What was found when settings and secrets of this account were looked through, if they were. */
export const useSecretScanResults = (accountId: string): ScanResults | undefined =>
	useQueryClient().getQueryData<ScanResults>(queryKeys.secretScan(accountId));

/** For after a key was made anew: who held the old one says nothing of the new one. */
export const useClearSecretScan = () => {
	const client = useQueryClient();
	return () => client.removeQueries({ queryKey: queryKeys.all.secretScans });
};

type VerdictOptions = {
	/**
	 * For a screen on which a person says one thing after the other: it shows what it showed until the answer with the last
	 * note is there. It offers no change.
	 */
	readonly showsLatest?: boolean;
};

/** The verdict on the account as far as it is known, from facts that hold the last note about it. */
export const useVerdict = (accountId: string, { showsLatest = false }: VerdictOptions = {}) => {
	const { clock } = useShell();
	const factsQuery = useFacts(accountId);
	const subscriptions = useSubscriptions();
	const ids = (subscriptions.data ?? []).map(({ id }) => id);
	const facts = showsLatest ? factsQuery.latest : factsQuery.data;
	const open = useEvidenceWithoutSecrets(facts?.account, ids);
	const secret = useSecretScan(facts?.account, ids);
	// A source that could not be seen is an answer; what is left is a bug, or leaving.
	toProblem(secret.error);
	const { around, isReading } = useHostsAndIdentities();
	const recent = secret.data && recentScanResults(secret.data, clock());
	// Aged whole, it counts as not looked through.
	const secretResults = recent && Object.keys(recent).length > 0 ? recent : undefined;
	const evidence: Evidence | undefined = open.data && {
		...open.data,
		scanResults: { ...open.data.scanResults, ...secretResults },
	};
	const isComplete = facts !== undefined && evidence !== undefined && !isReading;
	const evaluated = facts && evaluate(facts, evidence, around);
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
		/** Undefined until everything that is asked without being told to has answered. */
		found: isComplete ? named?.verdict : undefined,
		/** The text with names in place of the ids of subscriptions and callers. */
		shownName,
		around,
		names,
		problem: loadFailure({ data: facts, error: factsQuery.error }) ?? loadFailure(subscriptions),
		stale: toStaleData({ ...factsQuery, data: facts }) ?? toStaleData(subscriptions) ?? toStaleData(open),
		lookThroughSecrets: () => void secret.refetch(),
		isLookingThroughSecrets: secret.isFetching,
		hasLookedThroughSecrets: secretResults !== undefined,
	};
};
