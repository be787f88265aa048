// The summary above the lists of the fleet, in figures, as a bar and as a curve; and the notes below them about what
// could not be read.

import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import { formatCount, percentKeysOff, progressBar, sparkline } from '../../kit/charts.ts';
import { abbreviateNames, indexAgeNote, unreadableNote } from '../../kit/table-with-notes.tsx';
import type { Block } from '../../kit/text.ts';
import { adviceBlocks, problemSummary } from '../problem-blocks.ts';
import { trendDays, type useFleet } from './use-fleet.ts';

type FleetProgress = Pick<ReturnType<typeof useFleet>, 'fleet' | 'trend'>;

/**
 * Returns the figures of the fleet, or `none` where there are no accounts, beside a bar and the curve of the last days.
 */
export const fleetSummary = (
	{ fleet: { total }, trend }: FleetProgress,
	width: number,
	isLow: boolean,
	strings: Strings,
	none: string,
): readonly Block[] => {
	const words = strings.fleet;
	// Without accounts there is neither a share nor a trend.
	if (total.accounts === 0) return [{ text: none, tone: 'title' }];
	const { since, points, turnedOff } = trend;
	const figures = {
		text: words.total(formatCount(total.keysOn), formatCount(total.accounts), percentKeysOff(total)),
		tone: 'title' as const,
	};
	if (isLow) return [figures];
	const bar = progressBar(total.accounts - total.keysOn, total.accounts, Math.min(60, width - 1));
	const done = words.turnedOff(formatCount(turnedOff), trendDays);
	const lines = since
		? [words.trend(since.day, formatCount(since.keysOn), formatCount(total.keysOn)), done]
		: [words.noTrend, done];
	const curve = sparkline(
		points.map(({ keysOn }) => keysOn),
		lines.length,
	);
	return [
		figures,
		{ row: [{ text: bar, tone: 'ok' }] },
		...lines.map(
			(text, at): Block => ({
				row: [...(since ? [{ text: `${curve[at]}  `, tone: 'key' as const }] : []), { text, tone: 'muted' }],
			}),
		),
		{ text: '' },
	];
};

type FleetWarnings = Pick<
	ReturnType<typeof useFleet>,
	'inventory' | 'unread' | 'firstUnread' | 'rolesUnread' | 'keepProblem'
>;

/**
 * Returns the notes below the list. `hasNext`: the list shows the accounts to migrate next, and a note says where their
 * order comes from.
 */
export const fleetNotes = (
	{ inventory: { source, indexedAt }, unread, firstUnread, rolesUnread, keepProblem }: FleetWarnings,
	hasNext: boolean,
	now: number,
	strings: Strings,
): readonly Block[] => {
	const words = strings.fleet;
	const [first] = rolesUnread;
	const warning = (text: string): Block => ({ text: `${marks.warning} ${text}`, tone: 'warning' });
	const names = rolesUnread.map(({ name }) => name);
	return [
		...(hasNext && source ? [{ text: words.order[source], tone: 'muted' as const }] : []),
		...unreadableNote(unread, strings),
		...(firstUnread ? adviceBlocks(firstUnread, strings) : []),
		...(first
			? [warning(words.noGrants(abbreviateNames(names, strings), problemSummary(first.problem, strings)))]
			: []),
		...(keepProblem ? [warning(words.snapshotNotSaved(keepProblem.message))] : []),
		...indexAgeNote(indexedAt, now, strings),
	];
};
