// Whatever is asked for the verdict on an account that is ready: refused, it is never ready by silence. What is asked is
// taken from what the tenant received, so that a new source is tried without a word in here.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverable } from '../../source/assessment/key-usage-evidence.ts';
import { Problem } from '../../source/model/problem.ts';
import { inGroups } from '../helpers/in-groups.ts';
import { forbidden, meddling } from '../helpers/meddling.ts';
import { accountNamed, openPractice, type Practice } from '../helpers/practice.ts';
import { newTally } from '../helpers/tally.ts';
import { afterSaying, everythingAsked, readWith, verdictOf, type Weighed } from '../helpers/weighed.ts';

const name = 'aoai-contoso-reports';
const tally = newTally('refused sources');
let practice: Practice;
let control: Weighed;
let reads: readonly string[];

type Asked = { readonly method: string; readonly url: string; readonly body?: unknown };

/**
 * One read, told from every other: by its path (each role definition, each app, each gateway for itself), and in the index,
 * where all have one path, by what it is asked.
 */
const readOf = ({ method, url, body }: Asked): string => {
	const { hostname, pathname } = new URL(url);
	const { query } = (typeof body === 'string' && body ? JSON.parse(body) : (body ?? {})) as { query?: string };
	return [method, `${hostname}${decodeURIComponent(pathname)}`, query].filter(Boolean).join(' ');
};

/** Nothing of the verdict rests on it: a consumer is shown by its object id instead. */
const givesNamesAlone = /Microsoft.ManagedIdentity\/userAssignedIdentities$/;

const refusing = (read: string): HttpClient =>
	meddling(practice, (request) => (readOf(request) === read ? forbidden : undefined));

beforeAll(async () => {
	practice = await openPractice();
	const { id } = await accountNamed(practice.azure, name);
	const before = practice.tenant.received.length;
	const seen = await readWith(practice, practice.azure, id);
	reads = [...new Set(practice.tenant.received.slice(before).map(readOf))];
	control = afterSaying(seen, ...everythingAsked(seen));
});
afterAll(async () => {
	tally.print();
	await practice.close();
});

describe('a verdict that is ready while everything answers', () => {
	it('is not ready where any one read is refused of a place that nobody looked after, and says what', async () => {
		expect(verdictOf(control).ruling).toBe('ready');
		// Foundry, Machine Learning, search, apps, container apps, gateways, logs, settings, activities, each role and the rest.
		expect(reads.length).toBeGreaterThan(80);
		expect(reads.filter((read) => read.includes('/roleDefinitions/')).length).toBeGreaterThan(2);
		expect(reads.filter((read) => read.includes('ResourceGraph')).length).toBeGreaterThan(5);
		const known = new Set(
			verdictOf(control)
				.checks.filter(({ met }) => met === 'unknown')
				.map(({ id }) => id),
		);
		const unseen = coverable(control.evidence, control.facts.account).map(({ name }) => name.split(' '));
		const left = reads.filter((read) => !unseen.some((name) => name.every((word) => read.includes(word))));
		// A search service that is closed, and two subscriptions of which a part can be read.
		expect(reads.length - left.length).toBeLessThan(6);
		const refuse = async (read: string) => {
			const azure = practice.connectAgain({ httpClient: refusing(read) });
			// The tenant's buckets of reads fill up again.
			practice.time.now += 60_000;
			try {
				const seen = await readWith(practice, azure, control.facts.account.id);
				const { ruling, checks } = verdictOf(afterSaying(seen, ...everythingAsked(control)));
				const said = checks.filter(({ id, met }) => met === 'unknown' && !known.has(id));
				const isSilent = ruling === 'ready' ? !givesNamesAlone.test(read) : said.length === 0;
				const problem = isSilent ? `${ruling}, and nothing says why` : undefined;
				tally.count(read, problem);
			} catch (error) {
				// The account itself, and who asks: nothing is said at all.
				tally.count(read, error instanceof Problem && error.kind === 'forbidden' ? undefined : String(error));
			}
		};
		await inGroups(left, 6, refuse);
		expect(tally.lost()).toEqual([]);
	}, 120_000);
});
