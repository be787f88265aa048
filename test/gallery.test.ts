// Every screen of the gallery, in every size and both languages: nothing wider or higher than the terminal, nothing
// important cut.
import { describe, expect, it } from 'vitest';
import { tour } from '../scripts/tour.ts';
import { readCommandLine } from '../source/command-line.ts';
import { languages, loadStrings } from '../source/strings/index.ts';
import { startOf } from '../source/ui/start.ts';
import { widthOf } from '../source/ui/text.ts';
import { cut } from '../source/ui/theme.ts';
import { openProgram } from './helpers/program.tsx';
import { tally } from './helpers/tally.ts';

const sizes = [
	[60, 15],
	[80, 24],
	[120, 40],
	[200, 60],
] as const;

/** Lines that say that something goes on, not that something was cut. */
const cutAtEnd = /\S\.\.(\s|$)/;
