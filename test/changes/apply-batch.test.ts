// Many at once: what permits it, what the journal remembers of it, and the order in which it is done.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyBatch } from '../../source/changes/apply-batch.ts';
import { confirmBatch } from '../../source/changes/confirm.ts';
import { batchRecords } from '../../source/changes/history.ts';
import { planChange } from '../../source/changes/plan.ts';
import { type BatchPlan, batchConfirmationText } from '../../source/model/batch-plan.ts';
import type { Change } from '../../source/model/change.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { buildInterceptingClient } from '../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let practice: PracticeTenant;
let folder: string;
let journal: Journal;
let changes: readonly Change[];
const names = ['aoai-contoso-chat', 'aoai-contoso-claims', 'aoai-contoso-people'];

beforeEach(async () => {
	practice = await startPracticeTenant();
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	let id = 0;
	journal = openJournal({
		file: join(folder, 'journal.jsonl'),
		clock: () => practice.time.now,
		newId: () => `entry-${id++}`,
		program: 'test',
	});
	changes = await Promise.all(
		names.map(async (name) => {
			const { id: accountId } = await findAccount(practice.azure, name);
			return planChange(practice.azure, { kind: 'disableKeys', input: buildDisableKeysInput(accountId) });
		}),
	);
});
afterEach(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

const buildBatchPlan = (some: readonly Change[]): BatchPlan => ({ action: 'disable', changes: some, excluded: [] });

const confirmAll = (some: readonly Change[] = changes) => {
	const given = confirmBatch(buildBatchPlan(some), batchConfirmationText(buildBatchPlan(some)));
	if (typeof given === 'string') throw new Error(given);
	return given;
};

const applyConfirmedBatch = async (more: Partial<Parameters<typeof applyBatch>[1]> = {}) =>
	applyBatch(confirmAll(), {
		azure: practice.azure,
		journal,
		me: await practice.azure.signedInUser(),
		wait: practice.wait,
		action: 'disable',
		onFailure: 'stop',
		isStopped: () => false,
		onChange: () => undefined,
		onProgress: () => undefined,
		...more,
	});

describe('the permission', () => {
	it('is given for the number and the word alone, to the letter', () => {
		const plan = buildBatchPlan(changes);
		expect(batchConfirmationText(plan)).toBe('3 disable');
		for (const typed of ['', '3', 'disable', '2 disable', '3 enable', '3  disable', ' 3 disable', '3 Disable'])
			expect(confirmBatch(plan, typed)).toBe('wrongName');
		expect(confirmBatch(plan, '3 disable')).toMatchObject(changes.map((change) => ({ change })));
	});

	it('is given for none where one is stopped by a check, and for nothing', () => {
		const [first, ...rest] = changes;
		const stopped: Change = { ...(first as Change), checks: [{ id: 'isSettled', met: 'unknown', weight: 'blocks' }] };
		expect(confirmBatch(buildBatchPlan([stopped, ...rest]), '3 disable')).toBe('blocked');
		expect(confirmBatch(buildBatchPlan([]), '0 disable')).toBe('blocked');
	});
});

describe('carrying it out', () => {
	it('does one after the other, each intent on disk before its request, all under one id', async () => {
		const seen: string[] = [];
		const results = await applyConfirmedBatch({
			onChange: (index, result) => seen.push(`${index} ${result?.outcome ?? 'begins'}`),
		});
		expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
		expect(seen).toEqual(['0 begins', '0 done', '1 begins', '1 done', '2 begins', '2 done']);
		expect(practice.writeRequests().length).toBe(3);
		const entries = await journal.entries();
		expect(entries.map(({ type }) => type)).toEqual(['planned', ...names.flatMap(() => ['intended', 'done'])]);
		const [planned] = entries;
		for (const entry of entries) if (entry.type === 'intended') expect(entry.batch).toBe(planned?.id);
		const [batch] = batchRecords(entries);
		expect(batch?.unfinishedAccountIds).toEqual([]);
		expect(batch?.undoableAccountIds.length).toBe(3);
	});

	it('keeps within the quota of writes by waiting between two', async () => {
		const before = practice.time.now;
		await applyConfirmedBatch();
		expect(practice.time.now - before).toBeGreaterThanOrEqual(200);
	});

	it('begins nothing where the plan cannot be written down', async () => {
		await expect(
			applyConfirmedBatch({ journal: { ...journal, recordBatch: () => Promise.reject(new Error('disk full')) } }),
		).rejects.toThrow('disk full');
		expect(practice.writeRequests()).toEqual([]);
	});

	it.each([
		['stop', ['done', 'failed'], 1],
		['goOn', ['done', 'failed', 'done'], 2],
	] as const)('after a failure: %s', async (onFailure, outcomes, sent) => {
		// Somebody else has moved the second since it was planned.
		await practice.azure
			.send({
				method: 'PATCH',
				path: changes[1]?.targetId ?? '',
				apiVersion: '2025-09-01',
				body: { properties: { customSubDomainName: 'somebody-elses-name' } },
			})
			.catch(() => undefined);
		const before = practice.writeRequests().length;
		const account = [...practice.tenant.resources.values()].find(({ id }) => id === changes[1]?.targetId);
		if (account) account.properties.customSubDomainName = 'somebody-elses-name';
		const results = await applyConfirmedBatch({ onFailure });
		expect(results.map(({ outcome }) => outcome)).toEqual(outcomes);
		expect(practice.writeRequests().length - before).toBe(sent);
		const [batch] = batchRecords(await journal.entries());
		expect(batch?.unfinishedAccountIds).toEqual(
			onFailure === 'stop' ? [changes[1]?.targetId, changes[2]?.targetId] : [changes[1]?.targetId],
		);
	});

	it('ends where the sign-in is refused, with either choice: the next would be refused as well', async () => {
		const refused = {
			status: 403,
			body: { error: { code: 'RequestDisallowedByAzure', message: 'Users must use MFA for Update operation.' } },
		};
		const azure = practice.connectClient({
			httpClient: buildInterceptingClient(practice, ({ method }) => (method === 'PATCH' ? refused : undefined)),
		});
		const results = await applyConfirmedBatch({ azure, onFailure: 'goOn' });
		expect(results).toMatchObject([{ outcome: 'failed', problem: { kind: 'mfaRequired' } }]);
		expect(batchRecords(await journal.entries())[0]?.unfinishedAccountIds.length).toBe(3);
	});

	it('ends before the next where it is stopped, and the journal knows what is left', async () => {
		let isStopped = false;
		const results = await applyConfirmedBatch({
			isStopped: () => isStopped,
			onChange: (_, result) => {
				isStopped = result !== undefined;
			},
		});
		expect(results.length).toBe(1);
		const [batch] = batchRecords(await journal.entries());
		expect(batch?.unfinishedAccountIds.length).toBe(2);
		expect(batch?.planned.onFailure).toBe('stop');
	});
});
