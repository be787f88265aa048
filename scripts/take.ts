// A walk through the program on a terminal, stopping where a picture is wanted.

import { createTenant, serve } from 'azure-ai-emulator';
import { type Language, loadStrings } from '../source/strings/index.ts';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts';
import type { Walk } from './walks.ts';

export type Take = Omit<TerminalOptions, 'arguments' | 'language'> & {
	readonly walk: Walk;
	readonly language: Language;
	/** Of the program, behind the walk's own. */
	readonly flags?: readonly string[];
	/** Called at each picture of the walk, once the screen is at rest. */
	readonly onPicture: (name: string, terminal: Terminal) => Promise<void>;
};

/** What stands in the window's title bar. */
export const titleOf = (walk: Walk): string => ['aoai-keyless', ...walk.arguments].join(' ');

/** Throws with what the screen shows where something waited for never came. */
export const take = async ({ walk, flags = [], onPicture, ...options }: Take): Promise<void> => {
	const served = walk.tenant && (await serve(createTenant(walk.tenant)));
	const there = served ? ['--connect', served.endpoint, '--token', served.token] : [];
	const terminal = await openTerminal({
		...options,
		environment: { ...walk.environment, ...options.environment },
		arguments: [...walk.arguments, ...there, ...flags],
	});
	try {
		for (const step of walk.steps(await loadStrings(options.language))) {
			if ('press' in step && step.until) await terminal.pressUntil(step.until, ...step.press);
			else if ('press' in step) await terminal.press(...step.press);
			else if ('see' in step) await terminal.see(...step.see);
			else {
				await terminal.rest();
				await onPicture(step.picture, terminal);
			}
		}
	} finally {
		await terminal.close();
		await served?.close();
	}
};
