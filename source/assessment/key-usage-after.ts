// What tells, after keys were turned off, whether anybody still calls with one.

import { changeRecords } from '../changes/history.ts';
import { keyAuthSetBy } from '../changes/kinds/index.ts';
import type { LoggedCalls, StatusCount } from '../model/evidence.ts';
import { isSameId } from '../model/resource-id.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';

/**
 * ISO 8601: when this journal's last switch turned keys off and was seen to hold; undefined where the last one turned them
 * on, or somebody else's hand did it.
 */
export const keysOffSince = (entries: readonly JournalEntry[], accountId: string): string | undefined => {
	const last = changeRecords(entries).findLast(
		({ intended: { change }, outcome, state }) =>
			keyAuthSetBy(change.wish.kind) !== undefined &&
			isSameId(change.wish.input.accountId, accountId) &&
			outcome !== undefined &&
			['done', 'heldAlready', 'undone'].includes(state),
	);
	if (!last || keyAuthSetBy(last.intended.change.wish.kind) !== 'off' || last.state !== 'done') return undefined;
	// Where it was found out later, only the beginning is known.
	return last.outcome?.type === 'done' ? last.outcome.at : last.intended.at;
};

/** ISO 8601: when this journal last saw keys go off, whatever became of that. */
export const keysLastTurnedOff = (entries: readonly JournalEntry[], accountId: string): string | undefined => {
	const last = changeRecords(entries).findLast(
		({ intended: { change }, state }) =>
			keyAuthSetBy(change.wish.kind) === 'off' &&
			isSameId(change.wish.input.accountId, accountId) &&
			['done', 'undone', 'undoing'].includes(state),
	);
	return last && (last.outcome?.type === 'done' ? last.outcome.at : last.intended.at);
};

/** Callers that named no identity and were last seen after `since`, or at all where that is not known; newest first. */
export const keyCallsSince = (log: readonly LoggedCalls[], since: string | undefined): readonly LoggedCalls[] =>
	log
		.filter(({ by, lastSeen }) => by === 'keyOrUnknown' && (!since || Date.parse(lastSeen) > Date.parse(since)))
		.toSorted((a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen));

export type HourlyRefusals = {
	/** ISO 8601: its begin. */
	readonly at: string;
	/** Answers by status; only refusals. */
	readonly refused: Readonly<Record<string, number>>;
	/** All answers, whatever their status. */
	readonly total: number;
};

const hour = 60 * 60_000;

/** 401 and 403; all of 4xx where Azure does not count by status. */
export const refusalStatuses = ['401', '403', '4xx'] as const;

/** One entry for each full or begun hour of the last `hours`, the oldest first, those without answers too. */
export const refusalsByHour = (
	counts: readonly StatusCount[],
	now: number,
	hours: number,
): readonly HourlyRefusals[] => {
	const current = Math.floor(now / hour);
	return Array.from({ length: hours + 1 }, (_, index): HourlyRefusals => {
		const at = current - hours + index;
		const inside = counts.filter((one) => Math.floor(Date.parse(one.at) / hour) === at);
		const sum = (some: readonly StatusCount[]) => some.reduce((total, { count }) => total + count, 0);
		const refused = refusalStatuses.flatMap((status) => {
			const found = sum(inside.filter((one) => one.status === status));
			return found > 0 ? [[status, found] as const] : [];
		});
		return { at: new Date(at * hour).toISOString(), refused: Object.fromEntries(refused), total: sum(inside) };
	});
};
