// The line of one source: what it gave, and when it was read.

import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';

/** Returns the time of day in UTC. `at`: milliseconds since the epoch. */
export const utcTime = (at: number): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;

/** Returns the heading of one source: its title, and what it gave or why it gave nothing. */
export const sourceHeading = (title: string, summary: string, isRead: boolean): Block => ({
	row: [
		{ text: `${isRead ? marks.ok : marks.unknown} `, tone: isRead ? 'ok' : 'warning' },
		{ text: `${title}: ` },
		{ text: summary, tone: isRead ? 'muted' : 'warning' },
	],
});
