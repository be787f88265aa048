// What is: which intents are on record, which of them the tenant acted on, what held since. And what is said, against it.
import type { Resource, TenantState } from '../../emulator/source/tenant-state.ts';
import { changeHandlerFor, consistencyWindowOf } from '../../source/changes/kinds/index.ts';
import type { Change } from '../../source/model/change.ts';
import type { IntentEntry, JournalEntry } from '../../source/storage/journal-entries.ts';

type Planned = Pick<Change, 'changeRequest' | 'baseline' | 'request'>;

export type TrackedIntent = {
	readonly id: string;
	readonly at: number;
	readonly change: Planned;
	/** Name of the copy that carries it out. */
	readonly by: string;
	/** How often the tenant acted on its request. */
	acted: number;
	/** Whether it held at any time since it was intended, at the resource it was confirmed for. */
	hasHeld: boolean;
	/** Whether it did not hold at some time after the tenant had acted on it. */
	isReverted: boolean;
};

const targetOf = (tenant: TenantState, { changeRequest }: Pick<Change, 'changeRequest'>): Resource | undefined =>
	tenant.resources.get(
		(changeRequest.kind === 'turnOnIdentity'
			? changeRequest.input.hostId
			: changeRequest.input.accountId
		).toLowerCase(),
	);

/** When the resource was made that a change is about; undefined where there is none. */
export const madeAt = (tenant: TenantState, change: Pick<Change, 'changeRequest'>): string | undefined =>
	targetOf(tenant, change)?.systemData?.createdAt as string | undefined;

/** Whether the change holds, read from the tenant itself and not through the program. */
export const holds = (tenant: TenantState, { changeRequest }: Pick<Change, 'changeRequest'>): boolean => {
	const target = targetOf(tenant, { changeRequest });
	if (!target) return false;
	switch (changeRequest.kind) {
		case 'disableKeys':
			return target.properties.disableLocalAuth === true;
		case 'enableKeys':
			return target.properties.disableLocalAuth !== true;
		case 'setSubdomain':
			return target.properties.customSubDomainName === changeRequest.input.subdomain;
		case 'turnOnIdentity':
			return /SystemAssigned/.test(target.identity?.type ?? '');
		case 'assignRole':
			return [...tenant.roleAssignments.values()].some(
				({ scope, principalId, roleDefinitionId }) =>
					scope === changeRequest.input.accountId &&
					principalId === changeRequest.input.principalId &&
					roleDefinitionId === changeRequest.input.roleId,
			);
		case 'removeRoleAssignment':
			return !tenant.roleAssignments.has(changeRequest.input.assignmentId.toLowerCase());
		case 'regenerateKey':
			return false;
	}
};

/** Undefined while what is said of the intent is so. `isInHand`: the copy that wrote it is still at it. */
const findUntruth = (
	{ change, acted, hasHeld, isReverted, at }: TrackedIntent,
	entry: JournalEntry,
	now: number,
	isInHand: boolean,
	/** By this intent, or by another of the same person for the same assignment, which nothing in Azure tells apart. */
	wasMadeByUs: boolean,
): string | undefined => {
	const hasTrace = changeHandlerFor(change.changeRequest.kind).status !== undefined;
	const isDone = entry.type === 'done' || (entry.type === 'found' && entry.verdict === 'done');
	const isNotDone = entry.type === 'failed' || (entry.type === 'found' && entry.verdict === 'notDone');
	if (entry.type === 'found' && isInHand) return 'is judged while it is under way';
	if (isDone && !(hasTrace ? hasHeld : acted > 0)) return 'is said to be done, and never held';
	if (isDone && 'ours' in entry && entry.ours && change.changeRequest.kind === 'assignRole' && !wasMadeByUs)
		return 'is said to be ours, and was never acted on';
	if (isNotDone && acted > 0 && !isReverted) return 'is said not to be done, and holds';
	if (entry.type === 'found' && entry.verdict === 'notDone') {
		const window = consistencyWindowOf(changeHandlerFor(change.changeRequest.kind));
		if (now - at < window) return 'is said not to be done before that can be known';
	}
	return undefined;
};

export const createLedger = (tenant: TenantState) => {
	const intents = new Map<string, TrackedIntent>();
	const wrong: string[] = [];
	const wasMadeByUs = ({ change }: TrackedIntent) =>
		[...intents.values()].some(({ acted, change: { request } }) => acted > 0 && request.path === change.request.path);
	/** Whether the account is the one of then, and of a removal the assignment too: what was made anew says nothing of it. */
	const isSameTarget = ({ change }: TrackedIntent) => {
		const { changeRequest, baseline } = change;
		const assignment =
			changeRequest.kind === 'removeRoleAssignment'
				? tenant.roleAssignments.get(changeRequest.input.assignmentId.toLowerCase())
				: undefined;
		return (
			madeAt(tenant, change) === baseline['systemData.createdAt'] &&
			(!assignment || assignment.createdOn === baseline['assignment.createdOn'])
		);
	};
	/** After whatever changed the tenant, by whose hand ever. */
	const observe = () => {
		for (const one of intents.values()) {
			const isSo =
				isSameTarget(one) && (one.change.changeRequest.kind === 'regenerateKey' || holds(tenant, one.change));
			if (isSo) one.hasHeld = true;
			else if (one.acted > 0) one.isReverted = true;
		}
	};
	return {
		intents,
		wrong,
		observe,
		intended: ({ id, at, change }: IntentEntry, by: string) => {
			const planned: Planned = change;
			intents.set(id, {
				id,
				at: Date.parse(at),
				change: planned,
				by,
				acted: 0,
				hasHeld: false,
				isReverted: false,
			});
			observe();
		},
		/** The tenant acted on the request of an intent. */
		acted: (one: TrackedIntent) => {
			one.acted += 1;
			if (one.acted > 1) wrong.push(`${one.change.changeRequest.kind} is made twice`);
			observe();
		},
		said: (entry: JournalEntry, now: number, isInHand: (intent: TrackedIntent) => boolean) => {
			if (!('of' in entry)) return;
			const one = intents.get(entry.of);
			const untruth = one
				? findUntruth(one, entry, now, isInHand(one), wasMadeByUs(one))
				: 'has an outcome and no intent';
			if (untruth) wrong.push(`${one?.change.changeRequest.kind} ${untruth}`);
		},
		isSameTarget,
	};
};

export type Ledger = ReturnType<typeof createLedger>;
