// Names of principals: the signed-in user, hosts and identities that were read anyway, and the directory for the rest.

import { useQuery } from '@tanstack/react-query';
import { knownPrincipalName } from '../../assessment/display-names.ts';
import type { Problem } from '../../model/problem.ts';
import type { PrincipalId } from '../../model/resource-id.ts';
import { toProblem } from './queries.ts';
import { queryKeys } from './query-keys.ts';
import { useSession } from './session.ts';
import { useHostsAndIdentities } from './use-hosts-and-identities.ts';

export type PrincipalNames = {
	/** Returns the name; undefined where only the object id is known. */
	readonly nameOf: (principalId: PrincipalId) => string | undefined;
	/** Why the directory gave no names, if it was asked and failed. */
	readonly problem: Problem | undefined;
};

/** Returns names for these object ids. Only those that nothing else names are looked up in the directory. */
export const usePrincipalNames = (principalIds: readonly PrincipalId[]): PrincipalNames => {
	const { azure, user } = useSession();
	const { hostsAndIdentities, isReading } = useHostsAndIdentities();
	const known = (id: string) => knownPrincipalName(user, hostsAndIdentities, id);
	const asked = [...new Set(principalIds.filter((id) => !known(id)))].toSorted();
	const query = useQuery({
		queryKey: queryKeys.principalNames(asked.join()),
		enabled: asked.length > 0 && !isReading,
		// Names seldom change, and a directory that refused refuses again.
		staleTime: Number.POSITIVE_INFINITY,
		queryFn: ({ signal }) => azure.principalNames(asked, { signal }),
	});
	return {
		nameOf: (id) => known(id) ?? query.data?.get(id.toLowerCase()),
		problem: query.data ? undefined : toProblem(query.error),
	};
};
