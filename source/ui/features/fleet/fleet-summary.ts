// What is said of the fleet above its lists, in figures, as a bar and as a curve; and below them, of what could not be read.

import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import { barOf, figure, percentOff, sparkline } from '../../kit/charts.ts';
import { fewOf, indexNote, unreadNote } from '../../kit/noted-table.tsx';
import type { Block } from '../../kit/text.ts';
import { adviceBlocks, inBrief } from '../common/problem-note.ts';
import { trendDays, type useFleet } from './use-fleet.ts';

type Seen = Pick<ReturnType<typeof useFleet>, 'fleet' | 'trend'>;

/** The whole in figures, or `none` where there is none, and beside them as a bar, and the days until now as a curve. */
export const fleetSummary = (
	{ fleet: { total }, trend }: Seen,
	width: number,
	isLow: boolean,
	strings: Strings,
	none: string,
): readonly Block[] => {
	const words = strings.fleet;
	// Of no accounts there is neither a share nor a trend.
	if (total.accounts === 0) return [{ text: none, tone: 'title' }];
	const { since, points, turnedOff } = trend;
	const figures = {
		text: words.total(figure(total.keysOn), figure(total.accounts), percentOff(total)),
		tone: 'title' as const,
	};
	if (isLow) return [figures];
	const bar = barOf(total.accounts - total.keysOn, total.accounts, Math.min(60, width - 1));
	const done = words.turnedOff(figure(turnedOff), trendDays);
	const said = since
		? [words.trend(since.day, figure(since.keysOn), figure(total.keysOn)), done]
		: [words.noTrend, done];
	const curve = sparkline(
		points.map(({ keysOn }) => keysOn),
		said.length,
	);
	return [
		figures,
		{ row: [{ text: bar, tone: 'ok' }] },
		...said.map(
			(text, at): Block => ({
				row: [...(since ? [{ text: `${curve[at]}  `, tone: 'key' as const }] : []), { text, tone: 'muted' }],
			}),
		),
		{ text: '' },
	];
};

type Noted = Pick<ReturnType<typeof useFleet>, 'inventory' | 'unread' | 'firstUnread' | 'rolesUnread' | 'keepProblem'>;

/** `hasNext`: the next ones are shown, in an order that is told where it comes from. */
export const fleetNotes = (
	{ inventory: { from, indexedAt }, unread, firstUnread, rolesUnread, keepProblem }: Noted,
	hasNext: boolean,
	now: number,
	strings: Strings,
): readonly Block[] => {
	const words = strings.fleet;
	const [first] = rolesUnread;
	const warning = (text: string): Block => ({ text: `${marks.warning} ${text}`, tone: 'warning' });
	const names = rolesUnread.map(({ name }) => name);
	return [
		...(hasNext && from ? [{ text: words.order[from], tone: 'muted' as const }] : []),
		...unreadNote(unread, strings),
		...(firstUnread ? adviceBlocks(firstUnread, strings) : []),
		...(first ? [warning(words.noGrants(fewOf(names, strings), inBrief(first.problem, strings)))] : []),
		...(keepProblem ? [warning(words.notKept(keepProblem.message))] : []),
		...indexNote(indexedAt, now, strings),
	];
};
