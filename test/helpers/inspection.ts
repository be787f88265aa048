// A whole inspection of the practice tenant, as the command line makes it.
import { afterAll, beforeAll } from 'vitest';
import { type InspectOptions, inspectAccounts } from '../../source/assessment/inspection.ts';
import { type InspectionDocument, inspectionDocument } from '../../source/report/document.ts';
import type { JournalEntry } from '../../source/storage/journal-entries.ts';
import { type PracticeTenant, startPracticeTenant, startTime } from './practice-tenant.ts';

/** A tenant whose clock runs ahead with every request, so that a whole inspection is never too many at once. */
export const startUnthrottledTenant = (): Promise<PracticeTenant> => {
	let now = startTime;
	return startPracticeTenant({
		clock: () => {
			now += 50;
			return now;
		},
		queries: 1_000_000,
	});
};

export const reportProvenance = { program: 'aoai-keyless test', mode: 'practice' } as const;

export const inspectTenant = async (
	practice: PracticeTenant,
	options: Partial<InspectOptions> = {},
	entries: readonly JournalEntry[] = [],
) => {
	const inspection = await inspectAccounts(practice.azure, entries, {
		me: await practice.azure.signedInUser(),
		clock: () => practice.time.now,
		subscriptions: [],
		accounts: [],
		withVerdicts: true,
		withSecrets: false,
		...options,
	});
	return { inspection, document: inspectionDocument(inspection, reportProvenance) };
};

/** For a file of tests: one tenant and what was read of it, from before the first test to after the last. */
export const inspectBeforeAll = (
	options: Partial<InspectOptions> = {},
): { practice: PracticeTenant; document: InspectionDocument } => {
	const here = {} as { practice: PracticeTenant; document: InspectionDocument };
	beforeAll(async () => {
		here.practice = await startUnthrottledTenant();
		({ document: here.document } = await inspectTenant(here.practice, options));
	});
	afterAll(() => here.practice.close());
	return here;
};
