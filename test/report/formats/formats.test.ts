// Each format says the same as the document it is made of: read back by a reader of that format.

import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../source/report/choices.ts';
import type { InspectionDocument } from '../../../source/report/document.ts';
import { csvRows as csvTable } from '../../../source/report/formats/csv.ts';
import { formatReport } from '../../../source/report/formats/index.ts';
import { languages, loadStrings } from '../../../source/strings/index.ts';
import { inspectBeforeAll, inspectTenant } from '../../helpers/inspection.ts';
import { parseCsv } from '../../helpers/parse-csv.ts';

const here = inspectBeforeAll();

const en = await loadStrings('en');

describe('the document', () => {
	it('counts every account once, and says that one subscription could not be read', () => {
		const { summary, accounts, subscriptions } = here.document;
		expect(accounts.length).toBeGreaterThan(30);
		expect(summary.keysOn + summary.keysOff).toBe(accounts.length);
		expect(summary.ready + summary.notReady + summary.cannotTell + summary.refused).toBe(summary.keysOn);
		const unread = subscriptions.filter(({ problem }) => problem);
		expect(unread.map(({ name, accounts: count }) => [name, count])).toEqual([['Fabrikam Shared Services', null]]);
		expect(here.document.complete).toBe(false);
	});

	it('has one order, independent of the order of Azure', async () => {
		const keys = here.document.accounts.map(({ subscriptionName, name, id }) =>
			[subscriptionName, name, id].join('\0').toLowerCase(),
		);
		expect(keys).toEqual(keys.toSorted());
		const { document: again } = await inspectTenant(here.practice);
		// Azure numbers its answers, and the tenant's callers go on calling.
		const lasting = (one: InspectionDocument) =>
			JSON.stringify(one).replaceAll(/"requestId":"[^"]+"|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
		expect(lasting(again) === lasting(here.document)).toBe(true);
	});

	it('holds no key in any format', async () => {
		const { document: looked } = await inspectTenant(here.practice, {
			withSecrets: true,
			accounts: ['aoai-contoso-orders', 'aoai-contoso-gateway'],
		});
		const keys = await Promise.all(
			looked.accounts.flatMap(({ id }) =>
				(['key1', 'key2'] as const).map((which) => here.practice.azure.readKey(id, which)),
			),
		);
		expect(keys.length).toBe(4);
		for (const format of formats)
			for (const key of keys) expect(formatReport(looked, format, en), format).not.toContain(key);
	});
});

describe('json', () => {
	it('is the document and nothing else', () => {
		expect(JSON.parse(formatReport(here.document, 'json', en))).toEqual(here.document);
	});
});

describe('csv', () => {
	it('has a record for each account and each subscription that could not be read, all of one length', () => {
		const [head = [], ...records] = parseCsv(formatReport(here.document, 'csv', en));
		expect(new Set(records.map((one) => one.length))).toEqual(new Set([head.length]));
		const column = (name: string) => records.map((one) => one[head.indexOf(name)]);
		expect(column('name')).toEqual([...here.document.accounts.map(({ name }) => name), '']);
		expect(column('verdict').filter((one) => one === 'notReady').length).toBe(here.document.summary.notReady);
		expect(column('problem').at(-1)).toBe('AuthorizationFailed');
	});

	it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x'])(
		'gives a spreadsheet no formula: %j',
		(text) => {
			expect(parseCsv(csvTable([[text, 'after']]))).toEqual([[`'${text}`, 'after']]);
		},
	);

	it('keeps commas, quotes and line ends in their field', () => {
		const row = ['a,b', 'say "yes"', 'one\r\ntwo', '', '検証'];
		expect(parseCsv(csvTable([row, row]))).toEqual([row, row]);
	});
});

describe.each(languages)('the table in %s', async (language) => {
	const strings = await loadStrings(language);

	it('aligns its columns, wide characters too', () => {
		const [head = '', ...rows] = formatReport(here.document, 'table', strings).split('\n\n')[0]?.split('\n') ?? [];
		const begin = (line: string, text: string) => stringWidth(line.slice(0, line.indexOf(text)));
		expect(rows.length).toBe(here.document.accounts.length);
		for (const [at, { resourceGroup }] of here.document.accounts.entries())
			expect(begin(rows[at] ?? '', `  ${resourceGroup}  `)).toBe(begin(head, `  ${strings.lists.resourceGroup}`));
	});

	it('names what could not be read', () => {
		const text = formatReport(here.document, 'table', strings);
		expect(text).toContain(strings.reports.incomplete);
		expect(text).toContain('Fabrikam Shared Services (5a000006-0c1d-4e2f-8a3b-000000000006)');
	});

	it('has no escape sequence in it', () => {
		expect(formatReport(here.document, 'table', strings)).not.toContain('\u001B');
	});
});
