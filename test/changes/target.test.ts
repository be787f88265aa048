// A change is of one resource: one that was deleted and made anew under its name is another.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApplyOptions, apply } from '../../source/changes/apply.ts';
import { driftProblem } from '../../source/changes/drift.ts';
import { changeRecords } from '../../source/changes/history.ts';
import { planChange } from '../../source/changes/plan.ts';
import { reconcile } from '../../source/changes/reconcile.ts';
import type { Change } from '../../source/model/change.ts';
import type { ChangeKind } from '../../source/model/change-inputs.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { confirmAsAsked } from '../helpers/apply-change.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

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

const plan = async (kind: ChangeKind): Promise<Change> =>
	planChange(practice.azure, await changeRequestBuilders[kind](practice));

const applyConfirmed = async (change: Change, more: Partial<ApplyOptions> = {}) =>
	apply(confirmAsAsked(change), {
		azure: practice.azure,
		journal,
		me: await practice.azure.signedInUser(),
		wait: practice.wait,
		onProgress: () => undefined,
		...more,
	});

/** Somebody deletes a resource and makes another one of the same name, with these properties changed. */
const makeAnew = (id: string, properties: Record<string, unknown> = {}): void => {
	const resource = practice.tenant.resources.get(id.toLowerCase());
	if (!resource) throw new Error(`${id} is not there`);
	resource.systemData = { ...resource.systemData, createdAt: '2026-11-24T08:59:59Z' };
	resource.properties = { ...resource.properties, ...properties };
};

describe('an account that was deleted and made anew', () => {
	it.each(['disableKeys', 'enableKeys', 'regenerateKey', 'setSubdomain'] as const)(
		'after the question was opened is not the one that %s was confirmed for',
		async (kind) => {
			const change = await plan(kind);
			makeAnew(change.targetId);
			expect(await applyConfirmed(change)).toMatchObject({
				outcome: 'failed',
				problem: { kind: 'moved', facts: { detail: expect.stringContaining('createdAt') } },
			});
			expect(practice.writeRequests()).toEqual([]);
		},
	);

	it('with its keys off is no sign that the change holds already', async () => {
		const change = await plan('disableKeys');
		makeAnew(change.targetId, { disableLocalAuth: true });
		expect(await applyConfirmed(change)).toMatchObject({ outcome: 'failed', problem: { kind: 'moved' } });
	});

	it('once the request has left is no sign of what came of it, at the next start either', async () => {
		const change = await plan('disableKeys');
		const result = await applyConfirmed(change, {
			onProgress: ({ phase }) => {
				if (phase === 'checking') makeAnew(change.targetId, { disableLocalAuth: true });
			},
		});
		expect(result).toMatchObject({ outcome: 'open', problem: { kind: 'moved' } });
		practice.time.now += 3_600_000;
		expect((await reconcile(practice.azure, journal)).map(({ verdict }) => verdict)).toEqual(['cannotTell']);
		expect(changeRecords(await journal.entries()).map(({ state }) => state)).toEqual(['open']);
	});
});

describe('a role assignment that was deleted and made anew under its name', () => {
	const makeAssignmentAnew = (id: string): void => {
		const { roleAssignments } = practice.tenant;
		const assignment = roleAssignments.get(id.toLowerCase());
		if (!assignment) throw new Error(`${id} is not there`);
		roleAssignments.set(id.toLowerCase(), { ...assignment, createdOn: '2026-11-24T08:59:59Z' });
	};

	it('after the question was opened is not the one whose removal was confirmed', async () => {
		const change = await plan('removeRoleAssignment');
		makeAssignmentAnew(change.targetId);
		expect(await applyConfirmed(change)).toMatchObject({
			outcome: 'failed',
			problem: { kind: 'moved', facts: { detail: expect.stringContaining('createdOn') } },
		});
		// Its own making stays the only request that changed anything.
		expect(practice.writeRequests().filter((one) => one.startsWith('DELETE'))).toEqual([]);
	});

	it('is no sign at the next start that the one before was not removed', async () => {
		const change = await plan('removeRoleAssignment');
		await journal.recordIntent(change, await practice.azure.signedInUser());
		makeAssignmentAnew(change.targetId);
		practice.time.now += 3_600_000;
		expect((await reconcile(practice.azure, journal)).map(({ verdict }) => verdict)).toEqual(['cannotTell']);
	});
});

describe('what was confirmed and what would be sent now', () => {
	it('are compared by target and request, not by the values shown alone', async () => {
		const change = await plan('disableKeys');
		expect(driftProblem(change, change)).toBeUndefined();
		expect(driftProblem(change, { ...change, targetId: change.targetId.toUpperCase() })).toBeUndefined();
		const { request, targetId } = change;
		const others: readonly Partial<Change>[] = [
			{ targetId: `${targetId}-2` },
			{ request: { ...request, path: `${request.path}-2` } },
			{ request: { ...request, body: {} } },
			{ request: { ...request, ifMatch: '"2"' } },
			{ request: { ...request, method: 'PUT' } },
		];
		for (const other of others) expect(driftProblem(change, { ...change, ...other })?.kind).toBe('moved');
	});
});
