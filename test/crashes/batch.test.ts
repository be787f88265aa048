// Killed at every point of every change of many made together, then started again, gone on with, and undone together.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyBatch } from '../../source/changes/apply-batch.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { batchRecords, unresolvedChanges } from '../../source/changes/history.ts';
import { planChange } from '../../source/changes/plan.ts';
import type { BatchAction } from '../../source/model/batch-plan.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import type { Journal } from '../../source/storage/journal.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { sampleCases } from '../helpers/sample.ts';
import {
	type CrashChild,
	hostName,
	openJournalAfterRestart,
	reconcileUntilKnown,
	startCrashChild,
} from './crash-child.ts';
import { type BatchCrashPoint, batchCrashPoints, type CrashPoint, crashPoints } from './crash-points.ts';

const tally = createCaseCounter('crashes of many at once');
let child: CrashChild;
beforeAll(async () => {
	child = await startCrashChild();
});
afterAll(async () => {
	tally.print();
	await child.close();
});

const names = ['aoai-contoso-chat', 'aoai-contoso-dev', 'aoai-contoso-search'];
const opposite = { disable: 'enable', enable: 'disable' } as const;
/** Keys that were turned on again are turned off by going the road again, never by undo. */
const hasUndo = { disable: true, enable: false } as const;
const keyAuthAfter = { disable: 'off', enable: 'on' } as const;

const buildChangeRequest = (action: BatchAction, accountId: string): ChangeRequest =>
	action === 'disable'
		? { kind: 'disableKeys', input: buildDisableKeysInput(accountId) }
		: { kind: 'enableKeys', input: { accountId } };

const applyBatchTogether = async (
	{ azure, wait }: PracticeTenant,
	journal: Journal,
	action: BatchAction,
	accountIds: readonly string[],
	batch?: string,
) => {
	const confirmed = await Promise.all(
		accountIds.map(async (accountId) => {
			const change = await planChange(azure, buildChangeRequest(action, accountId));
			const one = confirm(change, {
				typedText: change.confirmation.by === 'name' ? change.confirmation.name : '',
				choice: 'yes',
			});
			if (typeof one === 'string') throw new Error(one);
			return one;
		}),
	);
	const ended = await applyBatch(confirmed, {
		azure,
		journal,
		me: await azure.signedInUser(),
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
const tryCrash = async (action: BatchAction, stopAt: CrashPoint | BatchCrashPoint, at: number): Promise<string> => {
	const practice = await startPracticeTenant({ clock: Date.now, operationTime: 50 });
	const wrong: string[] = [];
	const assertThat = (holds: boolean, what: string) => {
		if (!holds) wrong.push(what);
	};
	const keyAuths = async () =>
		Promise.all(names.map(async (name) => (await findAccount(practice.azure, name)).keyAuth));
	try {
		const accountIds = await Promise.all(names.map(async (name) => (await findAccount(practice.azure, name)).id));
		// What is turned on together was turned off before.
		if (action === 'enable')
			for (const id of accountIds)
				await practice.azure.send((await planChange(practice.azure, buildChangeRequest('disable', id))).request);
		const file = join(child.folder, `${action}-${stopAt}-${at}.jsonl`);
		const { endpoint, token } = practice.server;
		const before = practice.writeRequests().length;
		const sent = () => practice.writeRequests().length - before;
		const changeRequests = accountIds.map((id) => buildChangeRequest(action, id));
		const orders = {
			endpoint,
			token,
			journal: file,
			host: hostName,
			changeRequests,
			batchAction: action,
			crashPoint: stopAt,
			changeIndex: at,
		};
		const report = await child.runUntilKilled(orders);
		if ('ended' in report)
			return stopAt === 'polling' && report.ended === 'done, done, done' ? '' : `ended: ${report.ended}`;

		const isPlanned = stopAt !== 'planning';
		const index = crashPoints.indexOf(stopAt as CrashPoint);
		const isMade = index >= crashPoints.indexOf('sent');
		const made = index < 0 ? 0 : at + (isMade ? 1 : 0);
		assertThat(sent() === made, `the tenant saw ${sent()} changes instead of ${made}`);

		const journal = openJournalAfterRestart(file);
		const results = await reconcileUntilKnown(practice, journal);
		const isOpen = index > crashPoints.indexOf('intending') && stopAt !== 'concluded';
		assertThat(results.at(-1) === (isOpen ? (isMade ? 'done' : 'notDone') : undefined), `found ${results.join(', ')}`);
		assertThat(sent() === made, 'something was sent while looking');
		assertThat(unresolvedChanges(await journal.entries()).length === 0, 'it stays open for ever');
		const [batch, ...more] = batchRecords(await journal.entries());
		assertThat(
			more.length === 0 && (batch !== undefined) === isPlanned,
			'the journal lacks the batch, or has it twice',
		);
		const left = accountIds.slice(made);
		assertThat(!batch || batch.unfinishedAccountIds.join() === left.join(), `left are ${batch?.unfinishedAccountIds}`);
		assertThat(
			!batch || batch.undoableAccountIds.join() === (hasUndo[action] ? accountIds.slice(0, made) : []).join(),
			`can be undone: ${batch?.undoableAccountIds}`,
		);

		// Gone on with, as from the history; the batch that was never written is begun anew.
		const went = left.length > 0 ? await applyBatchTogether(practice, journal, action, left, batch?.planned.id) : [];
		assertThat(
			went.every((outcome) => outcome === 'done'),
			`gone on with: ${went}`,
		);
		assertThat(sent() === names.length, `sent ${sent()} times in all`);
		assertThat(
			(await keyAuths()).every((keys) => keys === keyAuthAfter[action]),
			'not all of them hold in the end',
		);
		const [whole] = batchRecords(await journal.entries());
		assertThat(
			whole?.unfinishedAccountIds.length === 0 &&
				whole.undoableAccountIds.length === (hasUndo[action] ? names.length : 0),
			'not all can be undone together',
		);

		if (!hasUndo[action]) return wrong.join('; ');
		const undone = await applyBatchTogether(practice, journal, opposite[action], whole?.undoableAccountIds ?? []);
		assertThat(
			undone.every((outcome) => outcome === 'done'),
			`undone: ${undone}`,
		);
		assertThat(
			(await keyAuths()).every((keys) => keys === keyAuthAfter[opposite[action]]),
			'not all of them are undone',
		);
		return wrong.join('; ');
	} finally {
		await practice.close();
	}
};

const findViolation = async (action: BatchAction, stopAt: CrashPoint | BatchCrashPoint, at: number) => {
	const wrong = await tryCrash(action, stopAt, at);
	tally.count(`${action} ${stopAt} at ${at}`, wrong || undefined);
	expect(wrong).toBe('');
};

describe.concurrent.each(['disable', 'enable'] as const)('%s', (action) => {
	it.each(sampleCases(`crashes of the batch ${action}`, batchCrashPoints, 1))(
		'is told as it is, killed at: %s',
		(stopAt) => findViolation(action, stopAt, 0),
	);

	describe.each(names.map((name, at) => ({ name, at })))('at $name', ({ at }) => {
		it.each(sampleCases(`crashes of ${action} at ${at}`, crashPoints, 2))('is told as it is, killed at: %s', (stopAt) =>
			findViolation(action, stopAt, at),
		);
	});
});
