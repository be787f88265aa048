// Many at once: what permits it, what the journal remembers of it, and the order in which it is done.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carryOutBatch } from '../../source/changes/apply-batch.ts';
import { confirmBatch } from '../../source/changes/confirm.ts';
import { batchesIn } from '../../source/changes/history.ts';
import { prepare } from '../../source/changes/plan.ts';
import { type BatchPlan, batchWords } from '../../source/model/batch.ts';
import type { Change } from '../../source/model/change.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { decided } from '../helpers/decided.ts';
import { meddling } from '../helpers/meddling.ts';
import { accountNamed, openPractice, type Practice } from '../helpers/practice.ts';

let practice: Practice;
let folder: string;
let journal: Journal;
let changes: readonly Change[];
const names = ['aoai-contoso-chat', 'aoai-contoso-claims', 'aoai-contoso-people'];

beforeEach(async () => {
	practice = await openPractice();
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
			const { id: accountId } = await accountNamed(practice.azure, name);
			return prepare(practice.azure, { kind: 'disableKeys', input: decided(accountId) });
		}),
	);
});
afterEach(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

const planOf = (some: readonly Change[]): BatchPlan => ({ action: 'disable', changes: some, leftOut: [] });

const confirmed = (some: readonly Change[] = changes) => {
	const given = confirmBatch(planOf(some), batchWords(planOf(some)));
	if (typeof given === 'string') throw new Error(given);
	return given;
};

const carryOut = async (more: Partial<Parameters<typeof carryOutBatch>[1]> = {}) =>
	carryOutBatch(confirmed(), {
		azure: practice.azure,
		journal,
		me: await practice.azure.me(),
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
		const plan = planOf(changes);
		expect(batchWords(plan)).toBe('3 disable');
		for (const typed of ['', '3', 'disable', '2 disable', '3 enable', '3  disable', ' 3 disable', '3 Disable'])
			expect(confirmBatch(plan, typed)).toBe('wrongName');
		expect(confirmBatch(plan, '3 disable')).toMatchObject(changes.map((change) => ({ change })));
	});

	it('is given for none where one is stopped by a check, and for nothing', () => {
		const [first, ...rest] = changes;
		const stopped: Change = { ...(first as Change), checks: [{ id: 'isSettled', met: 'unknown', weight: 'blocks' }] };
		expect(confirmBatch(planOf([stopped, ...rest]), '3 disable')).toBe('blocked');
		expect(confirmBatch(planOf([]), '0 disable')).toBe('blocked');
	});
});

describe('carrying it out', () => {
	it('does one after the other, each intent on disk before its request, all under one id', async () => {
		const seen: string[] = [];
		const results = await carryOut({
			onChange: (index, result) => seen.push(`${index} ${result?.outcome ?? 'begins'}`),
		});
		expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
		expect(seen).toEqual(['0 begins', '0 done', '1 begins', '1 done', '2 begins', '2 done']);
		expect(practice.changes().length).toBe(3);
		const entries = await journal.entries();
		expect(entries.map(({ type }) => type)).toEqual(['planned', ...names.flatMap(() => ['intended', 'done'])]);
		const [planned] = entries;
		for (const entry of entries) if (entry.type === 'intended') expect(entry.batch).toBe(planned?.id);
		const [batch] = batchesIn(entries);
		expect(batch?.left).toEqual([]);
		expect(batch?.undoable.length).toBe(3);
	});

	it('keeps within the quota of writes by waiting between two', async () => {
		const before = practice.time.now;
		await carryOut();
		expect(practice.time.now - before).toBeGreaterThanOrEqual(200);
	});

	it('begins nothing where the plan cannot be written down', async () => {
		await expect(
			carryOut({ journal: { ...journal, planned: () => Promise.reject(new Error('disk full')) } }),
		).rejects.toThrow('disk full');
		expect(practice.changes()).toEqual([]);
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
		const before = practice.changes().length;
		const account = [...practice.tenant.resources.values()].find(({ id }) => id === changes[1]?.targetId);
		if (account) account.properties.customSubDomainName = 'somebody-elses-name';
		const results = await carryOut({ onFailure });
		expect(results.map(({ outcome }) => outcome)).toEqual(outcomes);
		expect(practice.changes().length - before).toBe(sent);
		const [batch] = batchesIn(await journal.entries());
		expect(batch?.left).toEqual(
			onFailure === 'stop' ? [changes[1]?.targetId, changes[2]?.targetId] : [changes[1]?.targetId],
		);
	});

	it('ends where the sign-in is refused, whatever was chosen: the next would be refused as well', async () => {
		const refused = {
			status: 403,
			body: { error: { code: 'RequestDisallowedByAzure', message: 'Users must use MFA for Update operation.' } },
		};
		const azure = practice.connectAgain({
			httpClient: meddling(practice, ({ method }) => (method === 'PATCH' ? refused : undefined)),
		});
		const results = await carryOut({ azure, onFailure: 'goOn' });
		expect(results).toMatchObject([{ outcome: 'failed', problem: { kind: 'mfaRequired' } }]);
		expect(batchesIn(await journal.entries())[0]?.left.length).toBe(3);
	});

	it('ends before the next where it is stopped, and the journal knows what is left', async () => {
		let isStopped = false;
		const results = await carryOut({
			isStopped: () => isStopped,
			onChange: (_, result) => {
				isStopped = result !== undefined;
			},
		});
		expect(results.length).toBe(1);
		const [batch] = batchesIn(await journal.entries());
		expect(batch?.left.length).toBe(2);
		expect(batch?.planned.onFailure).toBe('stop');
	});
});
