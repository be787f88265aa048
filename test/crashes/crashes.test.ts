// Killed at every point of every kind of change, then started again: nothing sent twice, nothing forgotten, no wrong word.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../source/journal.ts';
import { carryOut } from '../../source/migration/carry-out.ts';
import type { Change, ChangeKind } from '../../source/migration/change.ts';
import { changeKinds, kindOf } from '../../source/migration/changes/index.ts';
import { confirm } from '../../source/migration/confirm.ts';
import { changesIn, unfinished } from '../../source/migration/history.ts';
import { prepare } from '../../source/migration/prepare.ts';
import { reconcile } from '../../source/migration/reconcile.ts';
import { type Bundled, bundle } from '../helpers/bundled.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { newTally } from '../helpers/tally.ts';
import { wishes } from '../helpers/wishes.ts';
import { type Orders, type Point, points, type Report } from './points.ts';

const tally = newTally('crashes');
let program: Bundled;
let folder: string;
beforeAll(async () => {
	program = await bundle(join(import.meta.dirname, 'child.ts'));
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterAll(async () => {
	tally.print();
	await program.remove();
	await rm(folder, { recursive: true, force: true });
});

const host = 'this-machine';

/** As the program does when it is started again: other id, and it asks the machine who still runs. */
const restarted = (file: string): Journal =>
	openJournal({
		file,
		clock: Date.now,
		newId: () => crypto.randomUUID(),
		program: 'aoai-keyless test',
		runs: {
			self: { id: crypto.randomUUID(), pid: process.pid, host },
			isRunning: (pid) => {
				try {
					return process.kill(pid, 0);
				} catch {
					return false;
				}
			},
		},
	});

const lineOf = (child: ChildProcess): Promise<Report> =>
	new Promise((resolve, reject) => {
		let said = '';
		child.stderr?.on('data', (text) => {
			said += text;
		});
		if (child.stdout) createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line) as Report));
		child.once('exit', (code) => reject(new Error(`the child ended with ${code}: ${said}`)));
	});

const killed = async (orders: Orders, whileItStands: () => Promise<void>): Promise<Report> => {
	const child = spawn(process.execPath, [program.file, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'] });
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	try {
		const report = await lineOf(child);
		if ('at' in report) await whileItStands();
		return report;
	} finally {
		child.kill('SIGKILL');
		await gone;
	}
};

const again = async ({ azure, wait }: Practice, journal: Journal, change: Change) => {
	const confirmed = confirm(change, { typed: change.demand.by === 'name' ? change.demand.name : '', chose: 'yes' });
	if (typeof confirmed === 'string') throw new Error(confirmed);
	return carryOut(confirmed, { azure, journal, me: await azure.me(), wait, onProgress: () => undefined });
};

/** Looks as each start does, until Azure has come to an end with what was under way. */
const verdicts = async ({ azure }: Practice, journal: Journal): Promise<readonly string[]> => {
	const said: string[] = [];
	do {
		const [found] = await reconcile(azure, journal);
		if (!found) break;
		said.push(found.verdict);
	} while (said.at(-1) === 'cannotTell' && said.length < 1000);
	return said;
};

/** Undefined where the kind never comes by the point; else what went wrong, '' for nothing. */
const tryCrash = async (kind: ChangeKind, stopAt: Point): Promise<string | undefined> => {
	const practice = await openPractice({ clock: Date.now, operationTime: 300 });
	const hasTrace = kindOf(kind).standing !== undefined;
	try {
		const wish = await wishes[kind](practice);
		const change = await prepare(practice.azure, wish);
		const file = join(folder, `${kind}-${stopAt}.jsonl`);
		const { endpoint, token } = practice.served;
		const before = practice.changes().length;
		const wrong: string[] = [];
		const demand = (holds: boolean, what: string) => {
			if (!holds) wrong.push(what);
		};

		const report = await killed({ endpoint, token, journal: file, host, wish, stopAt }, async () => {
			const other = restarted(file);
			const lines = (await other.entries()).length;
			const found = await reconcile(practice.azure, other);
			demand(
				found.every(({ verdict }) => verdict === 'underWay') && (await other.entries()).length === lines,
				'another running copy passes judgement on what is still under way',
			);
		});
		if ('ended' in report) {
			const mayBePassed = hasTrace ? ['polling'] : ['accepted', 'polling', 'checking'];
			demand(mayBePassed.includes(stopAt) && report.ended === 'done', `never stands at ${stopAt}: ${report.ended}`);
			return wrong.length > 0 ? wrong.join('; ') : undefined;
		}

		const made = practice.changes().length - before;
		const isIntended = stopAt !== 'intending';
		const isMade = points.indexOf(stopAt) >= points.indexOf('sent');
		demand(made === (isMade ? 1 : 0), `the tenant saw ${made} changes`);
		const journal = restarted(file);
		const said = await verdicts(practice, journal);
		const truth = !hasTrace ? 'cannotTell' : isMade ? 'done' : 'notDone';
		const expected = !isIntended || stopAt === 'concluded' ? undefined : truth;
		demand(said.at(-1) === expected, `found ${said.join(', ')} instead of ${expected}`);
		demand(practice.changes().length - before === made, 'something was sent while looking');
		const [record, ...more] = changesIn(await journal.entries());
		demand(more.length === 0 && (record !== undefined) === isIntended, 'the journal lacks it, or has it twice');
		const state = stopAt === 'concluded' ? 'done' : truth === 'cannotTell' ? 'open' : truth;
		demand(record === undefined || record.state === state, `the history says ${record?.state}`);
		demand(unfinished(await journal.entries()).length === 0, 'it stays open for ever');

		const { outcome } = await again(practice, journal, change);
		// What leaves no trace is made again by whoever wishes it again.
		demand(outcome === (isMade && hasTrace ? 'already' : 'done'), `tried again: ${outcome}`);
		const inAll = hasTrace ? 1 : made + 1;
		demand(practice.changes().length - before === inAll, `sent ${practice.changes().length - before} times in all`);
		return wrong.join('; ');
	} finally {
		await practice.close();
	}
};

describe.each(changeKinds)('%s', (kind) => {
	it.each(points)('is told as it is, killed at: %s', async (stopAt) => {
		const wrong = await tryCrash(kind, stopAt);
		if (wrong !== undefined) tally.count(`${kind} ${stopAt}`, wrong);
		expect(wrong ?? '').toBe('');
	});
});
