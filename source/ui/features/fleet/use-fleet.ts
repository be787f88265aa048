// Reads the fleet: accounts, what the index says of roles, and the figures of earlier days.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { countFleet, ownerTags } from '../../../assessment/fleet.ts';
import { countGrantsByScope, type GrantCounts, migrationOrder } from '../../../assessment/migration-order.ts';
import { keyTrend, utcDay } from '../../../assessment/trend.ts';
import type { ChangeRecord } from '../../../changes/history.ts';
import type { AcrossSubscriptionsOptions, RoleAssignment } from '../../../model/azure.ts';
import type { FleetSnapshot } from '../../../storage/fleet-snapshots.ts';
import {
	emptySubscriptions,
	loadFailure,
	toProblem,
	toStaleData,
	useChanges,
	useSubscriptions,
} from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useAccountInventory } from '../../context/use-account-inventory.ts';
import { useSubscriptionListings } from '../../context/use-subscription-listings.ts';

/** The days of the trend, today included. */
export const trendDays = 30;

const emptyRecords: readonly ChangeRecord[] = [];
const emptySnapshots: readonly FleetSnapshot[] = [];

/** Returns the tags that name an account's owner, the best first. */
export const useOwnerTags = (): readonly string[] => {
	const { ownerTag } = useShell();
	return useMemo(() => (ownerTag ? [ownerTag] : ownerTags), [ownerTag]);
};

/**
 * Returns the number of role assignments by scope in all subscriptions, as far as they are read, and the problems of
 * the others.
 */
const useRoleGrants = (ids: readonly string[]) => {
	const { azure } = useSession();
	const ask = useCallback(
		// A subscription without an assignment in the index counts none.
		(asked: readonly string[], options: AcrossSubscriptionsOptions<RoleAssignment>) =>
			azure.roleAssignmentsAcross(asked, { ...options, maxNotIndexed: 0 }),
		[azure],
	);
	const data = useSubscriptionListings({ name: 'assignments', ids, read: ask, abortsOnUnmount: true });
	return useMemo(() => {
		const all = [...(data?.values() ?? [])];
		const known = new Set(all.flatMap((one) => (one.state === 'failed' ? [] : one.subscriptionId.toLowerCase())));
		const failed = all.flatMap((one) => (one.state === 'failed' ? [one] : []));
		const grants: GrantCounts = {
			byScope: countGrantsByScope(all.flatMap((one) => (one.state === 'read' ? one.items : []))),
			unreadSubscriptionIds: new Set(ids.map((id) => id.toLowerCase()).filter((id) => !known.has(id))),
		};
		return { grants, failed };
	}, [data, ids]);
};

/** Keeps today's figures once all is read, and returns those of other days. */
const useFleetSnapshots = (today: FleetSnapshot, isComplete: boolean) => {
	const { snapshots } = useSession();
	const query = useQuery({
		queryKey: queryKeys.snapshots(today, isComplete),
		staleTime: Number.POSITIVE_INFINITY,
		queryFn: () => (isComplete ? snapshots.save(today) : snapshots.all()),
	});
	return { kept: query.data ?? emptySnapshots, problem: toProblem(query.error) };
};

/** Returns the accounts of all subscriptions, their figures and their migration order, with what could not be read. */
export const useFleet = () => {
	const { user } = useSession();
	const { clock } = useShell();
	const tags = useOwnerTags();
	const subscriptions = useSubscriptions();
	const all = subscriptions.data ?? emptySubscriptions;
	const inventory = useAccountInventory(all);
	const changes = useChanges();
	const ids = useMemo(() => all.map(({ id }) => id), [all]);
	const { grants, failed } = useRoleGrants(ids);
	const accounts = useMemo(
		() =>
			all.flatMap(({ id }) => {
				const listed = inventory.listingOf(id);
				return listed?.state === 'read' ? listed.items : [];
			}),
		[all, inventory],
	);
	const fleet = useMemo(() => countFleet(accounts, all, tags), [accounts, all, tags]);
	const next = useMemo(() => migrationOrder(accounts, grants), [accounts, grants]);
	const unread = useMemo(
		() => all.flatMap(({ id, name }) => (inventory.listingOf(id)?.state === 'failed' ? [name] : [])),
		[all, inventory],
	);
	const firstUnread = useMemo(() => {
		const listed = all.map(({ id }) => inventory.listingOf(id)).find((one) => one?.state === 'failed');
		return listed?.state === 'failed' ? listed.problem : undefined;
	}, [all, inventory]);
	const rolesUnread = useMemo(() => {
		const problems = new Map(failed.map(({ subscriptionId, problem }) => [subscriptionId, problem]));
		return all.flatMap(({ id, name }) => {
			const problem = problems.get(id);
			return problem ? [{ name, problem }] : [];
		});
	}, [all, failed]);
	const day = utcDay(clock());
	const today = useMemo(
		(): FleetSnapshot => ({ day, tenantId: user.tenantId ?? '', ...fleet.total, unread: unread.length }),
		[day, user.tenantId, fleet.total, unread.length],
	);
	const isComplete = all.length > 0 && inventory.readCount >= all.length && !inventory.stale;
	const snapshots = useFleetSnapshots(today, isComplete);
	const records = changes.data ?? emptyRecords;
	const trend = useMemo(
		() => keyTrend({ snapshots: snapshots.kept, records, today, days: trendDays }),
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
		problem: loadFailure(subscriptions),
		stale: toStaleData(subscriptions) ?? inventory.stale,
		rolesUnread,
		keepProblem: snapshots.problem,
	};
};
