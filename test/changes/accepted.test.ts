// A change that Azure has accepted never fails: it is open until a read shows it, and the next start reads again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apply } from '../../source/changes/apply.ts';
import { changeRecords } from '../../source/changes/history.ts';
import { changeHandlerFor, consistencyWindowOf } from '../../source/changes/kinds/index.ts';
import { planChange } from '../../source/changes/plan.ts';
import { reconcile } from '../../source/changes/reconcile.ts';
import type { ChangeKind } from '../../source/model/change-inputs.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { confirmAsAsked } from '../helpers/apply-change.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { buildInterceptingClient, type StubResponse } from '../helpers/intercepting-client.ts';
import { isWriteRequest, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

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

/** The change, confirmed; Azure answers its request with this and does nothing yet. */
const applyAnswered = async (kind: ChangeKind, answer: StubResponse) => {
	const change = await planChange(practice.azure, await changeRequestBuilders[kind](practice));
	const confirmed = confirmAsAsked(change);
	const httpClient = buildInterceptingClient(practice, (request) => (isWriteRequest(request) ? answer : undefined));
	const { azure, wait } = practice;
	const me = await azure.signedInUser();
	const result = await apply(confirmed, {
		azure: practice.connectClient({ httpClient }),
		journal,
		me,
		wait,
		onProgress: () => undefined,
	});
	return { change, result };
};

const states = async () => changeRecords(await journal.entries()).map(({ state }) => state);

const traceable: readonly ChangeKind[] = [
	'turnOnIdentity',
	'assignRole',
	'removeRoleAssignment',
	'disableKeys',
	'enableKeys',
	'setSubdomain',
];
const answers: readonly (readonly [string, number])[] = [
	['202 with nothing to poll', 202],
	['200 and the old value', 200],
];

describe.each(answers)('%s', (_, status) => {
	it.each(traceable)('%s is open, and looked at again, however long it takes to show', async (kind) => {
		const { change, result } = await applyAnswered(kind, { status });
		expect(result.outcome).toBe('open');
		expect(await states()).toEqual(['open']);
		// Azure acts at last.
		await practice.azure.send(change.request);
		expect((await reconcile(practice.azure, journal)).map(({ verdict }) => verdict)).toEqual(['done']);
	});

	it.each(traceable)('%s is said not to be done once the window of its kind has passed, no earlier', async (kind) => {
		const { result } = await applyAnswered(kind, { status });
		expect(result.outcome).toBe('open');
		const [intended] = await journal.entries();
		const sentAt = Date.parse(intended?.at ?? '');
		const window = consistencyWindowOf(changeHandlerFor(kind));
		practice.time.now = sentAt + window - 1;
		expect((await reconcile(practice.azure, journal)).map(({ verdict }) => verdict)).toEqual(['cannotTell']);
		expect(await states()).toEqual(['open']);
		practice.time.now = sentAt + window;
		expect((await reconcile(practice.azure, journal)).map(({ verdict }) => verdict)).toEqual(['notDone']);
		expect(await states()).toEqual(['notDone']);
	});
});

describe('the next start', () => {
	it('waits until the window has passed, where it may wait', async () => {
		await applyAnswered('assignRole', { status: 202 });
		const { wait } = practice;
		expect((await reconcile(practice.azure, journal, { wait })).map(({ verdict }) => verdict)).toEqual(['notDone']);
	});
});

describe('a new key', () => {
	it.each([
		['none', {}],
		['an empty one', { key1: '', key2: 'k2' }],
		['a blank one', { key1: '   ', key2: 'k2' }],
		['a number', { key1: 1, key2: 'k2' }],
		['an object', { key1: { value: 'k1' }, key2: 'k2' }],
	])('that is %s is no new key', async (_, body) => {
		const { result } = await applyAnswered('regenerateKey', { status: 200, body });
		expect(result.outcome).toBe('open');
	});

	it('that is a text is one', async () => {
		const { result } = await applyAnswered('regenerateKey', { status: 200, body: { key1: 'k1', key2: 'k2' } });
		expect(result).toMatchObject({ outcome: 'done', ours: true });
	});
});
