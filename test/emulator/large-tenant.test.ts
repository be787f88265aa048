// The large tenant: made from a seed, found by index, throttled as Azure throttles.

import { createTenant, generateTenant, handleRequest } from 'azure-ai-emulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroupedMap } from '../../emulator/source/grouped-map.ts';
import { parseCommandLine } from '../../source/cli/parse.ts';
import { en } from '../../source/strings/en/index.ts';

const query = (
	tenant: ReturnType<typeof createTenant>,
	text: string,
	subscriptions?: readonly string[],
	options: object = {},
) =>
	handleRequest(tenant, {
		method: 'POST',
		url: 'https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01',
		headers: { authorization: 'Bearer token' },
		body: JSON.stringify({ query: text, subscriptions, options }),
	});

describe('a large tenant', () => {
	it('is the same for the same seed, and another for another', () => {
		const size = { subscriptions: 30, accounts: 4 };
		expect(generateTenant({ ...size, seed: 3 })).toEqual(generateTenant({ ...size, seed: 3 }));
		const ids = (seed: number) => generateTenant({ ...size, seed }).resources.map(({ id }) => id);
		expect(ids(3)).not.toEqual(ids(4));
	});

	it('has exactly what was asked for, every id once', () => {
		const { subscriptions, resources, roleAssignments } = generateTenant({
			subscriptions: 1000,
			accounts: 10,
			seed: 1,
		});
		expect(subscriptions.length).toBe(1000);
		const accounts = resources.filter(({ type }) => type === 'Microsoft.CognitiveServices/accounts');
		expect(accounts.length).toBe(10_000);
		const ids = [
			...subscriptions.map((one) => one.subscriptionId),
			...[...resources, ...roleAssignments].map(({ id }) => id),
		];
		expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
		const off = accounts.filter(({ properties }) => properties.disableLocalAuth === true).length;
		expect(off / accounts.length).toBeGreaterThan(0.3);
		expect(off / accounts.length).toBeLessThan(0.4);
	});

	it('tells who has which role, and every identity, in pages of its index', () => {
		const contents = generateTenant({ subscriptions: 1000, accounts: 10, seed: 1 });
		const tenant = createTenant({ queries: 1000 }, contents);
		const all = (text: string) => {
			const rows: { id: string }[] = [];
			for (let at = 0, named = contents.subscriptions.map((one) => one.subscriptionId); at < named.length; at += 300) {
				let $skipToken: string | undefined;
				do {
					const body = JSON.parse(query(tenant, text, named.slice(at, at + 300), { $skipToken }).body ?? '');
					rows.push(...body.data);
					$skipToken = body.$skipToken;
				} while ($skipToken);
			}
			return new Set(rows.map(({ id }) => id));
		};
		// Ten subscriptions in a thousand show themselves and nothing else.
		const blind = contents.roleAssignments.filter(
			({ roleDefinitionId }) => roleDefinitionId === 'f1a07417-d97a-45cb-824c-7a7467783830',
		).length;
		expect(blind).toBe(10);
		expect(
			all(
				"authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | project id | order by id asc",
			).size,
		).toBe(contents.roleAssignments.length - 2 * blind);
		expect(
			all("resources | where type =~ 'microsoft.managedidentity/userassignedidentities' | project id | order by id asc")
				.size,
		).toBe(1000);
	});

	it('answers fifteen queries of its index in five seconds, then none until the time it names', () => {
		let now = 0;
		const tenant = createTenant({ clock: () => now }, generateTenant({ subscriptions: 3, accounts: 1, seed: 1 }));
		const ask = () => query(tenant, 'resources | project id | order by id asc');
		const left = Array.from({ length: 15 }, () => ask().headers['x-ms-user-quota-remaining']);
		expect(left).toEqual(Array.from({ length: 15 }, (_, index) => String(14 - index)));
		now = 1500;
		const refused = ask();
		expect(refused.status).toBe(429);
		expect(refused.headers).toMatchObject({
			'x-ms-user-quota-remaining': '0',
			'x-ms-user-quota-resets-after': '00:00:04',
		});
		expect(refused.headers).not.toHaveProperty('retry-after');
		now = 5500;
		expect(ask().status).toBe(200);
	});
});

describe('the index of a tenant', () => {
	it('finds by group what a look through everything finds', () => {
		const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', undefined)));
		fc.assert(
			fc.property(steps, (changes) => {
				const map = new GroupedMap<{ group: string; at: number }>(({ group }) => group);
				changes.forEach(([key, group], at) => {
					if (group) map.set(key, { group, at });
					else map.delete(key);
				});
				for (const group of ['x', 'y']) {
					const all = [...map.values()].filter((one) => one.group === group);
					expect(map.inGroup(group).toSorted((a, b) => a.at - b.at)).toEqual(all.toSorted((a, b) => a.at - b.at));
				}
			}),
		);
	});
});

describe('the command line of a large tenant', () => {
	const asked = (...argv: readonly string[]) => parseCommandLine(['practice', ...argv], en, '1.0.0');

	it('takes a size, a seed and a distance', () => {
		expect(asked('--scale', '1000x10', '--latency', '80', '--seed', '7')).toMatchObject({
			do: 'practice',
			scale: { subscriptions: 1000, accounts: 10 },
			latency: 80,
			seed: 7,
		});
		expect(asked('--serve', '--scale', '2x0')).toMatchObject({
			do: 'serve',
			scale: { subscriptions: 2, accounts: 0 },
		});
	});

	it.each([
		['--scale', '1000'],
		['--scale', '0x10'],
		['--scale', '1000x1000'],
		['--latency', '-1'],
		['--latency', '1e3'],
		['--seed', '1'],
		['--scale', '1x1', '--connect', 'http://127.0.0.1:1'],
	])('refuses %s %s', (...argv) => {
		expect(asked(...argv)).toMatchObject({ do: 'print', code: 2 });
	});
});
