// The plan for many accounts: each read afresh and evaluated as it would be alone, a few at a time.

import pMap from 'p-map';
import { planChange } from '../changes/plan.ts';
import type { AzureClient } from '../model/azure.ts';
import type { BatchAction, BatchPlan, ExcludedAccount } from '../model/batch-plan.ts';
import type { Change } from '../model/change.ts';
import type { ChangeRequest } from '../model/change-inputs.ts';
import { blockingChecks, type Check } from '../model/check.ts';
import type { ScanProgress } from '../model/evidence.ts';
import { attemptRead } from '../model/read-result.ts';
import { type AccountId, resourceNameOf } from '../model/resource-id.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';
import { type AssessOptions, assess } from './assess-account.ts';
import { type ScanResults, secretScanResults } from './key-usage-evidence.ts';

/** Most accounts that are read at once: one takes some twenty reads, of which a subscription allows 25 a second. */
const maxConcurrent = 4;

export type PlanBatchOptions = Omit<AssessOptions, 'scanResults' | 'skipScanIfBlocked' | 'onScanProgress'> & {
	readonly entries: readonly JournalEntry[];
	/** Returns the results of an earlier scan of an account, where there was one. */
	readonly scanResultsOf: (accountId: AccountId) => ScanResults | undefined;
	readonly onProgress: (progress: PlanProgress) => void;
	/** Receives the results of a scan of settings and secrets by this plan. */
	readonly onScanResults?: (accountId: AccountId, found: ScanResults) => void;
};

export type PlanProgress = {
	/** How many accounts have been evaluated. */
	readonly done: number;
	/** Name of the account that was begun last. */
	readonly account: string;
	/** The progress of the scan, which the accounts of a plan share; undefined before it. */
	readonly scanProgress: Pick<ScanProgress, 'done' | 'total' | 'name'> | undefined;
};

/** Returns the reporter of progress. The accounts scan the same sources side by side: the furthest one counts. */
const progressReporter = (onProgress: PlanBatchOptions['onProgress']) => {
	let progress: PlanProgress = { done: 0, account: '', scanProgress: undefined };
	const bySource = new Map<string, ScanProgress>();
	const report = (next: Partial<PlanProgress>) => {
		progress = { ...progress, ...next };
		onProgress(progress);
	};
	return {
		begun: (account: string) => report({ account }),
		ended: () => report({ done: progress.done + 1 }),
		looked: (one: ScanProgress) => {
			if (one.done <= (bySource.get(one.source)?.done ?? 0)) return;
			bySource.set(one.source, one);
			const sum = (of: 'done' | 'total') => [...bySource.values()].reduce((total, source) => total + source[of], 0);
			report({ scanProgress: { done: sum('done'), total: sum('total'), name: one.name } });
		},
	};
};

type AccountPlanOptions = PlanBatchOptions & Pick<AssessOptions, 'onScanProgress'>;

type AccountPlan = { readonly change: Change } | { readonly leftOut: ExcludedAccount };

const exclude = (accountId: AccountId, why: ExcludedAccount['reason'], checks: readonly Check[] = []): AccountPlan => ({
	leftOut: { accountId, name: resourceNameOf(accountId), reason: why, checks },
});

/** Resolves with the change request that the account's own road has ready, or why it has none. */
const disableKeysRequest = async (
	azure: AzureClient,
	accountId: AccountId,
	options: AccountPlanOptions,
): Promise<ChangeRequest | AccountPlan> => {
	const { entries, scanResultsOf } = options;
	const assessed = await attemptRead(
		assess(azure, accountId, entries, { ...options, scanResults: scanResultsOf(accountId), skipScanIfBlocked: true }),
	);
	if (!assessed.known) return exclude(accountId, { kind: 'unread', problem: assessed.problem });
	const { verdict, steps, earlyBlockers, evidence } = assessed.value;
	if (options.withSecrets && evidence) options.onScanResults?.(accountId, secretScanResults(evidence.scanResults));
	if (!verdict) return exclude(accountId, { kind: 'held' });
	const { outcome } = verdict;
	// Without a scan the outcome is unknown: only the early blockers are reported.
	if (earlyBlockers && outcome === 'cannotTell') return exclude(accountId, { kind: 'first' }, earlyBlockers);
	if (outcome !== 'ready' && !verdict.acceptedRisk)
		return exclude(accountId, { kind: outcome }, blockingChecks(verdict.checks));
	const off = steps.find(({ id }) => id === 'keysOff');
	if (off?.changeRequest) return off.changeRequest;
	const step = off?.about.step as Extract<ExcludedAccount['reason'], { kind: 'step' }>['step'] | undefined;
	return step
		? exclude(accountId, { kind: 'step', step })
		: exclude(accountId, { kind: 'blocked' }, blockingChecks(off?.checks ?? []));
};

const planAccount = async (
	azure: AzureClient,
	accountId: AccountId,
	action: BatchAction,
	options: AccountPlanOptions,
): Promise<AccountPlan> => {
	const request: ChangeRequest | AccountPlan =
		action === 'enable'
			? { kind: 'enableKeys', input: { accountId } }
			: await disableKeysRequest(azure, accountId, options);
	if (!('kind' in request)) return request;
	const prepared = await attemptRead(planChange(azure, request, options));
	if (!prepared.known) return exclude(accountId, { kind: 'unread', problem: prepared.problem });
	const change = prepared.value;
	// The account has the value already: there is nothing to send.
	if (change.effects.every(({ before, after }) => before === after)) return exclude(accountId, { kind: 'held' });
	const against = blockingChecks(change.checks);
	return against.length > 0 ? exclude(accountId, { kind: 'blocked' }, against) : { change };
};

/** Resolves with the plan. An account that cannot be read is excluded with its problem. Rejects with Problem `cancelled`. */
export const planBatch = async (
	azure: AzureClient,
	accountIds: readonly AccountId[],
	action: BatchAction,
	options: PlanBatchOptions,
): Promise<BatchPlan> => {
	const progress = progressReporter(options.onProgress);
	const planned = await pMap(
		accountIds,
		async (accountId) => {
			progress.begun(resourceNameOf(accountId));
			const one = await planAccount(azure, accountId, action, { ...options, onScanProgress: progress.looked });
			progress.ended();
			return one;
		},
		{ concurrency: maxConcurrent },
	);
	return {
		action,
		changes: planned.flatMap((one) => ('change' in one ? [one.change] : [])),
		excluded: planned.flatMap((one) => ('leftOut' in one ? [one.leftOut] : [])),
	};
};
