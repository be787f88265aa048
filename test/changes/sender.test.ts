// A change is sent as the person that confirmed it, or not at all.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../source/changes/apply.ts';
import { applyBatch } from '../../source/changes/apply-batch.ts';
import { changeRecords } from '../../source/changes/history.ts';
import { planChange } from '../../source/changes/plan.ts';
import type { Confirmed } from '../../source/model/change.ts';
import type { ChangeKind } from '../../source/model/change-inputs.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { confirmAsAsked } from '../helpers/apply-change.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { createSwitchingCredential, otherUser } from '../helpers/switching-credential.ts';

let practice: PracticeTenant;
let folder: string;
let journal: Journal;

beforeEach(async () => {
	practice = await startPracticeTenant();
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	let id = 0;
	const clock = () => practice.time.now;
	journal = openJournal({ file: join(folder, 'journal.jsonl'), clock, newId: () => `${++id}`, program: 'test' });
});
afterEach(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

const confirmed = async (kind: ChangeKind): Promise<Confirmed> =>
	confirmAsAsked(await planChange(practice.azure, await changeRequestBuilders[kind](practice)));

/** The program's own Azure, the credential of which answers as another person once the intent is on disk. */
const switched = async () => {
	const { credential, httpClient, switchUser } = createSwitchingCredential(practice);
	const azure = practice.connectClient({ credential, httpClient });
	return { azure, me: await azure.signedInUser(), switchUser };
};

describe('a credential that answers as another person', () => {
	it.each([
		'turnOnIdentity',
		'assignRole',
		'removeRoleAssignment',
		'disableKeys',
		'enableKeys',
		'regenerateKey',
		'setSubdomain',
	] as const)('sends nothing of %s, and the journal says so', async (kind) => {
		const change = await confirmed(kind);
		const before = practice.writeRequests().length;
		const { azure, me, switchUser } = await switched();
		const onProgress = ({ phase }: { readonly phase: string }) => {
			if (phase === 'recording') switchUser();
		};
		const result = await apply(change, { azure, journal, me, wait: practice.wait, onProgress });
		expect(result).toMatchObject({
			outcome: 'failed',
			problem: { kind: 'otherUser', facts: { detail: `${me.name} → ${otherUser.name}` } },
		});
		expect(practice.writeRequests().length).toBe(before);
		expect(changeRecords(await journal.entries()).map(({ state }) => state)).toEqual(['failed']);
	});

	it('ends a batch, with either choice for failures', async () => {
		const one = await confirmed('disableKeys');
		const { azure, me, switchUser } = await switched();
		switchUser();
		const results = await applyBatch([one, one], {
			azure,
			journal,
			me,
			wait: practice.wait,
			action: 'disable',
			onFailure: 'goOn',
			isStopped: () => false,
			onChange: () => undefined,
			onProgress: () => undefined,
		});
		expect(results).toMatchObject([{ outcome: 'failed', problem: { kind: 'otherUser' } }]);
		expect(practice.writeRequests()).toEqual([]);
	});
});

describe('the record', () => {
	it('names the person whose token the change was sent with', async () => {
		const { azure, me } = await switched();
		const result = await apply(await confirmed('disableKeys'), {
			azure,
			journal,
			me,
			wait: practice.wait,
			onProgress: () => undefined,
		});
		expect(result.outcome).toBe('done');
		const [intended] = await journal.entries();
		expect(intended).toMatchObject({ who: { name: me.name, objectId: me.objectId } });
	});
});
