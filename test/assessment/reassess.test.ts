// The assessment that is run again before keys are turned off: worse evidence refuses it, and a scan of secrets ages.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHostsAndIdentities } from '../../source/assessment/hosts-and-identities.ts';
import { maxScanAge, type ScanResults } from '../../source/assessment/key-usage-evidence.ts';
import { planBatch } from '../../source/assessment/plan-batch.ts';
import { createReassess } from '../../source/assessment/reassess.ts';
import { applyBatch } from '../../source/changes/apply-batch.ts';
import { confirmBatch } from '../../source/changes/confirm.ts';
import { batchConfirmationText } from '../../source/model/batch-plan.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let practice: PracticeTenant;
let folder: string;
let journal: Journal;
const clock = () => practice.time.now;
const names = ['aoai-contoso-batch', 'aoai-contoso-dev'];

beforeEach(async () => {
	practice = await startPracticeTenant();
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	let id = 0;
	journal = openJournal({ file: join(folder, 'journal.jsonl'), clock, newId: () => `${++id}`, program: 'test' });
});
afterEach(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

/** Both accounts planned with a scan of settings and secrets, confirmed, and applied with a reassessment. */
const planAndApply = async (beforeApply: () => void, beforeEach: (index: number) => void = () => undefined) => {
	const { azure } = practice;
	const me = await azure.signedInUser();
	const accountIds = await Promise.all(names.map(async (name) => (await findAccount(azure, name)).id));
	for (const id of accountIds) await recordNothingCalls(journal, id);
	const scans = new Map<string, ScanResults>();
	const plan = await planBatch(azure, accountIds, 'disable', {
		me,
		clock,
		entries: await journal.entries(),
		subscriptionIds: (await azure.subscriptions()).map(({ id }) => id),
		hostsAndIdentities: await readHostsAndIdentities(azure, await azure.subscriptions(), {}),
		withSecrets: true,
		scanResultsOf: () => undefined,
		onScanResults: (id, found) => scans.set(id, found),
		onProgress: () => undefined,
	});
	expect(plan.changes.map(({ targetName }) => targetName)).toEqual(names);
	const confirmed = confirmBatch(plan, batchConfirmationText(plan));
	if (typeof confirmed === 'string') throw new Error(confirmed);
	beforeApply();
	return applyBatch(confirmed, {
		azure,
		journal,
		me,
		wait: practice.wait,
		action: 'disable',
		onFailure: 'goOn',
		reassess: createReassess({
			connect: () => practice.connectClient({ readOnly: true }),
			entries: journal.entries,
			me,
			clock,
			scanResultsOf: (id) => scans.get(id),
		}),
		isStopped: () => false,
		onChange: (index, result) => {
			if (!result) beforeEach(index);
		},
		onProgress: () => undefined,
	});
};

describe('the evidence of a batch', () => {
	it('is looked at again before each account, and lets through what it let through before', async () => {
		const results = await planAndApply(() => undefined);
		expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
	});

	it('that has become worse while the batch runs stops that account alone', async () => {
		const results = await planAndApply(
			() => undefined,
			(index) => {
				if (index !== 1) return;
				practice.time.now += 61_000;
				const studio = [...practice.tenant.resources.values()].find(({ name }) => name === 'ai-contoso-studio');
				const id = `${studio?.id}/connections/by-key`;
				practice.tenant.resources.set(id.toLowerCase(), {
					id,
					name: 'by-key',
					type: 'Microsoft.CognitiveServices/accounts/connections',
					location: '',
					properties: {
						category: 'AzureOpenAI',
						authType: 'ApiKey',
						target: 'https://aoai-contoso-dev.openai.azure.com/',
					},
				});
			},
		);
		expect(results).toMatchObject([{ outcome: 'done' }, { outcome: 'failed', problem: { kind: 'moved' } }]);
		expect(practice.writeRequests().length).toBe(1);
	});

	it('counts a scan of settings and secrets for an hour, and no longer', async () => {
		const kept = await planAndApply(() => {
			practice.time.now += maxScanAge - 1000;
		});
		expect(kept.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
	});

	it('is refused where the scan of settings and secrets is older than that', async () => {
		const results = await planAndApply(() => {
			practice.time.now += maxScanAge + 1000;
		});
		for (const result of results)
			expect(result).toMatchObject({
				outcome: 'failed',
				problem: { kind: 'moved', facts: { unmet: 'noKeySettings' } },
			});
		expect(practice.writeRequests()).toEqual([]);
	});
});
