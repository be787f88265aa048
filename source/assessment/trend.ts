// How many accounts accepted keys on each of the last days: from saved snapshots, and from the journal between them.
import type { ChangeRecord } from '../changes/history.ts';
import { keyAuthSetBy } from '../changes/kinds/index.ts';
import type { FleetSnapshot } from '../storage/fleet-snapshots.ts';

export type TrendPoint = { readonly day: string /** Undefined where unknown. */; readonly keysOn: number | undefined };

export type Trend = {
	/** The oldest first; the last is today. */
	readonly points: readonly TrendPoint[];
	/** The oldest of them with a figure; undefined where that is today. */
	readonly since: { readonly day: string; readonly keysOn: number } | undefined;
	/** How many accounts this program turned keys off for in these days, without those undone. */
	readonly turnedOff: number;
};

const oneDay = 24 * 3600_000;

/** Returns the UTC day of a time in milliseconds since the epoch, `2026-11-24`. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** The difference that a change to this value makes to the number of accounts with keys. */
const keysOnDelta = { on: 1, off: -1 } as const;

/** Returns the difference that this program's changes made to the number of accounts with keys, by day. */
const stepsByDay = (records: readonly ChangeRecord[]): ReadonlyMap<string, number> => {
	const steps = new Map<string, number>();
	for (const { intended, state, outcome } of records) {
		const keyAuth = keyAuthSetBy(intended.change.changeRequest.kind);
		if (keyAuth === undefined || (state !== 'done' && state !== 'undone')) continue;
		const day = (outcome?.at ?? intended.at).slice(0, 10);
		steps.set(day, (steps.get(day) ?? 0) + keysOnDelta[keyAuth]);
	}
	return steps;
};

type TrendOptions = {
	readonly snapshots: readonly FleetSnapshot[];
	readonly records: readonly ChangeRecord[];
	readonly today: FleetSnapshot;
	/** How many days, today with them. */
	readonly days: number;
};

/**
 * Returns the trend. A day between two snapshots is computed back from the day after: keys that the journal says were turned off then were on
 * before. Before the first snapshot or change nothing is known.
 */
export const keyTrend = ({ snapshots, records, today, days }: TrendOptions): Trend => {
	const saved = new Map(
		snapshots
			.filter(({ tenantId, unread }) => tenantId === today.tenantId && unread <= today.unread)
			.map(({ day, keysOn }) => [day, keysOn]),
	);
	const steps = stepsByDay(records);
	// The journal knows the evening before its first day, too.
	const [firstSaved] = [...saved.keys()].sort();
	const [firstStep] = [...steps.keys()].sort();
	const beforeSteps = firstStep && utcDay(Date.parse(firstStep) - oneDay);
	const first = [firstSaved, beforeSteps, today.day].filter((day) => day !== undefined).sort()[0] ?? today.day;
	const points: TrendPoint[] = [];
	let later = today.keysOn;
	let laterDay = today.day;
	for (let ago = 0; ago < days; ago += 1) {
		const day = utcDay(Date.parse(today.day) - ago * oneDay);
		const keysOn = ago === 0 ? today.keysOn : (saved.get(day) ?? later - (steps.get(laterDay) ?? 0));
		points.unshift({ day, keysOn: day < first ? undefined : Math.max(0, keysOn) });
		[later, laterDay] = [keysOn, day];
	}
	const oldest = points.find(({ keysOn }) => keysOn !== undefined);
	const from = points[0]?.day ?? today.day;
	return {
		points,
		since:
			oldest?.keysOn !== undefined && oldest.day !== today.day ? { day: oldest.day, keysOn: oldest.keysOn } : undefined,
		turnedOff: records.filter(
			({ intended, state, outcome }) =>
				keyAuthSetBy(intended.change.changeRequest.kind) === 'off' &&
				state === 'done' &&
				(outcome?.at ?? intended.at).slice(0, 10) >= from,
		).length,
	};
};
