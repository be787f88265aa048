// Whatever is asked for the verdict on an account that is ready: refused, it is never ready by silence. What is asked is
// taken from what the tenant received, so that a new source is tried without a word in here.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tickablePlaces } from '../../source/assessment/key-usage-evidence.ts';
import { Problem } from '../../source/model/problem.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { buildInterceptingClient, forbiddenResponse } from '../helpers/intercepting-client.ts';
import { testTimeout } from '../helpers/patience.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { runInBatches } from '../helpers/run-in-batches.ts';
import { runsEveryCase, sampleCases } from '../helpers/sample.ts';
import {
	buildTickedNotes,
	evaluateVerdictInput,
	readVerdictInputWith,
	type VerdictInput,
	withNotes,
} from '../helpers/verdict-input.ts';

const name = 'aoai-contoso-reports';
const tally = createCaseCounter('refused sources');
let practice: PracticeTenant;
let unrefusedInput: VerdictInput;
let reads: readonly string[];

type SentRequest = { readonly method: string; readonly url: string; readonly body?: unknown };

/**
 * One read, told from every other: by its path (each role definition, each app, each gateway for itself), and in the index,
 * where all have one path, by what it is asked.
 */
const readKey = ({ method, url, body }: SentRequest): string => {
	const { hostname, pathname } = new URL(url);
	const { query } = (typeof body === 'string' && body ? JSON.parse(body) : (body ?? {})) as { query?: string };
	return [method, `${hostname}${decodeURIComponent(pathname)}`, query].filter(Boolean).join(' ');
};

/**
 * Nothing of the verdict rests on it: a consumer is shown by its object id instead, and a role that is offered and that
 * nobody holds (Cognitive Services OpenAI Contributor) without what it opens.
 */
const givesNamesAlone =
	/Microsoft.ManagedIdentity\/userAssignedIdentities$|\/roleDefinitions\/a001fd3d-188f-4b5d-821b-7da978bf7442$/;

const buildRefusingClient = (read: string): HttpClient =>
	buildInterceptingClient(practice, (request) => (readKey(request) === read ? forbiddenResponse : undefined));

beforeAll(async () => {
	practice = await startPracticeTenant();
	const { id } = await findAccount(practice.azure, name);
	const before = practice.tenant.receivedRequests.length;
	const seen = await readVerdictInputWith(practice, practice.azure, id);
	reads = [...new Set(practice.tenant.receivedRequests.slice(before).map(readKey))];
	unrefusedInput = withNotes(seen, ...buildTickedNotes(seen));
});
afterAll(async () => {
	tally.print();
	await practice.close();
});

describe('a verdict that is ready while everything answers', () => {
	it(
		'is not ready where any one read is refused of a place without a tick, and names it',
		async () => {
			expect(evaluateVerdictInput(unrefusedInput).outcome).toBe('ready');
			// Foundry, Machine Learning, search, apps, container apps, gateways, logs, settings, activities, each role and the rest.
			expect(reads.length).toBeGreaterThan(80);
			expect(reads.filter((read) => read.includes('/roleDefinitions/')).length).toBeGreaterThan(2);
			expect(reads.filter((read) => read.includes('ResourceGraph')).length).toBeGreaterThan(5);
			const known = new Set(
				evaluateVerdictInput(unrefusedInput)
					.checks.filter(({ met }) => met === 'unknown')
					.map(({ id }) => id),
			);
			const skipped = tickablePlaces(unrefusedInput.evidence, unrefusedInput.facts.account).map(({ name }) =>
				name.split(' '),
			);
			const left = reads.filter((read) => !skipped.some((name) => name.every((word) => read.includes(word))));
			// The five collections of a search service that is closed, and two subscriptions of which a part can be read.
			expect(reads.length - left.length).toBeLessThan(9);
			const refuse = async (read: string) => {
				const azure = practice.connectClient({ httpClient: buildRefusingClient(read) });
				// The tenant's buckets of reads fill up again.
				practice.time.now += 60_000;
				try {
					const seen = await readVerdictInputWith(practice, azure, unrefusedInput.facts.account.id);
					const { outcome, checks } = evaluateVerdictInput(withNotes(seen, ...buildTickedNotes(unrefusedInput)));
					const unknowns = checks.filter(({ id, met }) => met === 'unknown' && !known.has(id));
					const isSilent = outcome === 'ready' ? !givesNamesAlone.test(read) : unknowns.length === 0;
					const problem = isSilent ? `${outcome}, and nothing says why` : undefined;
					tally.count(read, problem);
				} catch (error) {
					// The account itself, and the operator: there is no verdict at all.
					tally.count(read, error instanceof Problem && error.kind === 'forbidden' ? undefined : String(error));
				}
			};
			await runInBatches(sampleCases('refused reads', left, 12), 6, refuse);
			expect(tally.lost()).toEqual([]);
			// A reading of the whole tenant for each read that is refused.
		},
		testTimeout() * (runsEveryCase() ? 20 : 1),
	);
});
