// The plan for many accounts: each read afresh and judged as it would be alone, a few at a time.
import type { Azure } from '../azure/azure.ts';
import { atMost } from '../azure/evidence/at-most.ts';
import type { Entry } from '../entries.ts';
import { type AssessOptions, assess } from './assess.ts';
import type { BatchAction, BatchPlan, LeftOut } from './batch.ts';
import type { Change, Wish } from './change.ts';
import { blockers, type Check } from './check.ts';
import type { Looks } from './evidence.ts';
import { parseId } from './ids.ts';
import { prepare } from './prepare.ts';
import { see } from './seen.ts';

/** Accounts being read at once: one takes some twenty reads, of which a subscription allows 25 a second. */
const atOnce = 4;

export type PlanOptions = Omit<AssessOptions, 'looks'> & {
	readonly entries: readonly Entry[];
	/** What looking through them has shown before, where somebody did. */
	readonly looksOf: (accountId: string) => Looks | undefined;
	/** How many accounts have been judged. */
	readonly onProgress: (done: number) => void;
};

type Judged = { readonly change: Change } | { readonly leftOut: LeftOut };

const leaveOut = (accountId: string, why: LeftOut['why'], checks: readonly Check[] = []): Judged => ({
	leftOut: { accountId, name: parseId(accountId).name, why, checks },
});

const unmet = (checks: readonly Check[]): readonly Check[] =>
	checks.filter(({ met, weight }) => met !== 'yes' && weight !== 'warns');

/** The wish that the account's own road has ready, or why it has none. */
const wishToDisable = async (azure: Azure, accountId: string, options: PlanOptions): Promise<Wish | Judged> => {
	const { entries, looksOf } = options;
	const assessed = await see(assess(azure, accountId, entries, { ...options, looks: looksOf(accountId) }));
	if (!assessed.known) return leaveOut(accountId, { kind: 'unread', problem: assessed.problem });
	const { found, steps } = assessed.value;
	if (!found) return leaveOut(accountId, { kind: 'held' });
	const { ruling } = found;
	if (ruling !== 'ready' && !found.accepted) return leaveOut(accountId, { kind: ruling }, unmet(found.checks));
	const off = steps.find(({ id }) => id === 'keysOff');
	if (off?.wish) return off.wish;
	const step = off?.about.step as Extract<LeftOut['why'], { kind: 'step' }>['step'] | undefined;
	return step
		? leaveOut(accountId, { kind: 'step', step })
		: leaveOut(accountId, { kind: 'blocked' }, unmet(off?.checks ?? []));
};

const judge = async (azure: Azure, accountId: string, action: BatchAction, options: PlanOptions): Promise<Judged> => {
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
	let done = 0;
	const judged = await atMost(atOnce, accountIds, async (accountId) => {
		const one = await judge(azure, accountId, action, options);
		done += 1;
		options.onProgress(done);
		return one;
	});
	return {
		action,
		changes: judged.flatMap((one) => ('change' in one ? [one.change] : [])),
		leftOut: judged.flatMap((one) => ('leftOut' in one ? [one.leftOut] : [])),
	};
};
