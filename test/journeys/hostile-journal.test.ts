// A journal that somebody else has written into: its lines are shown like Azure's words, and nothing in them acts.
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { prepare } from '../../source/changes/plan.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { decided } from '../helpers/decided.ts';
import { diceOf } from '../helpers/dice.ts';
import { harmIn, hostileText, poisoned, stringsIn } from '../helpers/hostile.ts';
import { accountNamed, openPractice, type Practice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';
import { newTally } from '../helpers/tally.ts';

const tally = newTally('strings of hostile journal lines');
let folder: string;
let practice: Practice;
let program: Program | undefined;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	practice = await openPractice();
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
const shape = /^(type|kind|method|cloud|verdict|at|which|met|to)$/;

const reshaped = (spoilt: unknown, sound: unknown): unknown => {
	if (Array.isArray(spoilt)) return spoilt.map((one, index) => reshaped(one, (sound as unknown[])[index]));
	if (typeof spoilt !== 'object' || spoilt === null) return spoilt;
	return Object.fromEntries(
		Object.entries(spoilt).map(([name, one]) => {
			const before = (sound as Record<string, unknown>)[name];
			return [name, shape.test(name) ? before : reshaped(one, before)];
		}),
	);
};

const writeHostile = async (file: string, lines: number): Promise<void> => {
	const journal = openJournal({ file, clock: () => practice.time.now, newId: () => 'id', program: 'test' });
	const { id } = await accountNamed(practice.azure, 'aoai-contoso-chat');
	const me = await practice.azure.me();
	const change = await prepare(practice.azure, { kind: 'disableKeys', input: decided(id) });
	await journal.intend(change, me);
	await journal.note(id, { kind: 'consumerAdded', consumer: 'host', name: 'a host' }, me.name);
	const sound = (await readFile(file, 'utf8')).trim().split('\n');
	const texts = fc.sample(hostileText, { numRuns: 400, seed: 20 });
	const dice = diceOf(7);
	for (let index = 0; index < lines; index += 1) {
		const entry = JSON.parse(sound[index % 2] ?? '');
		const spoilt = reshaped(poisoned(entry, { dice, texts }), entry) as { id: string };
		await appendFile(file, `${JSON.stringify({ ...spoilt, id: `${spoilt.id} ${index}` })}\n`);
	}
};

it('is read back as lines of harmless text', async () => {
	const file = join(folder, 'journal.jsonl');
	await writeHostile(file, 400);
	const entries = await openJournal({ file, clock: Date.now, newId: () => '', program: '' }).entries();
	expect(entries.length).toBe(402);
	for (const text of entries.flatMap((entry) => stringsIn(entry))) tally.count(JSON.stringify(text), harmIn(text));
	expect(tally.lost()).toEqual([]);
	expect(tally.tried()).toBeGreaterThan(10_000);
	// The control: what is in the file would do harm.
	const raw = (await readFile(file, 'utf8')).trim().split('\n');
	expect(raw.flatMap((line) => stringsIn(JSON.parse(line))).filter(harmIn).length).toBeGreaterThan(1000);
});

it('passes over a line whose time is none', async () => {
	const file = join(folder, 'times.jsonl');
	await appendFile(
		file,
		`${JSON.stringify({ v: 1, id: 'a', at: 'never', type: 'found', of: 'b', verdict: 'done' })}\n`,
	);
	expect(await openJournal({ file, clock: Date.now, newId: () => '', program: '' }).entries()).toEqual([]);
});

it('is shown, and looked through, without a fault', async () => {
	await writeHostile(join(folder, 'practice-journal.jsonl'), 24);
	program = await openProgram({ practice: { ...practice, close: async () => undefined }, stateDir: folder });
	let bug: unknown;
	program.left.catch((error: unknown) => {
		bug = error;
	});
	await program.see('Contoso AI Production');
	await program.press('h');
	await program.see(program.strings.history.when);
	for (let row = 0; row < 12; row += 1) await program.press('Enter', 'PgDn', 'Esc', 'Down');
	await program.press('Esc');
	await program.see('Contoso AI Production');
	expect(bug).toBeUndefined();
	// What an id of the file leads to is asked about at most; Azure's logs are asked by POST.
	expect(practice.changes().filter((one) => !/^POST \/v1.*\/query$/.test(one))).toEqual([]);
});
