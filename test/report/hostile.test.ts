// A tenant that means harm, inspected: in no format does a word of it act, on a terminal, in a spreadsheet, a browser or
// a viewer of Markdown.
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { answer, createTenant } from '../../emulator/source/practice.ts';
import { inspect } from '../../source/assessment/inspect.ts';
import { connect } from '../../source/azure/client.ts';
import { type Document, documentOf } from '../../source/report/document.ts';
import { type Format, formats, write } from '../../source/report/formats/index.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { readCsv } from '../helpers/csv.ts';
import { diceOf } from '../helpers/dice.ts';
import { harmIn, hostileText, poisoned, stringsIn } from '../helpers/hostile.ts';
import { made } from '../helpers/inspection.ts';
import { newTally } from '../helpers/tally.ts';

const tally = newTally('hostile text in reports');
afterAll(tally.print);

const tenant = createTenant({ operationTime: 0, retryAfter: 0, queries: 1_000_000 });

/** What only acts in some program: a formula, a tag, an address that becomes a link, a row of a table. */
const acting = [
	'=cmd|"/c calc"!A1',
	'+1',
	'-1',
	'@SUM(1)',
	'＝1',
	'<script>alert(1)</script>',
	'<img src=x onerror=a>',
];
const more = ['[x](http://evil.example)', '![x](x)', '| a | b |', '# head', '```', '](x)', '&lt;', '"', "'", '\\'];

/** What leads to the next question stays, so that the whole of the tenant is read; every other word means harm. */
const leads = /^(?:id|type|scope|state|kind|.*Id|.*Ids)$/;

const led = (spoilt: unknown, sound: unknown): unknown => {
	if (Array.isArray(spoilt)) return spoilt.map((one, at) => led(one, (sound as unknown[] | undefined)?.[at]));
	if (typeof spoilt !== 'object' || spoilt === null || sound === undefined) return spoilt;
	return Object.fromEntries(
		Object.entries(spoilt).map(([name, one]) => {
			const before = (sound as Record<string, unknown>)[name];
			return [name, leads.test(name) ? (before ?? one) : led(one, before)];
		}),
	);
};

const hostile = async (texts: readonly string[], seed: number): Promise<Document> => {
	const dice = diceOf(seed);
	const token = `x.${Buffer.from(JSON.stringify({ upn: texts[0], name: texts[1], tid: texts[2] })).toString('base64url')}.x`;
	tenant.buckets.clear();
	const azure = connect({
		cloud: 'public',
		credential: { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
		credentialName: 'HostileCredential',
		readOnly: true,
		version: 'test',
		clock: Date.now,
		firstPause: 1,
		httpClient: {
			sendRequest: async (request) => {
				const { method, url } = request;
				const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name.toLowerCase(), value]));
				const body = typeof request.body === 'string' ? request.body : undefined;
				const given = answer(tenant, { method, url, headers, body });
				const sound: unknown = JSON.parse(given.body ?? '{}');
				const text = JSON.stringify(led(poisoned(sound, { dice, texts }), sound));
				return { request, status: given.status, headers: createHttpHeaders(given.headers), bodyAsText: text };
			},
		},
	});
	// One subscription is as good as six, and its id is what nobody poisons.
	const subscriptions = [tenant.subscriptions[0]?.subscriptionId ?? ''];
	const options = { clock: Date.now, subscriptions, accounts: [], withVerdicts: true, withSecrets: false };
	return documentOf(await inspect(azure, [], { ...options, me: await azure.me() }), made);
};

const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** What of a report would act where it is looked at. */
const harmful: Readonly<Record<Format, (text: string) => readonly string[]>> = {
	table: () => [],
	json: (text) => stringsIn(JSON.parse(text)).flatMap((one) => harmIn(one) ?? []),
	sarif: (text) => stringsIn(JSON.parse(text)).flatMap((one) => one.split('\n').flatMap((line) => harmIn(line) ?? [])),
	csv: (text) => readCsv(text).flatMap((row) => row.filter((cell) => formula.test(cell))),
	// A quote in a text is written as an entity: what stands between two is the value of an attribute.
	html: (text) =>
		text.replaceAll(/"[^"]*"/g, '""').match(/<(?:script|img|a|iframe|svg [^>]*on)[\s>]|<[^>]*\son\w+=/gi) ?? [],
	markdown: (text) => text.match(/(?<!\\)<\w|(?<!\\)\]\(|(?<!\\)!\[/g) ?? [],
};

it('does not act in any format, in either language', async () => {
	const every = await Promise.all(languages.map((language) => loadStrings(language)));
	// Many words, and a few that come again and again.
	for (const seed of [1, 2, 3, 4, 5, 6]) {
		const texts = [...fc.sample(hostileText, { numRuns: seed % 2 === 0 ? 120 : 2, seed }), ...acting, ...more];
		const document = await hostile(texts, seed);
		expect(document.accounts.length).toBeGreaterThan(10);
		for (const strings of every)
			for (const format of formats) {
				const text = write(document, format, strings);
				const lines = text.split(/\r?\n/);
				const found = [...lines.flatMap((line) => harmIn(line) ?? []), ...harmful[format](text)];
				for (const line of lines) tally.count(`${format}: ${line}`);
				expect(found, format).toEqual([]);
			}
	}
	expect(tally.tried()).toBeGreaterThan(10_000);
}, 60_000);
