// The fleet counted, put in an order to begin in, and followed over the days: pure functions of what was read.
import { describe, expect, it } from 'vitest';
import { fleetOf, ownerOf, ownerTags } from '../../source/assessment/fleet.ts';
import { grantsByScope, nextToMigrate } from '../../source/assessment/migration-order.ts';
import { trendOf } from '../../source/assessment/trend.ts';
import type { ChangeRecord } from '../../source/changes/history.ts';
import type { Account, RoleAssignment } from '../../source/model/azure.ts';
import type { Wish } from '../../source/model/change.ts';
import { type Snapshot, withSnapshot } from '../../source/storage/fleet-snapshots.ts';

const account = (name: string, more: Partial<Account> = {}): Account => ({
	id: `/subscriptions/S1/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/${name}`,
	name,
	subscriptionId: 'S1',
	resourceGroup: 'rg',
	kind: 'OpenAI',
	location: 'japaneast',
	keyAuth: 'on',
	subdomain: name,
	endpoint: undefined,
	exposure: 'public',
	provisioningState: 'Succeeded',
	identity: { types: [], systemAssigned: undefined, userAssigned: [] },
	tags: {},
	etag: undefined,
	...more,
});

const subscriptions = [
	{ id: 's1', name: 'One', state: 'Enabled', tenantId: 't' },
	{ id: 's2', name: 'Two', state: 'Enabled', tenantId: 't' },
];

describe('counting', () => {
	it('counts who accepts keys by subscription, kind and owner, the most first', () => {
		const fleet = fleetOf(
			[
				account('a', { tags: { Owner: 'web' } }),
				account('b', { tags: { owner: 'web' }, keyAuth: 'off' }),
				account('c', { subscriptionId: 's2', kind: 'AIServices' }),
				account('d', { subscriptionId: 's2', tags: { TEAM: 'data' } }),
			],
			subscriptions,
			ownerTags,
		);
		expect(fleet.total).toEqual({ accounts: 4, keysOn: 3 });
		expect(fleet.subscription).toEqual([
			{ id: 's2', name: 'Two', accounts: 2, keysOn: 2 },
			{ id: 's1', name: 'One', accounts: 2, keysOn: 1 },
		]);
		expect(fleet.kind.map(({ name, accounts, keysOn }) => [name, accounts, keysOn])).toEqual([
			['OpenAI', 3, 2],
			['AIServices', 1, 1],
		]);
		expect(fleet.owner.map(({ name, accounts }) => [name, accounts])).toEqual([
			['', 1],
			['data', 1],
			['web', 2],
		]);
	});

	it('takes the owner from the tag that is asked for, whatever its case, and none for an empty one', () => {
		const tags = { 'Cost-Center': ' 4711 ', owner: '', Team: 'data' };
		expect(ownerOf({ tags }, ['cost-center'])).toBe('4711');
		expect(ownerOf({ tags }, ownerTags)).toBe('data');
		expect(ownerOf({ tags: {} }, ownerTags)).toBe('');
	});
});

