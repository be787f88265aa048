// A journal that somebody else has written into: its lines are shown like Azure's words, and nothing in them acts.
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { planChange } from '../../source/changes/plan.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { arbitraryHostileText, collectStrings, findHarm, poisonJson } from '../helpers/hostile-text.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';
import { sampleCount } from '../helpers/sample.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const tally = createCaseCounter('strings of hostile journal lines');
let folder: string;
let practice: PracticeTenant;
let program: RenderedApp | undefined;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	practice = await startPracticeTenant();
});
afterEach(async () => {
	await program?.close();
	program = undefined;
});
afterAll(async () => {
	tally.print();
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

/** Fields that say what the rest is: poisoned, a line is none. */
const discriminatorKeys = /^(type|kind|method|cloud|verdict|at|which|met|to)$/;

const restoreDiscriminators = (spoilt: unknown, sound: unknown): unknown => {
	if (Array.isArray(spoilt)) return spoilt.map((one, index) => restoreDiscriminators(one, (sound as unknown[])[index]));
	if (typeof spoilt !== 'object' || spoilt === null) return spoilt;
	return Object.fromEntries(
		Object.entries(spoilt).map(([name, one]) => {
			const before = (sound as Record<string, unknown>)[name];
			return [name, discriminatorKeys.test(name) ? before : restoreDiscriminators(one, before)];
		}),
	);
};

const writeHostile = async (file: string, lines: number): Promise<void> => {
	const journal = openJournal({ file, clock: () => practice.time.now, newId: () => 'id', program: 'test' });
	const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
	const me = await practice.azure.signedInUser();
	const change = await planChange(practice.azure, { kind: 'disableKeys', input: buildDisableKeysInput(id) });
	await journal.recordIntent(change, me);
	await journal.recordNote(id, { kind: 'consumerAdded', consumer: 'host', name: 'a host' }, me.name);
	const sound = (await readFile(file, 'utf8')).trim().split('\n');
	const texts = fc.sample(arbitraryHostileText, { numRuns: 400, seed: 20 });
	const dice = seededRandom(7);
	for (let index = 0; index < lines; index += 1) {
		const entry = JSON.parse(sound[index % 2] ?? '');
		const spoilt = restoreDiscriminators(poisonJson(entry, { random: dice, texts }), entry) as { id: string };
		await appendFile(file, `${JSON.stringify({ ...spoilt, id: `${spoilt.id} ${index}` })}\n`);
	}
};

it('is read back as lines of harmless text', async () => {
	const file = join(folder, 'journal.jsonl');
	await writeHostile(file, 400);
	const entries = await openJournal({ file, clock: Date.now, newId: () => '', program: '' }).entries();
	expect(entries.length).toBe(402);
	for (const text of entries.flatMap((entry) => collectStrings(entry)))
		tally.count(JSON.stringify(text), findHarm(text));
	expect(tally.lost()).toEqual([]);
	expect(tally.tried()).toBeGreaterThan(10_000);
	// The control: what is in the file would do harm.
	const raw = (await readFile(file, 'utf8')).trim().split('\n');
	expect(raw.flatMap((line) => collectStrings(JSON.parse(line))).filter(findHarm).length).toBeGreaterThan(1000);
});

it('passes over a line whose time is none', async () => {
	const file = join(folder, 'times.jsonl');
	await appendFile(
		file,
		`${JSON.stringify({ v: 1, id: 'a', at: 'never', type: 'found', of: 'b', verdict: 'done' })}\n`,
	);
	expect(await openJournal({ file, clock: Date.now, newId: () => '', program: '' }).entries()).toEqual([]);
});

it('is shown, and scanned, without a fault', async () => {
	await writeHostile(join(folder, 'practice-journal.jsonl'), 24);
	program = await renderApp({ practice: { ...practice, close: async () => undefined }, stateDir: folder });
	let bug: unknown;
	program.exited.catch((error: unknown) => {
		bug = error;
	});
	await program.waitForText('Contoso AI Production');
	await program.press('h');
	await program.waitForText(program.strings.history.when);
	for (let row = 0; row < sampleCount(12, 4); row += 1) await program.press('Enter', 'PgDn', 'Esc', 'Down');
	await program.press('Esc');
	await program.waitForText('Contoso AI Production');
	expect(bug).toBeUndefined();
	// What an id of the file leads to is asked about at most; Azure's logs are asked by POST.
	expect(practice.writeRequests().filter((one) => !/^POST \/v1.*\/query$/.test(one))).toEqual([]);
});
