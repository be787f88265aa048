// The verdict on one account, put together from what was read of it and what was looked through.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { judge } from '../../assessment/assess-account.ts';
import { inNames, namelessIn, namingOf } from '../../assessment/display-names.ts';
import { type Evidence, gatherEvidence, type Looks, lookThrough } from '../../assessment/key-usage-evidence.ts';
import type { Account } from '../../model/azure.ts';
import { secretSources } from '../../model/evidence.ts';
import { failureOf, problemOf, staleOf, useFacts, useSubscriptions } from './queries.ts';
import { useSession, useShell } from './session.ts';
import { useSurroundings } from './use-hosts-and-identities.ts';
import { useNames } from './use-names.ts';

/** What can be seen without reading a secret: read whenever somebody looks. */
const useOpenEvidence = (account: Account | undefined, ids: readonly string[]) => {
	const { azure } = useSession();
	const { clock } = useShell();
	return useQuery({
		queryKey: ['evidence', account?.id],
		enabled: account !== undefined && ids.length > 0,
		queryFn: async ({ signal }) =>
			account ? gatherEvidence(azure, account, ids, clock, { signal }) : Promise.reject(new Error('no account')),
	});
};

/** What takes reading secret values: read when somebody asks for it, kept while the program runs. */
const useSecretLooks = (account: Account | undefined, ids: readonly string[]) => {
	const { azure } = useSession();
	return useQuery({
		queryKey: ['secretLooks', account?.id],
		enabled: false,
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: Number.POSITIVE_INFINITY,
		queryFn: async ({ signal }) =>
			account ? lookThrough(azure, account, secretSources, ids, { signal }) : Promise.reject(new Error('no account')),
	});
};

/** What was found when settings and secrets of this account were looked through, if they were. */
export const useSecretLooksSoFar = (accountId: string): Looks | undefined =>
	useQueryClient().getQueryData<Looks>(['secretLooks', accountId]);

/** For after a key was made anew: who held the old one says nothing of the new one. */
export const useForgetSecretLooks = () => {
	const client = useQueryClient();
	return () => client.removeQueries({ queryKey: ['secretLooks'] });
};

export const useVerdict = (accountId: string) => {
	const factsQuery = useFacts(accountId);
	const subscriptions = useSubscriptions();
	const ids = (subscriptions.data ?? []).map(({ id }) => id);
	const facts = factsQuery.data;
	const open = useOpenEvidence(facts?.account, ids);
	const secret = useSecretLooks(facts?.account, ids);
	// A source that could not be seen is an answer; what is left is a bug, or leaving.
	problemOf(secret.error);
	const { around, isReading } = useSurroundings();
	const evidence: Evidence | undefined = open.data && {
		...open.data,
		looks: { ...open.data.looks, ...secret.data },
	};
	const isComplete = facts !== undefined && evidence !== undefined && !isReading;
	const judged = facts && judge(facts, evidence, around);
	const unnamed = judged ? namelessIn({ ...judged, evidence }) : [];
	const names = useNames(unnamed);
	const shownName = namingOf([
		...(subscriptions.data ?? []),
		...unnamed.map((id) => ({ id, name: names.nameOf(id) ?? id })),
	]);
	const named = judged && inNames(judged, shownName);
	return {
		facts,
		evidence,
		rows: named?.rows ?? [],
		/** Undefined until everything that is asked without being told to has answered. */
		found: isComplete ? named?.found : undefined,
		/** The text with names in place of the ids of subscriptions and callers. */
		shownName,
		around,
		names,
		problem: failureOf(factsQuery) ?? failureOf(subscriptions),
		stale: staleOf(factsQuery) ?? staleOf(subscriptions) ?? staleOf(open),
		lookThroughSecrets: () => void secret.refetch(),
		isLookingThroughSecrets: secret.isFetching,
		hasLookedThroughSecrets: secret.data !== undefined,
	};
};
