// Whatever is asked for the verdict on an account that is ready: refused, it is never ready by silence. What is asked is
// taken from what the tenant received, so that a new source is tried without a word in here.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../source/azure/problem.ts';
import { forbidden, meddling } from '../helpers/meddling.ts';
import { accountNamed, openPractice, type Practice } from '../helpers/practice.ts';
import { newTally } from '../helpers/tally.ts';
import { afterSaying, everythingAsked, readWith, verdictOf, type Weighed } from '../helpers/weighed.ts';

const name = 'aoai-contoso-reports';
const tally = newTally('refused sources');
let practice: Practice;
let control: Weighed;
let kinds: readonly string[];

/** Resource Manager's paths go type, name, type, name; what is a type says what was asked. */
const literal = new Set(['appsettings', 'connectionstrings', 'management']);
const kindOf = ({ method, url }: { readonly method: string; readonly url: string }): string => {
	const { hostname, pathname } = new URL(url);
	const [, ...segments] = pathname.split('/');
	let isName = false;
	const shown = segments.map((segment) => {
		if (segment === 'providers') {
			isName = true;
			return segment;
		}
		if (/^Microsoft\./i.test(segment)) {
			isName = false;
			return segment;
		}
		const said = isName && !literal.has(segment) ? '*' : segment;
		isName = !isName;
		return said;
	});
	const where = hostname === 'management.azure.com' ? '' : hostname.replace(/^[^.]+/, '*');
	return `${method} ${where}/${shown.join('/')}`;
};

/** Nothing of the verdict rests on it: a consumer is shown by its object id instead. */
const givesNamesAlone = /Microsoft.ManagedIdentity\/userAssignedIdentities$/;

const refusing = (kind: string): HttpClient =>
	meddling(practice, (request) => (kindOf(request) === kind ? forbidden : undefined));

beforeAll(async () => {
	practice = await openPractice();
	const { id } = await accountNamed(practice.azure, name);
	const before = practice.tenant.received.length;
	const seen = await readWith(practice, practice.azure, id);
	kinds = [...new Set(practice.tenant.received.slice(before).map(kindOf))];
	control = afterSaying(seen, ...everythingAsked(seen));
});
afterAll(async () => {
	tally.print();
	await practice.close();
});

describe('a verdict that is ready while everything answers', () => {
	it('is not ready where any one thing that is asked is refused, and says what', async () => {
		expect(verdictOf(control).ruling).toBe('ready');
		// Foundry, Machine Learning, search, apps, container apps, gateways, logs, settings, activities, roles and the rest.
		expect(kinds.length).toBeGreaterThan(25);
		const known = new Set(
			verdictOf(control)
				.checks.filter(({ met }) => met === 'unknown')
				.map(({ id }) => id),
		);
		for (const kind of kinds) {
			const azure = practice.connectAgain({ httpClient: refusing(kind) });
			// The tenant's buckets of reads fill up again.
			practice.time.now += 60_000;
			try {
				const seen = await readWith(practice, azure, control.facts.account.id);
				const { ruling, checks } = verdictOf(afterSaying(seen, ...everythingAsked(control)));
				const said = checks.filter(({ id, met }) => met === 'unknown' && !known.has(id));
				const isSilent = ruling === 'ready' ? !givesNamesAlone.test(kind) : said.length === 0;
				const problem = isSilent ? `${ruling}, and nothing says why` : undefined;
				tally.count(kind, problem);
			} catch (error) {
				// The account itself, and who asks: nothing is said at all.
				tally.count(kind, error instanceof Problem && error.kind === 'forbidden' ? undefined : String(error));
			}
		}
		expect(tally.lost()).toEqual([]);
	}, 120_000);
});
