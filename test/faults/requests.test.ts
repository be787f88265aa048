// Every request of every operation under every fault, wherever in the operation it comes: those that are asked for
// only once others have been answered, of every service the program asks.
import { afterAll, describe, expect, it } from 'vitest';
import { faultNames, lastHop } from '../../emulator/source/practice.ts';
import { routes } from '../../emulator/source/routes.ts';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import { clouds } from '../../source/model/clouds.ts';
import { inGroups } from '../helpers/in-groups.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { newTally } from '../helpers/tally.ts';
import { expected } from './expected.ts';
import { judge } from './judge.ts';
import { calls, end, type Method, methods, subjectOf } from './operations.ts';

const tally = newTally('faults: requests');
afterAll(tally.print);

/** Reads leave nothing behind, so that all of them can be tried on one tenant; changes are carry-out.test.ts's. */
const reads = methods.filter((method) => method !== 'send');

const open = async (isSilent = false) => {
	const practice = await openPractice();
	const azure = practice.connectAgain({
		httpClient: lastHop(practice.served.endpoint, createHttpClient(256 * 1024)),
		firstPause: 1,
		deadline: isSilent ? 100 : 20_000,
	});
	return { practice, azure, subject: await subjectOf(practice) };
};

type Asked = { readonly method: string; readonly host: string; readonly path: string };

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What tells requests of one route from all others: a fault's `match`. */
const routeOf = ({ method, path }: Asked): string => {
	const route = routes.find((one) => one.method === method && one.pattern.test(path));
	const pattern = route ? route.pattern.source.slice(1, -'\\/?$'.length) : literal(path);
	return `^${method} ${pattern}(\\?|$)`;
};

const askedFor = async (practice: Practice, run: () => Promise<unknown>) => {
	const before = practice.tenant.received.length;
	const ended = await end(run);
	const asked = practice.tenant.received.slice(before).map(({ method, url }): Asked => {
		const { host, pathname } = new URL(url);
		return { method, host, path: pathname };
	});
	return { truth: 'result' in ended ? ended.result : ended, asked };
};

type Case = { readonly method: Method; readonly truth: unknown; readonly match: string; readonly isOnly: boolean };

/** Every route that each operation asks by. */
const everyCase = async () => {
	const { practice, azure, subject } = await open();
	const cases: Case[] = [];
	const hosts = new Set<string>();
	for (const method of reads) {
		const { truth, asked } = await askedFor(practice, () => calls[method](azure, subject));
		for (const { host } of asked) hosts.add(host);
		for (const match of new Set(asked.map(routeOf))) cases.push({ method, truth, match, isOnly: asked.length === 1 });
	}
	await practice.close();
	return { cases, hosts };
};
const all = everyCase();

describe.each(faultNames)('under %s', (kind) => {
	it('no request makes an operation lie, hang or crash', async () => {
		const { kinds, isSilent } = expected[kind];
		const lost: string[] = [];
		const deep = (await all).cases.filter(({ isOnly }) => !isOnly);
		await inGroups(deep, isSilent ? 20 : 6, async ({ method, truth, match }) => {
			const { practice, azure, subject } = await open(isSilent);
			practice.served.faults.set([{ kind, match }]);
			const ended = await end(() => calls[method](azure, subject));
			await practice.close();
			const wrong = judge(method, ended, truth, kinds, true);
			const what = `${method}, at ${match}, ${kind}`;
			tally.count(what, wrong);
			if (wrong) lost.push(`${what}: ${wrong}`);
		});
		expect(lost).toEqual([]);
	});
});

it('asks every service that a cloud has an address for', async () => {
	const { resourceManager, logs, graph, searchSuffix, dataSuffixes } = clouds.public;
	const { hosts } = await all;
	for (const origin of [resourceManager, logs, graph]) expect(hosts).toContain(new URL(origin).host);
	for (const suffixes of [[searchSuffix], dataSuffixes])
		expect([...hosts].some((host) => suffixes.some((suffix) => host.endsWith(suffix)))).toBe(true);
});
