// Killed at every point of every kind of change, then started again: nothing sent twice, nothing forgotten, no wrong word.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { changesIn, unfinished } from '../../source/changes/history.ts';
import { kindOf } from '../../source/changes/kinds/index.ts';
import { prepare } from '../../source/changes/plan.ts';
import { reconcile } from '../../source/changes/reconcile.ts';
import type { Change, Wish } from '../../source/model/change.ts';
import type { Journal } from '../../source/storage/journal.ts';
import { hostTypesByWay } from '../helpers/host-wishes.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { newTally } from '../helpers/tally.ts';
import { wishesWith } from '../helpers/wishes.ts';
import { type Child, host, openChild, restarted, verdicts } from './kill.ts';
import { type Point, points } from './points.ts';

const tally = newTally('crashes');
let child: Child;
beforeAll(async () => {
	child = await openChild();
});
afterAll(async () => {
	tally.print();
	await child.close();
});

const wishes = wishesWith(hostTypesByWay);

const again = async ({ azure, wait }: Practice, journal: Journal, change: Change) => {
	const confirmed = confirm(change, { typed: change.demand.by === 'name' ? change.demand.name : '', chose: 'yes' });
	if (typeof confirmed === 'string') throw new Error(confirmed);
	return carryOut(confirmed, { azure, journal, me: await azure.me(), wait, onProgress: () => undefined });
};

/** Undefined where the kind never comes by the point; else what went wrong, '' for nothing. */
const tryCrash = async (name: string, stopAt: Point): Promise<string | undefined> => {
	const practice = await openPractice({ clock: Date.now, operationTime: 300 });
	try {
		const wish = (await wishes[name]?.(practice)) as Wish;
		const hasTrace = kindOf(wish.kind).standing !== undefined;
		const change = await prepare(practice.azure, wish);
		const file = join(child.folder, `${name}-${stopAt}.jsonl`);
		const { endpoint, token } = practice.served;
		const before = practice.changes().length;
		const wrong: string[] = [];
		const demand = (holds: boolean, what: string) => {
			if (!holds) wrong.push(what);
		};

		const report = await child.killed({ endpoint, token, journal: file, host, wishes: [wish], stopAt }, async () => {
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

describe.concurrent.each(Object.keys(wishes))('%s', (kind) => {
	it.each(points)('is told as it is, killed at: %s', async (stopAt) => {
		const wrong = await tryCrash(kind, stopAt);
		if (wrong !== undefined) tally.count(`${kind} ${stopAt}`, wrong);
		expect(wrong ?? '').toBe('');
	});
});
