// The fleet counted, put in an order to begin in, and followed over the days: pure functions of what was read.
import { describe, expect, it } from 'vitest';
import { countFleet, ownerOf, ownerTags } from '../../source/assessment/fleet.ts';
import { countGrantsByScope, migrationOrder } from '../../source/assessment/migration-order.ts';
import { keyTrend } from '../../source/assessment/trend.ts';
import type { ChangeRecord } from '../../source/changes/history.ts';
import type { Account, RoleAssignment } from '../../source/model/azure.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { addSnapshot, type FleetSnapshot } from '../../source/storage/fleet-snapshots.ts';

const buildAccount = (name: string, more: Partial<Account> = {}): Account => ({
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
	createdAt: undefined,
	...more,
});

const subscriptions = [
	{ id: 's1', name: 'One', state: 'Enabled', tenantId: 't' },
	{ id: 's2', name: 'Two', state: 'Enabled', tenantId: 't' },
];

describe('counting', () => {
	it('counts who accepts keys by subscription, kind and owner, the most first', () => {
		const fleet = countFleet(
			[
				buildAccount('a', { tags: { Owner: 'web' } }),
				buildAccount('b', { tags: { owner: 'web' }, keyAuth: 'off' }),
				buildAccount('c', { subscriptionId: 's2', kind: 'AIServices' }),
				buildAccount('d', { subscriptionId: 's2', tags: { TEAM: 'data' } }),
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

	it('takes the owner from the requested tag, case aside, and none for an empty one', () => {
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
			buildAccount('no-subdomain', { subdomain: undefined }),
			buildAccount('no-role'),
			buildAccount('off', { keyAuth: 'off' }),
			buildAccount('by-group', { resourceGroup: 'RG2' }),
			buildAccount('by-itself'),
			buildAccount('speech', { kind: 'SpeechServices', resourceGroup: 'rg2' }),
			buildAccount('busy', { provisioningState: 'Accepted', resourceGroup: 'rg2' }),
		];
		const byScope = countGrantsByScope([
			grant(accounts[4]?.id ?? ''),
			grant(accounts[4]?.id.toUpperCase() ?? ''),
			grant('/subscriptions/s1/resourceGroups/rg2'),
			// People, and roles that do not let anybody call, are no sign of an application that has an identity.
			grant(accounts[1]?.id ?? '', { principalType: 'User' }),
			grant(accounts[1]?.id ?? '', { roleId: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' }),
		]);
		expect(
			migrationOrder(accounts, { byScope, unreadSubscriptionIds: new Set() }).map(
				({ account: { name }, missing, grantCount }) => [name, missing, grantCount],
			),
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
		expect(
			migrationOrder([buildAccount('a')], { byScope: new Map(), unreadSubscriptionIds: new Set(['s1']) }),
		).toMatchObject([{ missing: [], grantCount: undefined }]);
	});
});

const buildSnapshot = (day: string, keysOn: number, more: Partial<FleetSnapshot> = {}): FleetSnapshot => ({
	day,
	tenantId: 't',
	accounts: 10,
	keysOn,
	unread: 0,
	...more,
});

const buildChangeRecord = (kind: 'disableKeys' | 'enableKeys', at: string, state: ChangeRecord['state'] = 'done') =>
	({
		intended: { at, change: { changeRequest: { kind } as ChangeRequest } },
		outcome: { at },
		state,
		undo: undefined,
	}) as unknown as ChangeRecord;

describe('the trend', () => {
	const figures = (of: Parameters<typeof keyTrend>[0]) => keyTrend(of).points.map(({ keysOn }) => keysOn);
	const today = buildSnapshot('2026-11-24', 6);

	it('takes saved days as they are, and reckons days between back by what the journal has done', () => {
		const saved = [buildSnapshot('2026-11-20', 10), buildSnapshot('2026-11-22', 9), today];
		const records = [
			buildChangeRecord('disableKeys', '2026-11-23T10:00:00Z'),
			buildChangeRecord('disableKeys', '2026-11-24T08:00:00Z'),
		];
		expect(figures({ snapshots: saved, records, today, days: 6 })).toEqual([undefined, 10, 9, 9, 7, 6]);
	});

	it('knows the day before the first change from the journal alone, and takes an undo back', () => {
		const records = [
			buildChangeRecord('disableKeys', '2026-11-22T10:00:00Z'),
			buildChangeRecord('disableKeys', '2026-11-23T10:00:00Z', 'undone'),
			buildChangeRecord('enableKeys', '2026-11-24T10:00:00Z'),
			buildChangeRecord('disableKeys', '2026-11-24T11:00:00Z', 'failed'),
		];
		const trend = keyTrend({ snapshots: [], records, today, days: 5 });
		expect(trend.points.map(({ keysOn }) => keysOn)).toEqual([undefined, 7, 6, 5, 6]);
		expect(trend.since).toEqual({ day: '2026-11-21', keysOn: 7 });
		expect(trend.turnedOff).toBe(1);
	});

	it('leaves out other tenants, and days that could not read as much', () => {
		const snapshots = [
			buildSnapshot('2026-11-22', 3, { unread: 2 }),
			buildSnapshot('2026-11-23', 1, { tenantId: 'other' }),
			today,
		];
		expect(figures({ snapshots, records: [], today, days: 3 })).toEqual([undefined, undefined, 6]);
		expect(keyTrend({ snapshots, records: [], today, days: 3 }).since).toBeUndefined();
	});

	it('keeps one figure a day and tenant: the later, unless it could read less', () => {
		const kept = addSnapshot(
			[buildSnapshot('2026-11-24', 9), buildSnapshot('2026-11-24', 4, { tenantId: 'other' })],
			today,
		);
		expect(kept.map(({ tenantId, keysOn }) => [tenantId, keysOn])).toEqual([
			['other', 4],
			['t', 6],
		]);
		expect(addSnapshot(kept, buildSnapshot('2026-11-24', 2, { unread: 1 }))).toBe(kept);
	});
});
