// The plan for many accounts: each read afresh and judged as it would be alone, a few at a time.

import { prepare } from '../changes/plan.ts';
import type { Azure } from '../model/azure.ts';
import type { BatchAction, BatchPlan, LeftOut } from '../model/batch.ts';
import type { Change, Wish } from '../model/change.ts';
import { blockers, type Check } from '../model/check.ts';
import type { KeySource, LookProgress } from '../model/evidence.ts';
import { see } from '../model/read-result.ts';
import { parseId } from '../model/resource-id.ts';
import { atMost } from '../shared/map-concurrent.ts';
import type { Entry } from '../storage/journal-entries.ts';
import { type AssessOptions, assess } from './assess-account.ts';
import type { Looks } from './key-usage-evidence.ts';

/** Accounts being read at once: one takes some twenty reads, of which a subscription allows 25 a second. */
const atOnce = 4;

export type PlanOptions = Omit<AssessOptions, 'looks' | 'looksLast' | 'onLooked'> & {
	readonly entries: readonly Entry[];
	/** What looking through them has shown before, where somebody did. */
	readonly looksOf: (accountId: string) => Looks | undefined;
	readonly onProgress: (progress: PlanProgress) => void;
};

export type PlanProgress = {
	/** Accounts that have been judged. */
	readonly done: number;
	/** Name of the account that was begun last. */
	readonly account: string;
	/** How far looking for keys is, which the accounts of a plan have in common; undefined before it. */
	readonly looked: Pick<LookProgress, 'done' | 'all' | 'name'> | undefined;
};

/** The accounts look through the same sources side by side: whichever is furthest tells. */
const progressOf = (onProgress: PlanOptions['onProgress']) => {
	let progress: PlanProgress = { done: 0, account: '', looked: undefined };
	const bySource = new Map<KeySource, LookProgress>();
	const tell = (next: Partial<PlanProgress>) => {
		progress = { ...progress, ...next };
		onProgress(progress);
	};
	return {
		begun: (account: string) => tell({ account }),
		ended: () => tell({ done: progress.done + 1 }),
		looked: (one: LookProgress) => {
			if (one.done <= (bySource.get(one.source)?.done ?? 0)) return;
			bySource.set(one.source, one);
			const sum = (of: 'done' | 'all') => [...bySource.values()].reduce((total, source) => total + source[of], 0);
			tell({ looked: { done: sum('done'), all: sum('all'), name: one.name } });
		},
	};
};

type JudgeOptions = PlanOptions & Pick<AssessOptions, 'onLooked'>;

type Judged = { readonly change: Change } | { readonly leftOut: LeftOut };

const leaveOut = (accountId: string, why: LeftOut['why'], checks: readonly Check[] = []): Judged => ({
	leftOut: { accountId, name: parseId(accountId).name, why, checks },
});

const unmet = (checks: readonly Check[]): readonly Check[] =>
	checks.filter(({ met, weight }) => met !== 'yes' && weight !== 'warns');

/** The wish that the account's own road has ready, or why it has none. */
const wishToDisable = async (azure: Azure, accountId: string, options: JudgeOptions): Promise<Wish | Judged> => {
	const { entries, looksOf } = options;
	const assessed = await see(
		assess(azure, accountId, entries, { ...options, looks: looksOf(accountId), looksLast: true }),
	);
	if (!assessed.known) return leaveOut(accountId, { kind: 'unread', problem: assessed.problem });
	const { found, steps, first } = assessed.value;
	if (!found) return leaveOut(accountId, { kind: 'held' });
	const { ruling } = found;
	// What would be found is not known: that nobody may be told.
	if (first && ruling === 'cannotTell') return leaveOut(accountId, { kind: 'first' }, first);
	if (ruling !== 'ready' && !found.accepted) return leaveOut(accountId, { kind: ruling }, unmet(found.checks));
	const off = steps.find(({ id }) => id === 'keysOff');
	if (off?.wish) return off.wish;
	const step = off?.about.step as Extract<LeftOut['why'], { kind: 'step' }>['step'] | undefined;
	return step
		? leaveOut(accountId, { kind: 'step', step })
		: leaveOut(accountId, { kind: 'blocked' }, unmet(off?.checks ?? []));
};

const judge = async (azure: Azure, accountId: string, action: BatchAction, options: JudgeOptions): Promise<Judged> => {
	const wish: Wish | Judged =
		action === 'enable' ? { kind: 'enableKeys', input: { accountId } } : await wishToDisable(azure, accountId, options);
	if (!('kind' in wish)) return wish;
	const prepared = await see(prepare(azure, wish, options));
	if (!prepared.known) return leaveOut(accountId, { kind: 'unread', problem: prepared.problem });
	const change = prepared.value;
	// On already: there is nothing that could be sent.
	if (change.effects.every(({ before, after }) => before === after)) return leaveOut(accountId, { kind: 'held' });
	const against = blockers(change.checks);
	return against.length > 0 ? leaveOut(accountId, { kind: 'blocked' }, against) : { change };
};

/** Never rejects for one account: what could not be read is left out and says so. Leaving (cancelled) rejects. */
export const planBatch = async (
	azure: Azure,
	accountIds: readonly string[],
	action: BatchAction,
	options: PlanOptions,
): Promise<BatchPlan> => {
	const progress = progressOf(options.onProgress);
	const judged = await atMost(atOnce, accountIds, async (accountId) => {
		progress.begun(parseId(accountId).name);
		const one = await judge(azure, accountId, action, { ...options, onLooked: progress.looked });
		progress.ended();
		return one;
	});
	return {
		action,
		changes: judged.flatMap((one) => ('change' in one ? [one.change] : [])),
		leftOut: judged.flatMap((one) => ('leftOut' in one ? [one.leftOut] : [])),
	};
};
