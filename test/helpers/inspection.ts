// A whole inspection of the practice tenant, as the command line makes it.
import { afterAll, beforeAll } from 'vitest';
import { type InspectOptions, inspect } from '../../source/assessment/inspect.ts';
import { type Document, documentOf } from '../../source/report/document.ts';
import type { Entry } from '../../source/storage/journal-entries.ts';
import { openPractice, type Practice, start } from './practice.ts';

/** A tenant whose clock runs ahead with every request, so that a whole inspection is never too many at once. */
export const openHurried = (): Promise<Practice> => {
	let now = start;
	return openPractice({
		clock: () => {
			now += 50;
			return now;
		},
		queries: 1_000_000,
	});
};

export const made = { program: 'aoai-keyless test', mode: 'practice' } as const;

export const inspectPractice = async (
	practice: Practice,
	options: Partial<InspectOptions> = {},
	entries: readonly Entry[] = [],
) => {
	const inspection = await inspect(practice.azure, entries, {
		me: await practice.azure.me(),
		clock: () => practice.time.now,
		subscriptions: [],
		accounts: [],
		withVerdicts: true,
		withSecrets: false,
		...options,
	});
	return { inspection, document: documentOf(inspection, made) };
};

/** For a file of tests: one tenant and what was read of it, from before the first test to after the last. */
export const inspected = (options: Partial<InspectOptions> = {}): { practice: Practice; document: Document } => {
	const here = {} as { practice: Practice; document: Document };
	beforeAll(async () => {
		here.practice = await openHurried();
		({ document: here.document } = await inspectPractice(here.practice, options));
	});
	afterAll(() => here.practice.close());
	return here;
};
