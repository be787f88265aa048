// The line of one source: what it gave, and when it was read.

import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';

/** Returns the time of day in UTC. `at`: milliseconds since the epoch. */
export const utcTime = (at: number): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;

/** Returns the heading of one source: its title, and what it gave or why it gave nothing. */
export const sourceHeading = (title: string, said: string, isSeen: boolean): Block => ({
	row: [
		{ text: `${isSeen ? marks.ok : marks.unknown} `, tone: isSeen ? 'ok' : 'warning' },
		{ text: `${title}: ` },
		{ text: said, tone: isSeen ? 'muted' : 'warning' },
	],
});
