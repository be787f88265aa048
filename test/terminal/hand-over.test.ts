// After a migration: the hand-over report and the history, from the built program, without a screen.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchServerRunId } from 'azure-ai-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInPolicies } from '../../source/guides/policy-templates.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { servedJournalFile } from '../../source/storage/practice-journals.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { applyChange } from '../helpers/apply-change.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { startUnthrottledTenant } from '../helpers/inspection.ts';
import { findAllElements, parseHtml, textContentOf } from '../helpers/parse-html.ts';
import type { PracticeTenant } from '../helpers/practice-tenant.ts';
import { runCli } from '../helpers/run-cli.ts';

let practice: PracticeTenant;
let folder: string;
let journal: Journal;
let accountId: string;
const keys: string[] = [];

const applyRequest = (changeRequest: ChangeRequest) => applyChange(practice, journal, changeRequest);

/** What a person did in an afternoon: a role, the code, a doubt taken on, the keys off, seen to be refused. */
beforeAll(async () => {
	practice = await startUnthrottledTenant();
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-hand-over-'));
	let id = 0;
	journal = openJournal({
		file: servedJournalFile(
			folder,
			practice.server.endpoint,
			await fetchServerRunId(practice.server.endpoint, practice.server.token),
		),
		clock: () => practice.time.now,
		newId: () => `entry-${++id}`,
		program: 'aoai-keyless test',
	});
	const given = await changeRequestBuilders.assignRole(practice);
	accountId = given.input.accountId;
	for (const which of ['key1', 'key2'] as const) keys.push(await practice.azure.readKey(accountId, which));
	await applyRequest(given);
	await journal.recordNote(accountId, { kind: 'consumerAdded', consumer: 'added:1', name: '| *nightly* job' }, 'aiko');
	await journal.recordNote(
		accountId,
		{ kind: 'consumerAccepted', consumer: 'added:1', reason: 'ends in <March>' },
		'aiko',
	);
	await journal.recordNote(accountId, { kind: 'ticked', item: 'pipelines' }, 'aiko');
	const consumer = `principal:${'principalId' in given.input ? given.input.principalId : ''}`;
	await journal.recordNote(accountId, { kind: 'applicationChanged', consumer }, 'aiko');
	const off = await changeRequestBuilders.disableKeys(practice);
	if (off.kind !== 'disableKeys') throw new Error(off.kind);
	await applyRequest({
		...off,
		input: { ...off.input, evidence: [{ id: 'noKeyCalls', met: 'unknown' }], accepted: 'Asked everybody' },
	});
	practice.time.now += 60_000;
	await journal.recordNote(accountId, { kind: 'keyRefusalSeen', status: 403 }, 'aiko');
	// Of another account, which is none of this report's business.
	await applyRequest(await changeRequestBuilders.setSubdomain(practice));
});
afterAll(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

const connectionFlags = () => [
	'--connect',
	practice.server.endpoint,
	'--token',
	practice.server.token,
	'--state-dir',
	folder,
];
const runReport = (...flags: readonly string[]) =>
	runCli(['report', '--account', 'aoai-contoso-chat', ...connectionFlags(), ...flags]);

describe.each(languages)('the hand-over in %s', async (language) => {
	const strings = await loadStrings(language);
	const { handOver } = strings;

	it('lists as Markdown what was found, changed, by whom, verified and still open', async () => {
		const { code, stdout, stderr } = await runReport('--lang', language);
		expect([code, stderr]).toEqual([0, '']);
		const sections = Object.fromEntries(
			stdout
				.split(/^## /m)
				.slice(1)
				.map((one) => [one.split('\n')[0] ?? '', one]),
		);
		expect(stdout).toContain(`# ${handOver.title('aoai-contoso-chat')}`);
		expect(stdout).toContain(handOver.refused(strings.shell.when('2026-11-24T09:01:00.000Z')).split('.')[0]);
		expect(sections[handOver.found]).toContain('Asked everybody');
		const changed = sections[handOver.changed] ?? '';
		expect(changed).toContain('vm-chat-prod');
		expect(changed).toContain('disableLocalAuth');
		expect(changed).toContain('aiko.tanaka@contoso.example (PracticeCredential)');
		expect(changed.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12} \|$/gm)?.length).toBe(2);
		expect(changed).not.toContain('contoso-regional');
		expect(sections[handOver.notesTitle]).toContain('ends in \\<March\\>');
		expect(sections[handOver.notesTitle]).toContain(strings.manualChecks.items.pipelines);
		// People and consumers are called by their names, those that somebody added too.
		expect(sections[handOver.notesTitle]).toContain(handOver.notes.applicationChanged({ consumer: 'vm-chat-prod' }));
		expect(sections[handOver.notesTitle]).not.toContain('added:1');
		expect(sections[handOver.verified]).not.toContain(strings.road.reasons.needsRole({}));
		expect(sections[handOver.open]).toBeDefined();
		expect(sections[strings.policyTemplates.title]).toContain(builtInPolicies.refuse.id);
	});

	it('is one HTML page with its road drawn, and the same words', async () => {
		const { code, stdout } = await runReport('--lang', language, '--output', 'html');
		expect(code).toBe(0);
		const root = parseHtml(stdout);
		const [svg] = findAllElements(root, 'svg');
		expect(svg && findAllElements(svg, 'circle').length).toBe(8);
		expect(findAllElements(root, 'svg').length).toBe(1);
		expect(textContentOf(root)).toContain('| *nightly* job');
		expect(textContentOf(root)).toContain('ends in <March>');
		expect(findAllElements(root, 'h2').map(textContentOf)).toContain(handOver.verified);
	});
});

