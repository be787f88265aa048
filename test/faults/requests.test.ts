// Every request of every operation under every fault, wherever in the operation it comes: those that are asked for
// only once others have been answered, of every service the program asks.

import { faultKindNames } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterAll, describe, expect, it } from 'vitest';
import { routes } from '../../emulator/source/routes.ts';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import { clouds } from '../../source/model/clouds.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { patience, shortDeadline } from '../helpers/patience.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { runInBatches } from '../helpers/run-in-batches.ts';
import { sampleCases } from '../helpers/sample.ts';
import {
	type AzureOperation,
	getOperationSubject,
	operationCalls,
	operations,
	settleCall,
} from './azure-operations.ts';
import { faultExpectations } from './fault-expectations.ts';
import { findOutcomeViolation } from './outcome-check.ts';

const tally = createCaseCounter('faults: requests');
afterAll(tally.print);

/** Reads leave nothing behind, so that all of them can be tried on one tenant; changes are carry-out.test.ts's. */
const reads = operations.filter((method) => method !== 'send');

const connectWithFaults = async (isSilent = false) => {
	const practice = await startPracticeTenant();
	const azure = practice.connectClient({
		httpClient: createProxyClient(practice.server.endpoint, createHttpClient(256 * 1024)),
		initialRetryDelay: 1,
		deadline: isSilent ? shortDeadline(100) : patience(),
	});
	return { practice, azure, subject: await getOperationSubject(practice) };
};

type SentRequest = { readonly method: string; readonly host: string; readonly path: string };

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What tells requests of one route from all others: a fault's `match`. */
const routeOf = ({ method, path }: SentRequest): string => {
	const route = routes.find((one) => one.method === method && one.pattern.test(path));
	const pattern = route ? route.pattern.source.slice(1, -'\\/?$'.length) : escapeRegExp(path);
	return `^${method} ${pattern}(\\?|$)`;
};

const recordRequests = async (practice: PracticeTenant, run: () => Promise<unknown>) => {
	const before = practice.tenant.receivedRequests.length;
	const ended = await settleCall(run);
	const asked = practice.tenant.receivedRequests.slice(before).map(({ method, url }): SentRequest => {
		const { host, pathname } = new URL(url);
		return { method, host, path: pathname };
	});
	return { truth: 'result' in ended ? ended.result : ended, asked };
};

type Case = {
	readonly method: AzureOperation;
	readonly truth: unknown;
	readonly match: string;
	readonly isOnly: boolean;
};

/** Every route that each operation asks by. */
const buildCases = async () => {
	const { practice, azure, subject } = await connectWithFaults();
	const cases: Case[] = [];
	const hosts = new Set<string>();
	for (const method of reads) {
		const { truth, asked } = await recordRequests(practice, () => operationCalls[method](azure, subject));
		for (const { host } of asked) hosts.add(host);
		for (const match of new Set(asked.map(routeOf))) cases.push({ method, truth, match, isOnly: asked.length === 1 });
	}
	await practice.close();
	return { cases, hosts };
};
const requestCases = buildCases();

describe.each(faultKindNames)('under %s', (kind) => {
	it('no request makes an operation lie, hang or crash', async () => {
		const { kinds, hasNoResponse } = faultExpectations[kind];
		const lost: string[] = [];
		const deep = sampleCases(
			`requests under ${kind}`,
			(await requestCases).cases.filter(({ isOnly }) => !isOnly),
			6,
		);
		await runInBatches(deep, hasNoResponse ? 20 : 6, async ({ method, truth, match }) => {
			const { practice, azure, subject } = await connectWithFaults(hasNoResponse);
			practice.server.faults.set([{ kind, match }]);
			const ended = await settleCall(() => operationCalls[method](azure, subject));
			await practice.close();
			const wrong = findOutcomeViolation(method, ended, truth, kinds, true);
			const what = `${method}, at ${match}, ${kind}`;
			tally.count(what, wrong);
			if (wrong) lost.push(`${what}: ${wrong}`);
		});
		expect(lost).toEqual([]);
	});
});

it('asks every service that a cloud has an address for', async () => {
	const { resourceManager, logAnalytics, microsoftGraph, searchSuffix, dataSuffixes } = clouds.public;
	const { hosts } = await requestCases;
	for (const origin of [resourceManager, logAnalytics, microsoftGraph]) expect(hosts).toContain(new URL(origin).host);
	for (const suffixes of [[searchSuffix], dataSuffixes])
		expect([...hosts].some((host) => suffixes.some((suffix) => host.endsWith(suffix)))).toBe(true);
});
