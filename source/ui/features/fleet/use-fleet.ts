// The fleet as it is read: accounts, what the index says of roles, and the days before.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { fleetOf, ownerTags } from '../../../assessment/fleet.ts';
import { type Grants, grantsByScope, nextToMigrate } from '../../../assessment/migration-order.ts';
import { dayOf, trendOf } from '../../../assessment/trend.ts';
import type { ChangeRecord } from '../../../changes/history.ts';
import type { EverywhereOptions, RoleAssignment } from '../../../model/azure.ts';
import type { Snapshot } from '../../../storage/fleet-snapshots.ts';
import { failureOf, noSubscriptions, problemOf, staleOf, useChanges, useSubscriptions } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useAccountsOf } from '../../context/use-inventory.ts';
import { useListed } from '../../context/use-listed.ts';

/** Days of the trend, today with them. */
export const trendDays = 30;

const noRecords: readonly ChangeRecord[] = [];
const noSnapshots: readonly Snapshot[] = [];

/** Tags that name an account's owner, the best first. */
export const useOwnerTags = (): readonly string[] => {
	const { ownerTag } = useShell();
	return useMemo(() => (ownerTag ? [ownerTag] : ownerTags), [ownerTag]);
};

/** Assignments in all subscriptions by scope, as far as they are read, and what stood in the way of the others. */
const useGrants = (ids: readonly string[]) => {
	const { azure } = useSession();
	const ask = useCallback(
		// Of a subscription of which the index has no assignment there is none to count.
		(asked: readonly string[], options: EverywhereOptions<RoleAssignment>) =>
			azure.assignments(asked, { ...options, mostSilent: 0 }),
		[azure],
	);
	const data = useListed({ name: 'assignments', ids, ask, endsWithScreen: true });
	return useMemo(() => {
		const all = [...(data?.values() ?? [])];
		const known = new Set(all.flatMap((one) => (one.state === 'failed' ? [] : one.subscriptionId.toLowerCase())));
		const failed = all.flatMap((one) => (one.state === 'failed' ? [one] : []));
		const grants: Grants = {
			byScope: grantsByScope(all.flatMap((one) => (one.state === 'read' ? one.rows : []))),
			unread: new Set(ids.map((id) => id.toLowerCase()).filter((id) => !known.has(id))),
		};
		return { grants, failed };
	}, [data, ids]);
};

/** Keeps today's figures once all is read, and gives those of other days. */
const useSnapshots = (today: Snapshot, isComplete: boolean) => {
	const { snapshots } = useSession();
	const query = useQuery({
		queryKey: ['snapshots', today, isComplete],
		staleTime: Number.POSITIVE_INFINITY,
		queryFn: () => (isComplete ? snapshots.keep(today) : snapshots.all()),
	});
	return { kept: query.data ?? noSnapshots, problem: problemOf(query.error) };
};

export const useFleet = () => {
	const { me } = useSession();
	const { clock } = useShell();
	const tags = useOwnerTags();
	const subscriptions = useSubscriptions();
	const all = subscriptions.data ?? noSubscriptions;
	const inventory = useAccountsOf(all);
	const changes = useChanges();
	const ids = useMemo(() => all.map(({ id }) => id), [all]);
	const { grants, failed } = useGrants(ids);
	const accounts = useMemo(
		() =>
			all.flatMap(({ id }) => {
				const listed = inventory.of(id);
				return listed?.state === 'read' ? listed.rows : [];
			}),
		[all, inventory],
	);
	const fleet = useMemo(() => fleetOf(accounts, all, tags), [accounts, all, tags]);
	const next = useMemo(() => nextToMigrate(accounts, grants), [accounts, grants]);
	const unread = useMemo(
		() => all.flatMap(({ id, name }) => (inventory.of(id)?.state === 'failed' ? [name] : [])),
		[all, inventory],
	);
	const firstUnread = useMemo(() => {
		const listed = all.map(({ id }) => inventory.of(id)).find((one) => one?.state === 'failed');
		return listed?.state === 'failed' ? listed.problem : undefined;
	}, [all, inventory]);
	const rolesUnread = useMemo(() => {
		const problems = new Map(failed.map(({ subscriptionId, problem }) => [subscriptionId, problem]));
		return all.flatMap(({ id, name }) => {
			const problem = problems.get(id);
			return problem ? [{ name, problem }] : [];
		});
	}, [all, failed]);
	const day = dayOf(clock());
	const today = useMemo(
		(): Snapshot => ({ day, tenantId: me.tenantId ?? '', ...fleet.total, unread: unread.length }),
		[day, me.tenantId, fleet.total, unread.length],
	);
	const isComplete = all.length > 0 && inventory.done >= all.length && !inventory.stale;
	const snapshots = useSnapshots(today, isComplete);
	const records = changes.data ?? noRecords;
	const trend = useMemo(
		() => trendOf({ snapshots: snapshots.kept, records, today, days: trendDays }),
		[snapshots.kept, records, today],
	);
	return {
		all,
		inventory,
		fleet,
		next,
		unread,
		firstUnread,
		trend,
		isComplete,
		problem: failureOf(subscriptions),
		stale: staleOf(subscriptions) ?? inventory.stale,
		rolesUnread,
		keepProblem: snapshots.problem,
	};
};
