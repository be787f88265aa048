// Killed at every point of every change of many made together, then started again, gone on with, and undone together.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOutBatch } from '../../source/changes/apply-batch.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { batchesIn, unfinished } from '../../source/changes/history.ts';
import { prepare } from '../../source/changes/plan.ts';
import type { BatchAction } from '../../source/model/batch.ts';
import type { Wish } from '../../source/model/change.ts';
import type { Journal } from '../../source/storage/journal.ts';
import { decided } from '../helpers/decided.ts';
import { accountNamed, openPractice, type Practice } from '../helpers/practice.ts';
import { newTally } from '../helpers/tally.ts';
import { type Child, host, openChild, restarted, verdicts } from './kill.ts';
import { type BatchPoint, batchPoints, type Point, points } from './points.ts';

const tally = newTally('crashes of many at once');
let child: Child;
beforeAll(async () => {
	child = await openChild();
});
afterAll(async () => {
	tally.print();
	await child.close();
});

const names = ['aoai-contoso-chat', 'aoai-contoso-dev', 'aoai-contoso-search'];
const opposite = { disable: 'enable', enable: 'disable' } as const;
/** Keys that were turned on again are turned off by going the road again, never by undo. */
const hasUndo = { disable: true, enable: false } as const;
const held = { disable: 'off', enable: 'on' } as const;

const wishOf = (action: BatchAction, accountId: string): Wish =>
	action === 'disable'
		? { kind: 'disableKeys', input: decided(accountId) }
		: { kind: 'enableKeys', input: { accountId } };

const together = async (
	{ azure, wait }: Practice,
	journal: Journal,
	action: BatchAction,
	accountIds: readonly string[],
	batch?: string,
) => {
	const confirmed = await Promise.all(
		accountIds.map(async (accountId) => {
			const change = await prepare(azure, wishOf(action, accountId));
			const one = confirm(change, { typed: change.demand.by === 'name' ? change.demand.name : '', chose: 'yes' });
			if (typeof one === 'string') throw new Error(one);
			return one;
		}),
	);
	const ended = await carryOutBatch(confirmed, {
		azure,
		journal,
		me: await azure.me(),
		wait,
		action,
		batch,
		onFailure: 'stop',
		isStopped: () => false,
		onChange: () => undefined,
		onProgress: () => undefined,
	});
	return ended.map(({ outcome }) => outcome);
};

/** What went wrong, one after the other; '' for nothing. `at`: which of the changes is killed, from 0. */
const tryCrash = async (action: BatchAction, stopAt: Point | BatchPoint, at: number): Promise<string> => {
	const practice = await openPractice({ clock: Date.now, operationTime: 50 });
	const wrong: string[] = [];
	const demand = (holds: boolean, what: string) => {
		if (!holds) wrong.push(what);
	};
	const keyAuths = async () =>
		Promise.all(names.map(async (name) => (await accountNamed(practice.azure, name)).keyAuth));
	try {
		const accountIds = await Promise.all(names.map(async (name) => (await accountNamed(practice.azure, name)).id));
		// What is turned on together was turned off before.
		if (action === 'enable')
			for (const id of accountIds)
				await practice.azure.send((await prepare(practice.azure, wishOf('disable', id))).request);
		const file = join(child.folder, `${action}-${stopAt}-${at}.jsonl`);
		const { endpoint, token } = practice.served;
		const before = practice.changes().length;
		const sent = () => practice.changes().length - before;
		const wishes = accountIds.map((id) => wishOf(action, id));
		const orders = { endpoint, token, journal: file, host, wishes, together: action, stopAt, at };
		const report = await child.killed(orders);
		if ('ended' in report)
			return stopAt === 'polling' && report.ended === 'done, done, done' ? '' : `ended: ${report.ended}`;

		const isPlanned = stopAt !== 'planning';
		const index = points.indexOf(stopAt as Point);
		const isMade = index >= points.indexOf('sent');
		const made = index < 0 ? 0 : at + (isMade ? 1 : 0);
		demand(sent() === made, `the tenant saw ${sent()} changes instead of ${made}`);

		const journal = restarted(file);
		const said = await verdicts(practice, journal);
		const isOpen = index > points.indexOf('intending') && stopAt !== 'concluded';
		demand(said.at(-1) === (isOpen ? (isMade ? 'done' : 'notDone') : undefined), `found ${said.join(', ')}`);
		demand(sent() === made, 'something was sent while looking');
		demand(unfinished(await journal.entries()).length === 0, 'it stays open for ever');
		const [batch, ...more] = batchesIn(await journal.entries());
		demand(more.length === 0 && (batch !== undefined) === isPlanned, 'the journal lacks the batch, or has it twice');
		const left = accountIds.slice(made);
		demand(!batch || batch.left.join() === left.join(), `left are ${batch?.left}`);
		demand(
			!batch || batch.undoable.join() === (hasUndo[action] ? accountIds.slice(0, made) : []).join(),
			`can be undone: ${batch?.undoable}`,
		);

		// Gone on with, as from the history; the batch that was never written is begun anew.
		const went = left.length > 0 ? await together(practice, journal, action, left, batch?.planned.id) : [];
		demand(
			went.every((outcome) => outcome === 'done'),
			`gone on with: ${went}`,
		);
		demand(sent() === names.length, `sent ${sent()} times in all`);
		demand(
			(await keyAuths()).every((keys) => keys === held[action]),
			'not all of them hold in the end',
		);
		const [whole] = batchesIn(await journal.entries());
		demand(
			whole?.left.length === 0 && whole.undoable.length === (hasUndo[action] ? names.length : 0),
			'not all can be undone together',
		);

		if (!hasUndo[action]) return wrong.join('; ');
		const undone = await together(practice, journal, opposite[action], whole?.undoable ?? []);
		demand(
			undone.every((outcome) => outcome === 'done'),
			`undone: ${undone}`,
		);
		demand(
			(await keyAuths()).every((keys) => keys === held[opposite[action]]),
			'not all of them are undone',
		);
		return wrong.join('; ');
	} finally {
		await practice.close();
	}
};

const judge = async (action: BatchAction, stopAt: Point | BatchPoint, at: number) => {
	const wrong = await tryCrash(action, stopAt, at);
	tally.count(`${action} ${stopAt} at ${at}`, wrong || undefined);
	expect(wrong).toBe('');
};

describe.concurrent.each(['disable', 'enable'] as const)('%s', (action) => {
	it.each(batchPoints)('is told as it is, killed at: %s', (stopAt) => judge(action, stopAt, 0));

	describe.each(names.map((name, at) => ({ name, at })))('at $name', ({ at }) => {
		it.each(points)('is told as it is, killed at: %s', (stopAt) => judge(action, stopAt, at));
	});
});
