// The state of each step of the road while a change is in progress, and after keys were turned on again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccountFacts } from '../../../source/assessment/account-facts.ts';
import { roadSteps } from '../../../source/assessment/road/road.ts';
import { planChange } from '../../../source/changes/plan.ts';
import type { SignedInUser } from '../../../source/model/azure.ts';
import { type Journal, openJournal } from '../../../source/storage/journal.ts';
import { en } from '../../../source/strings/en/index.ts';
import { ja } from '../../../source/strings/ja/index.ts';
import { changeRequestBuilders } from '../../helpers/change-requests.ts';
import { findAccount, findHost, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';
import { evaluateVerdictInput, readVerdictInput } from '../../helpers/verdict-input.ts';

let folder: string;
let practice: PracticeTenant;
let journal: Journal;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	practice = await startPracticeTenant();
	let id = 0;
	const clock = () => practice.time.now;
	journal = openJournal({ file: join(folder, 'journal.jsonl'), clock, newId: () => `${++id}`, program: 'test' });
});
afterEach(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

const readRoadSteps = async (accountId: string, as: Partial<SignedInUser> = {}) => {
	const me = { ...(await practice.azure.signedInUser()), ...as };
	const facts = await readAccountFacts(practice.azure, accountId, await journal.entries(), {
		me,
		clock: () => practice.time.now,
	});
	return Object.fromEntries(roadSteps(facts).map((one) => [one.id, one]));
};

const seedChosenIdentity = async () => {
	const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
	const host = await findHost(practice.azure, 'vm-chat-prod');
	await journal.recordNote(
		id,
		{ kind: 'identityChosen', choice: { kind: 'host', hostId: host.id, name: host.name } },
		'me',
	);
	return { id, host };
};

const applyThroughJournal = async (kind: 'assignRole' | 'disableKeys' | 'enableKeys', accountId: string) => {
	const request = kind === 'enableKeys' ? { kind, input: { accountId } } : await changeRequestBuilders[kind](practice);
	const change = await planChange(practice.azure, request);
	const id = await journal.recordIntent(change, await practice.azure.signedInUser());
	await practice.azure.send(change.request);
	await journal.recordDone(id, { ours: true });
};

describe('the road', () => {
	it('says later of what has to wait for its turn, and blocked of nothing that is not in the way', async () => {
		const { id } = await seedChosenIdentity();
		expect(await readRoadSteps(id)).toMatchObject({
			role: { state: 'ready' },
			roleVisible: { state: 'later', reason: 'needsRole' },
			application: { state: 'later', reason: 'needsRole' },
			keysOff: { state: 'later', reason: 'needsEarlier', about: { step: 'role' } },
			verified: { state: 'later', reason: 'needsKeysOff' },
		});
	});

	it('waits for a role that is given and not listed, and says nothing of its age until it is', async () => {
		const { id } = await seedChosenIdentity();
		await applyThroughJournal('assignRole', id);
		const given = await readRoadSteps(id);
		expect(given).toMatchObject({
			role: { state: 'done' },
			roleVisible: { state: 'waiting' },
			application: { state: 'later', reason: 'needsEarlier', about: { step: 'roleVisible' } },
			keysOff: { state: 'later', reason: 'needsEarlier', about: { step: 'roleVisible' } },
		});
		expect(given.roleVisible?.checks.map((check) => check.id)).toEqual(['roleIsVisible']);
		practice.time.now += practice.tenant.options.roleDelay;
		expect((await readRoadSteps(id)).roleVisible?.checks).toContainEqual(
			expect.objectContaining({ id: 'roleHasSettled', met: 'no' }),
		);
	});

	it('asks anew about the code once keys, turned off, are on again', async () => {
		const { id, host } = await seedChosenIdentity();
		await applyThroughJournal('assignRole', id);
		practice.time.now += 60 * 60_000;
		await journal.recordNote(id, { kind: 'applicationChanged', consumer: host.id }, 'me');
		const at = new Date(practice.time.now).toISOString();
		expect((await readRoadSteps(id)).application).toMatchObject({ state: 'done', about: { at } });
		practice.time.now += 60_000;
		await applyThroughJournal('disableKeys', id);
		expect((await readRoadSteps(id)).application).toMatchObject({ state: 'done' });
		practice.time.now += 60_000;
		await applyThroughJournal('enableKeys', id);
		expect((await readRoadSteps(id)).application).toMatchObject({
			state: 'ready',
			reason: 'changedBefore',
			about: { at },
		});
		practice.time.now += 60_000;
		await journal.recordNote(id, { kind: 'applicationChanged', consumer: host.id }, 'me');
		expect((await readRoadSteps(id)).application).toMatchObject({ state: 'done' });
	});

	it('has no way on beside a conditional assignment of the role, and says so', async () => {
		const { id, host } = await seedChosenIdentity();
		const scope = id;
		const name = '0b0b0b0b-1111-4222-8333-444444444444';
		const assignmentId = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
		practice.tenant.roleAssignments.set(assignmentId.toLowerCase(), {
			id: assignmentId,
			name,
			scope,
			roleDefinitionId: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
			principalId: host.identity.systemAssigned?.principalId ?? '',
			principalType: 'ServicePrincipal',
			condition: '@Environment[isPrivateLink] BoolEquals true',
			createdOn: '2025-01-01T00:00:00Z',
			createdBy: 'somebody',
			effectiveAt: 0,
		});
		expect((await readRoadSteps(id)).role).toMatchObject({ state: 'blocked', reason: 'conditionalGrant' });
	});
});

describe('turning keys off', () => {
	it('warns of a role that is only seconds old', async () => {
		const { id, host } = await seedChosenIdentity();
		await applyThroughJournal('assignRole', id);
		practice.time.now += practice.tenant.options.roleDelay;
		const principalId = host.identity.systemAssigned?.principalId ?? '';
		const input = {
			accountId: id,
			callers: [{ principalId, name: host.name }],
			evidence: [],
			readAt: new Date(practice.time.now).toISOString(),
		};
		const { checks } = await planChange(practice.azure, { kind: 'disableKeys', input });
		expect(checks).toContainEqual(expect.objectContaining({ id: 'roleHasSettled', met: 'no', weight: 'warns' }));
	});
});

describe('what is in the way of the whole road', () => {
	it.each([
		['aoai-contoso-audit', 'noReadOnlyLock'],
		['aoai-kensho-02', 'mayWriteAccount'],
	])('is said at the first step of %s: %s', async (name, check) => {
		const { id } = await findAccount(practice.azure, name);
		const { identity } = await readRoadSteps(id);
		expect(identity?.reason).toBe('chooseIdentity');
		expect(identity?.checks.map((one) => one.id)).toContain(check);
	});

	it.each([
		['without a second factor', { isMultifactor: false }, ['no']],
		['in a way that the token does not tell', { isMultifactor: undefined }, ['unknown']],
		['as an application, of which none is asked for', { isMultifactor: false, type: 'app' as const }, []],
	])('is that somebody has signed in %s', async (_, me, mets) => {
		const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
		const { identity } = await readRoadSteps(id, me);
		const found = identity?.checks.filter((one) => one.id === 'signedInStrongly');
		expect(found?.map(({ met }) => met)).toEqual(mets);
	});

	it.each([
		['aoai-contoso-audit', 'lock-audit-freeze'],
		['aoai-contoso-legacyapi', 'Keep key access for the legacy API'],
	])('has its name at the steps that it blocks: of %s, %s', async (name, by) => {
		const { account, ...weighed } = await readVerdictInput(practice, name).then((one) => ({
			...one,
			account: one.facts.account,
		}));
		const facts = { ...weighed.facts, said: { ...weighed.facts.notes, nothingCalls: true } };
		const { everybody, keysOff } = Object.fromEntries(
			roadSteps(facts, evaluateVerdictInput({ ...weighed, facts })).map((one) => [one.id, one]),
		);
		expect(account.keyAuth).toBe('on');
		expect(everybody).toMatchObject({ state: 'blocked', reason: 'refused' });
		expect(everybody?.about.by).toContain(by);
		expect(keysOff?.state).toBe('later');
		for (const { road: words } of [en, ja])
			expect(words.reasons.refused(everybody?.about ?? {})).toContain(everybody?.about.by);
	});

	it('is nothing where nothing is', async () => {
		const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
		expect((await readRoadSteps(id)).identity?.checks).toEqual([]);
	});
});
