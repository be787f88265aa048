// Whether any caller still uses a key after keys were turned off.

import { changeRecords } from '../changes/history.ts';
import { keyAuthSetBy } from '../changes/kinds/index.ts';
import type { LoggedCalls, StatusCount } from '../model/evidence.ts';
import { type AccountId, isSameId } from '../model/resource-id.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';

/**
 * Returns when this journal's last switch turned keys off and a read confirmed it, in ISO 8601; undefined where the last one turned them
 * on, or another person made it.
 */
export const keysOffSince = (entries: readonly JournalEntry[], accountId: AccountId): string | undefined => {
	const last = changeRecords(entries).findLast(
		({ intended: { change }, outcome, state }) =>
			keyAuthSetBy(change.changeRequest.kind) !== undefined &&
			isSameId(change.changeRequest.input.accountId, accountId) &&
			outcome !== undefined &&
			['done', 'heldAlready', 'undone'].includes(state),
	);
	if (!last || keyAuthSetBy(last.intended.change.changeRequest.kind) !== 'off' || last.state !== 'done')
		return undefined;
	// Where only a later read confirmed it, just the start is known.
	return last.outcome?.type === 'done' ? last.outcome.at : last.intended.at;
};

/** Returns when this journal last turned keys off, in ISO 8601, also where that did not last. */
export const keysLastTurnedOff = (entries: readonly JournalEntry[], accountId: AccountId): string | undefined => {
	const last = changeRecords(entries).findLast(
		({ intended: { change }, state }) =>
			keyAuthSetBy(change.changeRequest.kind) === 'off' &&
			isSameId(change.changeRequest.input.accountId, accountId) &&
			['done', 'undone', 'undoing'].includes(state),
	);
	return last && (last.outcome?.type === 'done' ? last.outcome.at : last.intended.at);
};

/** Returns the callers without an identity whose last call was after `since`, or at any time where that is unknown; newest first. */
export const keyCallsSince = (log: readonly LoggedCalls[], since: string | undefined): readonly LoggedCalls[] =>
	log
		.filter(({ by, lastSeen }) => by === 'keyOrUnknown' && (!since || Date.parse(lastSeen) > Date.parse(since)))
		.toSorted((a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen));

export type HourlyRefusals = {
	/** ISO 8601: its begin. */
	readonly at: string;
	/** Answers by status; only refusals. */
	readonly refused: Readonly<Record<string, number>>;
	/** All answers, of every status. */
	readonly total: number;
};

const hour = 60 * 60_000;

/** 401 and 403; all of 4xx where Azure does not count by status. */
export const refusalStatuses = ['401', '403', '4xx'] as const;

/** Returns one entry for each full or begun hour of the last `hours`, the oldest first, those without answers too. */
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
