// The documented fields are the fields that are written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaVersion } from '../../source/report/document.ts';
import { csv } from '../../source/report/formats/csv.ts';
import { historyDocument } from '../../source/report/history.ts';
import { inspectBeforeAll } from '../helpers/inspection.ts';
import { parseCsv } from '../helpers/parse-csv.ts';

const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reports.md'), 'utf8');
const documentedFields = new Set([...text.matchAll(/`(?:[a-z]+\.)?([A-Za-z]+)(?:\[\])?`/g)].map(([, name]) => name));

const collectFields = (value: unknown): readonly string[] =>
	Array.isArray(value)
		? value.flatMap(collectFields)
		: typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([name, inner]) => [name, ...collectFields(inner)])
			: [];

const inspectedTenant = inspectBeforeAll({ accounts: ['aoai-contoso-orders', 'aoai-contoso-portal'] });

describe('docs/reports.md', () => {
	it('names every field of the JSON, and its version', () => {
		const written = [...new Set(collectFields(inspectedTenant.document))];
		expect(written.length).toBeGreaterThan(45);
		expect(written.filter((name) => !documentedFields.has(name))).toEqual([]);
		expect(text).toContain(`| \`schemaVersion\` | \`${schemaVersion}\` |`);
	});

	it('names every field of the history', async () => {
		const document = historyDocument(
			[
				{
					v: 1,
					id: '1',
					at: '2026-11-24T09:00:00.000Z',
					type: 'intended',
					change: {
						changeRequest: { kind: 'enableKeys', input: { accountId: '/a' } },
						targetId: '/a',
						targetName: 'a',
						about: {},
						request: { method: 'PATCH', path: '/a', apiVersion: '1' },
						effects: [{ property: 'p', before: 'b', after: 'c' }],
						baseline: {},
					},
					who: { name: 'aiko', cloud: 'public', credential: 'AzureCliCredential' },
					program: 'p',
				},
				{ v: 1, id: '2', at: '2026-11-24T09:00:01.000Z', type: 'failed', of: '1', problem: { kind: 'forbidden' } },
				{
					v: 1,
					id: '3',
					at: '2026-11-24T09:00:02.000Z',
					type: 'noted',
					accountId: '/a',
					note: { kind: 'nothingCalls' },
					by: 'aiko',
				},
			],
			'p',
		);
		const section = text.split('# `history --output json`')[1] ?? '';
		const written = [...new Set(collectFields(document))];
		expect(written.length).toBeGreaterThan(25);
		expect(written.filter((name) => !['schemaVersion', 'program'].includes(name) && !section.includes(name))).toEqual(
			[],
		);
	});

	it('names the columns of the CSV, in their order', () => {
		const section = text.split('## CSV')[1]?.split('## ')[0] ?? '';
		const columns = [...(section.split('\n\n').at(-2) ?? '').matchAll(/`([A-Za-z]+)`/g)].map(([, name]) => name);
		expect(columns).toEqual(parseCsv(csv(inspectedTenant.document))[0]);
	});
});