describe('the hand-over', () => {
	it('holds no key, nor does the history', async () => {
		const said = [
			(await runReport()).stdout,
			(await runReport('--output', 'html')).stdout,
			(await runCli(['history', '--practice', '--state-dir', folder, '--output', 'json'])).stdout,
		];
		for (const one of said) for (const key of keys) expect(one).not.toContain(key);
		expect(keys.length).toBe(2);
	});

	it('needs an account, and one that there is', async () => {
		expect((await runCli(['report', ...connectionFlags()])).code).toBe(2);
		const { code, stdout, stderr } = await runCli(['report', '--account', 'nobody', ...connectionFlags()]);
		expect([code, stdout]).toEqual([66, '']);
		expect(stderr).toContain('nobody');
	});

	it.each(languages)('of a new practice tenant says that it has no changes yet, in %s', async (language) => {
		const { reports, handOver, road } = await loadStrings(language);
		const flags = ['--account', 'aoai-contoso-portal', '--state-dir', folder, '--lang', language];
		const { code, stdout, stderr } = await runCli(['report', '--practice', ...flags]);
		expect([code, stderr]).toEqual([0, `${reports.newTenant}\n`]);
		expect(stdout).toContain(handOver.title('aoai-contoso-portal'));
		// Its keys are off: how that came is behind it, and only the proof is open.
		const open = stdout.split(`## ${handOver.open}`)[1]?.split('\n## ')[0] ?? '';
		expect(open).toContain(road.steps.verified.title);
		for (const id of ['identity', 'role', 'application'] as const) expect(open).not.toContain(road.steps[id].title);
	});

	it('changes nothing, not even the journal', async () => {
		const [before, sent] = [await readFile(journal.file, 'utf8'), practice.writeRequests().length];
		await runReport();
		expect(await readFile(journal.file, 'utf8')).toBe(before);
		expect(practice.writeRequests().length).toBe(sent);
	});
});

describe('history', () => {
	it('prints every change of the journal as a table', async () => {
		const { code, stdout, stderr } = await runCli(['history', '--practice', '--state-dir', folder]);
		expect([code, stderr]).toEqual([0, '']);
		const [head, ...rows] = stdout.trim().split('\n');
		expect(head).toContain('Request id');
		expect(rows.length).toBe(3);
		expect(rows[1]).toContain('aoai-contoso-chat');
	});

	it('prints changes and notes as JSON', async () => {
		const { stdout } = await runCli(['history', '--practice', '--state-dir', folder, '--output', 'json']);
		const { schemaVersion, changes, notes } = JSON.parse(stdout);
		expect(schemaVersion).toBe('1.0');
		expect(changes.map((one: { kind: string; state: string }) => [one.kind, one.state])).toEqual([
			['assignRole', 'done'],
			['disableKeys', 'done'],
			['setSubdomain', 'done'],
		]);
		expect(notes.map((one: { kind: string }) => one.kind)).toEqual([
			'consumerAdded',
			'consumerAccepted',
			'ticked',
			'applicationChanged',
			'keyRefusalSeen',
		]);
	});

	it.each(languages)('lists the accounts and the time that the command names, in %s', async (language) => {
		const { reports } = await loadStrings(language);
		const ask = async (...flags: readonly string[]) =>
			(await runCli(['history', '--practice', '--state-dir', folder, '--lang', language, ...flags])).stdout;
		const json = async (...flags: readonly string[]) => JSON.parse(await ask('--output', 'json', ...flags));
		const chat = await json('--account', 'AOAI-contoso-chat');
		expect(chat.changes.map(({ kind }: { kind: string }) => kind)).toEqual(['assignRole', 'disableKeys']);
		expect(chat.notes.length).toBe(5);
		expect((await json('--account', accountId)).changes).toEqual(chat.changes);
		const { changes, notes } = await json('--since', '2026-11-24T09:01Z');
		expect(changes.map(({ kind }: { kind: string }) => kind)).toEqual(['setSubdomain']);
		expect(notes.map(({ kind }: { kind: string }) => kind)).toEqual(['keyRefusalSeen']);
		expect(await ask('--account', 'aoai-contoso-search')).toBe(`${reports.nothingMatches}\n`);
		expect(await ask('--since', '2026-11-25')).toBe(`${reports.nothingMatches}\n`);
	});

	it('is empty where there is no journal, and reports one that cannot be read', async () => {
		const none = await runCli(['history', '--state-dir', join(folder, 'none')]);
		expect([none.code, none.stdout]).toEqual([0, 'Nothing has been changed yet.\n']);
		const unreadable = await runCli(['history', '--state-dir', journal.file]);
		expect([unreadable.code, unreadable.stdout]).toEqual([74, '']);
		expect(unreadable.stderr).not.toMatch(/\n\s+at /);
	});
});