describe('the next to migrate', () => {
	const grant = (scope: string, more: Partial<RoleAssignment> = {}): RoleAssignment => ({
		id: '',
		name: '',
		scope,
		principalId: 'p',
		principalType: 'ServicePrincipal',
		roleId: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
		condition: undefined,
		createdOn: undefined,
		createdBy: undefined,
		...more,
	});

	it('begins with what lacks least, and knows assignments above the account', () => {
		const accounts = [
			account('no-subdomain', { subdomain: undefined }),
			account('no-role'),
			account('off', { keyAuth: 'off' }),
			account('by-group', { resourceGroup: 'RG2' }),
			account('by-itself'),
			account('speech', { kind: 'SpeechServices', resourceGroup: 'rg2' }),
			account('busy', { provisioningState: 'Accepted', resourceGroup: 'rg2' }),
		];
		const byScope = grantsByScope([
			grant(accounts[4]?.id ?? ''),
			grant(accounts[4]?.id.toUpperCase() ?? ''),
			grant('/subscriptions/s1/resourceGroups/rg2'),
			// People, and roles that do not let anybody call, are no sign of an application that has an identity.
			grant(accounts[1]?.id ?? '', { principalType: 'User' }),
			grant(accounts[1]?.id ?? '', { roleId: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' }),
		]);
		expect(
			nextToMigrate(accounts, { byScope, unread: new Set() }).map(({ account: { name }, lacks, grants }) => [
				name,
				lacks,
				grants,
			]),
		).toEqual([
			['by-itself', [], 2],
			['by-group', [], 1],
			['speech', ['openAi'], 1],
			['no-role', ['grant'], 0],
			['busy', ['settled'], 1],
			['no-subdomain', ['subdomain', 'grant'], 0],
		]);
	});

	it('lets roles count neither way while they are not known', () => {
		expect(nextToMigrate([account('a')], { byScope: new Map(), unread: new Set(['s1']) })).toMatchObject([
			{ lacks: [], grants: undefined },
		]);
	});
});

const snapshot = (day: string, keysOn: number, more: Partial<Snapshot> = {}): Snapshot => ({
	day,
	tenantId: 't',
	accounts: 10,
	keysOn,
	unread: 0,
	...more,
});

const record = (kind: 'disableKeys' | 'enableKeys', at: string, state: ChangeRecord['state'] = 'done') =>
	({
		intended: { at, change: { wish: { kind } as Wish } },
		outcome: { at },
		state,
		undo: undefined,
	}) as unknown as ChangeRecord;

describe('the trend', () => {
	const figures = (of: Parameters<typeof trendOf>[0]) => trendOf(of).points.map(({ keysOn }) => keysOn);
	const today = snapshot('2026-11-24', 6);

	it('takes saved days as they are, and reckons days between back by what the journal has done', () => {
		const saved = [snapshot('2026-11-20', 10), snapshot('2026-11-22', 9), today];
		const records = [record('disableKeys', '2026-11-23T10:00:00Z'), record('disableKeys', '2026-11-24T08:00:00Z')];
		expect(figures({ snapshots: saved, records, today, days: 6 })).toEqual([undefined, 10, 9, 9, 7, 6]);
	});

	it('knows the day before the first change from the journal alone, and takes an undo back', () => {
		const records = [
			record('disableKeys', '2026-11-22T10:00:00Z'),
			record('disableKeys', '2026-11-23T10:00:00Z', 'undone'),
			record('enableKeys', '2026-11-24T10:00:00Z'),
			record('disableKeys', '2026-11-24T11:00:00Z', 'failed'),
		];
		const trend = trendOf({ snapshots: [], records, today, days: 5 });
		expect(trend.points.map(({ keysOn }) => keysOn)).toEqual([undefined, 7, 6, 5, 6]);
		expect(trend.since).toEqual({ day: '2026-11-21', keysOn: 7 });
		expect(trend.turnedOff).toBe(1);
	});

	it('leaves out other tenants, and days that could not read as much', () => {
		const snapshots = [
			snapshot('2026-11-22', 3, { unread: 2 }),
			snapshot('2026-11-23', 1, { tenantId: 'other' }),
			today,
		];
		expect(figures({ snapshots, records: [], today, days: 3 })).toEqual([undefined, undefined, 6]);
		expect(trendOf({ snapshots, records: [], today, days: 3 }).since).toBeUndefined();
	});

	it('keeps one figure a day and tenant: the later, unless it could read less', () => {
		const kept = withSnapshot([snapshot('2026-11-24', 9), snapshot('2026-11-24', 4, { tenantId: 'other' })], today);
		expect(kept.map(({ tenantId, keysOn }) => [tenantId, keysOn])).toEqual([
			['other', 4],
			['t', 6],
		]);
		expect(withSnapshot(kept, snapshot('2026-11-24', 2, { unread: 1 }))).toBe(kept);
	});
});
