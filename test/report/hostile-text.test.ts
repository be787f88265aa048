// A tenant that means harm, inspected: in no format does a word of it act, on a terminal, in a spreadsheet, a browser or
// a viewer of Markdown.
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { createTenant, handleRequest } from 'azure-ai-emulator';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { inspectAccounts } from '../../source/assessment/inspection.ts';
import { createAzureClient } from '../../source/azure/client.ts';
import { type Format, formats } from '../../source/report/choices.ts';
import { type InspectionDocument, inspectionDocument } from '../../source/report/document.ts';
import { formatReport } from '../../source/report/formats/index.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { arbitraryHostileText, collectStrings, findHarm, poisonJson } from '../helpers/hostile-text.ts';
import { reportProvenance } from '../helpers/inspection.ts';
import { parseCsv } from '../helpers/parse-csv.ts';
import { sampleCases, sampleCount } from '../helpers/sample.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const tally = createCaseCounter('hostile text in reports');
afterAll(tally.print);

const tenant = createTenant({ operationTime: 0, retryAfter: 0, queries: 1_000_000 });

/** What only acts in some program: a formula, a tag, an address that becomes a link, a row of a table. */
const activeContent = [
	'=cmd|"/c calc"!A1',
	'+1',
	'-1',
	'@SUM(1)',
	'＝1',
	'<script>alert(1)</script>',
	'<img src=x onerror=a>',
];
const markupFragments = [
	'[x](http://evil.example)',
	'![x](x)',
	'| a | b |',
	'# head',
	'```',
	'](x)',
	'&lt;',
	'"',
	"'",
	'\\',
];

/** What leads to the next question stays, so that the whole of the tenant is read; every other word means harm. */
const identifierKeys = /^(?:id|type|scope|state|kind|.*Id|.*Ids)$/;

const restoreIdentifiers = (spoilt: unknown, sound: unknown): unknown => {
	if (Array.isArray(spoilt))
		return spoilt.map((one, at) => restoreIdentifiers(one, (sound as unknown[] | undefined)?.[at]));
	if (typeof spoilt !== 'object' || spoilt === null || sound === undefined) return spoilt;
	const restored = Object.fromEntries(
		Object.entries(spoilt).map(([name, one]) => {
			const before = (sound as Record<string, unknown>)[name];
			return [name, identifierKeys.test(name) ? (before ?? one) : restoreIdentifiers(one, before)];
		}),
	);
	return withMatchingId(restored, sound as Record<string, unknown>);
};

/** A resource that is called by another name than its id ends with is refused whole: the id takes the name on, where it can. */
const withMatchingId = (one: Record<string, unknown>, sound: Record<string, unknown>): Record<string, unknown> => {
	const { id, name } = one;
	if (typeof id !== 'string' || typeof name !== 'string' || !id.startsWith('/') || name === sound.name) return one;
	return name !== '' && !name.includes('/')
		? { ...one, id: `${id.slice(0, id.lastIndexOf('/'))}/${name}` }
		: { ...one, name: sound.name };
};

const buildHostileDocument = async (texts: readonly string[], seed: number): Promise<InspectionDocument> => {
	const dice = seededRandom(seed);
	const token = `x.${Buffer.from(JSON.stringify({ upn: texts[0], name: texts[1], tid: texts[2] })).toString('base64url')}.x`;
	tenant.rateLimitBuckets.clear();
	const azure = createAzureClient({
		cloud: 'public',
		credential: { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
		credentialName: 'HostileCredential',
		readOnly: true,
		version: 'test',
		clock: Date.now,
		initialRetryDelay: 1,
		httpClient: {
			sendRequest: async (request) => {
				const { method, url } = request;
				const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name.toLowerCase(), value]));
				const body = typeof request.body === 'string' ? request.body : undefined;
				const given = handleRequest(tenant, { method, url, headers, body });
				const sound: unknown = JSON.parse(given.body ?? '{}');
				const text = JSON.stringify(restoreIdentifiers(poisonJson(sound, { random: dice, texts }), sound));
				return { request, status: given.status, headers: createHttpHeaders(given.headers), bodyAsText: text };
			},
		},
	});
	// One subscription is as good as six, and its id is what nobody poisons.
	const subscriptions = [tenant.subscriptions[0]?.subscriptionId ?? ''];
	const options = { clock: Date.now, subscriptions, accounts: [], withVerdicts: true, withSecrets: false };
	return inspectionDocument(
		await inspectAccounts(azure, [], { ...options, me: await azure.signedInUser() }),
		reportProvenance,
	);
};

const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** What of a report would act where it is looked at. */
const harmful: Readonly<Record<Format, (text: string) => readonly string[]>> = {
	table: () => [],
	json: (text) => collectStrings(JSON.parse(text)).flatMap((one) => findHarm(one) ?? []),
	sarif: (text) =>
		collectStrings(JSON.parse(text)).flatMap((one) => one.split('\n').flatMap((line) => findHarm(line) ?? [])),
	csv: (text) => parseCsv(text).flatMap((row) => row.filter((cell) => formula.test(cell))),
	// A quote in a text is written as an entity: what stands between two is the value of an attribute.
	html: (text) =>
		text.replaceAll(/"[^"]*"/g, '""').match(/<(?:script|img|a|iframe|svg [^>]*on)[\s>]|<[^>]*\son\w+=/gi) ?? [],
	markdown: (text) => text.match(/(?<!\\)<\w|(?<!\\)\]\(|(?<!\\)!\[/g) ?? [],
};

it('does not act in any format, in either language', async () => {
	const every = await Promise.all(languages.map((language) => loadStrings(language)));
	// Many words, and a few that come again and again.
	for (const seed of sampleCases('seeds of hostile text', [1, 2, 3, 4, 5, 6], 2)) {
		const texts = [
			...fc.sample(arbitraryHostileText, { numRuns: seed % 2 === 0 ? 120 : 2, seed }),
			...activeContent,
			...markupFragments,
		];
		const document = await buildHostileDocument(texts, seed);
		expect(document.accounts.length).toBeGreaterThan(10);
		for (const strings of every)
			for (const format of formats) {
				const text = formatReport(document, format, strings);
				const lines = text.split(/\r?\n/);
				const found = [...lines.flatMap((line) => findHarm(line) ?? []), ...harmful[format](text)];
				for (const line of lines) tally.count(`${format}: ${line}`);
				expect(found, format).toEqual([]);
			}
	}
	expect(tally.tried()).toBeGreaterThan(sampleCount(10_000, 1000));
});
