// SARIF, held against the published schema, and against the rules of the specification that no schema tells.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InspectionDocument } from '../../../source/report/document.ts';
import { formatReport } from '../../../source/report/formats/index.ts';
import { sarifLog } from '../../../source/report/formats/sarif.ts';
import { languages, loadStrings } from '../../../source/strings/index.ts';
import { inspectBeforeAll } from '../../helpers/inspection.ts';
import { schemaViolations } from '../../helpers/json-schema.ts';

// OASIS, sarif-spec, sarif-2.1/schema/sarif-schema-2.1.0.json.
const schema = JSON.parse(
	readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'sarif-schema-2.1.0.json'), 'utf8'),
);

const here = inspectBeforeAll();

const en = await loadStrings('en');

describe.each(languages)('SARIF in %s', (language) => {
	it('is valid against the schema of 2.1.0', async () => {
		const log = JSON.parse(formatReport(here.document, 'sarif', await loadStrings(language)));
		expect(schemaViolations(schema, log)).toEqual([]);
		expect(log.runs[0].results.length).toBeGreaterThan(here.document.summary.keysOn);
	});
});

describe('the check of the schema', () => {
	it('finds what is wrong', () => {
		const log = structuredClone(sarifLog(here.document, en)) as unknown as {
			version: string;
			runs: { results: Record<string, unknown>[] }[];
		};
		log.version = '2.0.0';
		Object.assign(log.runs[0]?.results[0] ?? {}, { level: 'loud', more: 1, ruleIndex: -2 });
		delete log.runs[0]?.results[1]?.message;
		expect(schemaViolations(schema, log).length).toBe(5);
	});
});

describe('a run', () => {
	it('points each result at a rule, once for each account and rule', () => {
		const [run] = sarifLog(here.document, en).runs;
		const rules = run?.tool.driver.rules ?? [];
		for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId);
		expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
		const prints = (run?.results ?? []).map((one) => one.partialFingerprints['accountAndRule/v1']);
		expect(new Set(prints).size).toBe(prints.length);
	});

	it('has a finding for each account with keys on and none for the others', () => {
		const [run] = sarifLog(here.document, en).runs;
		const on = (run?.results ?? []).filter(({ ruleId }) => ruleId === 'keyAuthOff');
		expect(on.length).toBe(here.document.summary.keysOn);
		const named = new Set((run?.results ?? []).map((one) => one.locations[0]?.logicalLocations[0]?.fullyQualifiedName));
		for (const { id, keyAuth } of here.document.accounts) expect(named.has(id)).toBe(keyAuth === 'on');
	});

	it('calls an undecided check open, without a level', () => {
		const [run] = sarifLog(here.document, en).runs;
		const open = (run?.results ?? []).filter(({ kind }) => kind === 'open');
		expect(open.length).toBeGreaterThan(here.document.summary.cannotTell);
		for (const { kind, level } of run?.results ?? []) expect(level === 'none').toBe(kind === 'open');
	});

	it('did not succeed where something could not be read, and says what', () => {
		const [invocation] = sarifLog(here.document, en).runs[0]?.invocations ?? [];
		expect(invocation?.executionSuccessful).toBe(false);
		expect(invocation?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
			expect.stringContaining('AuthorizationFailed'),
		]);
	});

	it('suppresses an accepted risk, with its reason', () => {
		const taken = structuredClone(here.document) as {
			accounts: { name: string; verdict: { accepted: unknown } | null }[];
		};
		const chat = taken.accounts.find(({ name }) => name === 'aoai-contoso-chat');
		if (chat?.verdict) chat.verdict.accepted = { by: 'aiko', at: '2026-11-24T09:00:00Z', reason: 'Asked everybody' };
		const log = sarifLog(taken as unknown as InspectionDocument, en);
		expect(schemaViolations(schema, log)).toEqual([]);
		const suppressed = (log.runs[0]?.results ?? []).filter((one) => 'suppressions' in one);
		expect(suppressed.length).toBeGreaterThan(2);
		expect(JSON.stringify(suppressed)).toContain('Asked everybody (aiko');
	});
});
