// Many at once on a disk that takes no more, and by two programs at the same time: nothing is sent that is not recorded first.
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyBatch } from '../../source/changes/apply-batch.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { batchRecords, unresolvedChanges } from '../../source/changes/history.ts';
import { planChange } from '../../source/changes/plan.ts';
import { Problem } from '../../source/model/problem.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

const names = ['aoai-contoso-chat', 'aoai-contoso-dev', 'aoai-contoso-search'];
let folder: string;
let file: string;
let practice: PracticeTenant;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	file = join(folder, 'journal.jsonl');
	practice = await startPracticeTenant();
});
afterEach(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

const journalOf = (program: string): Journal => {
	let id = 0;
	return openJournal({ file, clock: () => practice.time.now, newId: () => `${program}-${id++}`, program });
};

const accounts = () => Promise.all(names.map((name) => findAccount(practice.azure, name)));
const keyAuths = async () => (await accounts()).map(({ keyAuth }) => keyAuth);

const disableKeysTogether = async (journal: Journal, chosen: readonly string[] = names) => {
	const { azure, wait } = practice;
	const confirmed = await Promise.all(
		(await accounts())
			.filter(({ name }) => chosen.includes(name))
			.map(async ({ id, name }) => {
				const one = confirm(await planChange(azure, { kind: 'disableKeys', input: buildDisableKeysInput(id) }), {
					typedText: name,
					choice: 'yes',
				});
				if (typeof one === 'string') throw new Error(one);
				return one;
			}),
	);
	return applyBatch(confirmed, {
		azure,
		journal,
		me: await azure.signedInUser(),
		wait,
		action: 'disable',
		onFailure: 'goOn',
		isStopped: () => false,
		onChange: () => undefined,
		onProgress: () => undefined,
	});
};

it.runIf(process.platform === 'linux')('begins none where the plan cannot be recorded', async () => {
	await symlink('/dev/full', file);
	const problem = await disableKeysTogether(journalOf('full')).catch((error: unknown) => error);
	expect(problem).toBeInstanceOf(Problem);
	expect((problem as Problem).kind).toBe('journal');
	expect((problem as Problem).facts.subject).toBe(file);
	expect(await keyAuths()).toEqual(['on', 'on', 'on']);
});

it('sends none whose intent cannot be recorded, though the plan was', async () => {
	const full = new Problem('journal', { subject: file, detail: 'ENOSPC: no space left on device' });
	const results = await disableKeysTogether({ ...journalOf('full'), recordIntent: () => Promise.reject(full) });
	expect(results.map((one) => one.outcome === 'failed' && one.problem.kind)).toEqual(names.map(() => 'journal'));
	expect(await keyAuths()).toEqual(['on', 'on', 'on']);
});

describe('two programs at once', () => {
	it('leave one whole journal with both batches, each with its own accounts', async () => {
		const chosen = [names.slice(0, 2), names.slice(2)];
		const [first, second] = await Promise.all(
			chosen.map((some, at) => disableKeysTogether(journalOf(`copy-${at}`), some)),
		);
		expect([...(first ?? []), ...(second ?? [])].map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
		expect(await keyAuths()).toEqual(['off', 'off', 'off']);
		const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
		const entries = await journalOf('later').entries();
		expect(entries.length).toBe(lines.length);
		expect(unresolvedChanges(entries)).toEqual([]);
		expect(batchRecords(entries).length).toBe(2);
	});
});
