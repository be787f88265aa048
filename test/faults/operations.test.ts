// Every operation under every fault: no crash, no hang, no false success, and a sentence in both languages.

import { type Fault, faultKindNames } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterAll, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import type { AzureClient, WaitNotice } from '../../source/model/azure.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { patience, shortDeadline } from '../helpers/patience.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { runInBatches } from '../helpers/run-in-batches.ts';
import { sampleCases } from '../helpers/sample.ts';
import {
	type AzureOperation,
	getOperationSubject,
	inconclusiveResults,
	type OperationSubject,
	operationCalls,
	operations,
	settleCall,
} from './azure-operations.ts';
import { faultExpectations } from './fault-expectations.ts';
import { findOutcomeViolation } from './outcome-check.ts';

const tally = createCaseCounter('faults: operations');
afterAll(tally.print);

/** Bytes: small, so that the huge answer is over soon; one test below takes the real limit. */
const maxResponseBytes = 1024 * 1024;

const connectWithFaults = async (isSilent = false) => {
	const waits: WaitNotice[] = [];
	const practice = await startPracticeTenant();
	const azure = practice.connectClient({
		httpClient: createProxyClient(practice.server.endpoint, createHttpClient(maxResponseBytes)),
		initialRetryDelay: 1,
		deadline: isSilent ? shortDeadline(250) : patience(),
		onWait: (delay) => {
			waits.push(delay);
			return () => undefined;
		},
	});
	return { practice, azure, waits, subject: await getOperationSubject(practice) };
};

/** What each operation answers when nothing is wrong; those that never ask the network have nothing to go wrong. */
const recordExpectedResults = async () => {
	const found = new Map<AzureOperation, { readonly truth: unknown; readonly isAsked: boolean }>();
	for (const method of operations) {
		// Each on a tenant of its own: one of them changes what the others read.
		const { practice, azure, subject } = await connectWithFaults();
		const before = practice.tenant.receivedRequests.length;
		const ended = await settleCall(() => operationCalls[method](azure, subject));
		if ('result' in ended)
			found.set(method, { truth: ended.result, isAsked: practice.tenant.receivedRequests.length > before });
		await practice.close();
	}
	return found;
};
const expectedResults = recordExpectedResults();

const callUnderFault = async (
	fault: Fault,
	method: AzureOperation,
	{ practice, azure, subject }: { practice: PracticeTenant; azure: AzureClient; subject: OperationSubject },
) => {
	practice.server.faults.set([fault]);
	const ended = await settleCall(() => operationCalls[method](azure, subject));
	practice.server.faults.set([]);
	return ended;
};

describe.each(faultKindNames)('under %s', (kind) => {
	const { kinds, maySucceed = false, isRetried = false, hasNoResponse } = faultExpectations[kind];

	const tryOne = async (method: AzureOperation, what: unknown, isAsked: boolean): Promise<readonly string[]> => {
		// A change is judged on a tenant of its own; reads leave nothing behind.
		const connection = await connectWithFaults(hasNoResponse);
		const always = await callUnderFault(
			{ kind, ...(method === 'send' ? { match: '^(PATCH|PUT)' } : {}) },
			method,
			connection,
		);
		await connection.practice.close();
		const again = await connectWithFaults(hasNoResponse);
		const once = await callUnderFault({ kind, times: 1 }, method, again);
		await again.practice.close();

		// A change is only sent again where Azure has not begun it.
		const isOver = isRetried && (method !== 'send' || /^http-429|^http-503-/.test(kind));
		const goesOn = isOver && isAsked && !inconclusiveResults[method];
		const verdicts = {
			always: findOutcomeViolation(method, always, what, kinds, maySucceed || !isAsked),
			once:
				findOutcomeViolation(method, once, what, method === 'send' || !isOver ? kinds : [], true) ??
				(goesOn && 'problem' in once ? 'is not tried again' : undefined) ??
				(goesOn && !/page|claims|after/.test(kind) && again.waits.length === 0 ? 'waits without a word' : undefined),
		};
		return Object.entries(verdicts).flatMap(([when, wrong]) => {
			tally.count(`${method} ${when} ${kind}`, wrong);
			return wrong ? [`${method} ${when}: ${wrong}`] : [];
		});
	};

	it('no operation lies, hangs or crashes', async () => {
		const lost: string[] = [];
		// Silence is only waited for: many wait at once.
		await runInBatches(
			sampleCases(`operations under ${kind}`, [...(await expectedResults)], 5),
			hasNoResponse ? 20 : 6,
			async ([method, { truth: what, isAsked }]) => {
				lost.push(...(await tryOne(method, what, isAsked)));
			},
		);
		expect(lost).toEqual([]);
	});
});

describe('a wait', () => {
	it.each(['no-answer', 'drip', 'http-429-seconds', 'http-503'] as const)(
		'under %s is left as soon as nobody wants it',
		async (kind) => {
			const asked = [...(await expectedResults)].filter(([, { isAsked }]) => isAsked);
			for (const [method] of sampleCases(`waits under ${kind}`, asked, 6)) {
				const practice = await startPracticeTenant({ retryAfter: 30 });
				let onWaiting: () => void = () => undefined;
				const waiting = new Promise<void>((resolve) => {
					onWaiting = resolve;
				});
				const hop = createProxyClient(practice.server.endpoint);
				let onSent: () => void = () => undefined;
				const sent = new Promise<void>((resolve) => {
					onSent = resolve;
				});
				const azure = practice.connectClient({
					httpClient: {
						sendRequest: (request) => {
							onSent();
							return hop.sendRequest(request);
						},
					},
					initialRetryDelay: 30_000,
					onWait: () => {
						onWaiting();
						return () => undefined;
					},
				});
				const subject = await getOperationSubject(practice);
				practice.server.faults.set([{ kind }]);
				const stop = new AbortController();
				const ended = settleCall(() => operationCalls[method](azure, subject, stop.signal));
				// Silence has no moment of its own: it begins when the request leaves.
				const isSilent = kind === 'no-answer' || kind === 'drip';
				await (isSilent ? sent : Promise.race([waiting, ended]));
				stop.abort();
				const how = await ended;
				const wrong =
					'problem' in how && ['cancelled', ...faultExpectations[kind].kinds].includes(how.problem.kind)
						? undefined
						: inconclusiveResults[method] && 'result' in how
							? undefined
							: JSON.stringify(how);
				tally.count(`${method} left under ${kind}`, wrong);
				expect([method, wrong]).toEqual([method, undefined]);
				await practice.close();
			}
		},
	);
});

describe('the network itself', () => {
	it('that refuses every connection is told as that, by every operation', async () => {
		const { practice, subject } = await connectWithFaults();
		// A port that nobody listens on; one that was just closed may be another's by now.
		const azure = practice.connectClient({ httpClient: createProxyClient('http://127.0.0.1:1'), initialRetryDelay: 1 });
		for (const [method, { isAsked, truth: what }] of await expectedResults) {
			const wrong = findOutcomeViolation(
				method,
				await settleCall(() => operationCalls[method](azure, subject)),
				what,
				['network'],
				!isAsked,
			);
			tally.count(`${method} refused`, wrong);
			expect([method, wrong]).toEqual([method, undefined]);
		}
		await practice.close();
	});

	it('that sends without end is cut off with the memory it was allowed', async () => {
		const practice = await startPracticeTenant();
		const azure = practice.connectClient({
			httpClient: createProxyClient(practice.server.endpoint, createHttpClient()),
		});
		practice.server.faults.set([{ kind: 'huge' }]);
		const before = process.memoryUsage().rss;
		const ended = await settleCall(() => azure.subscriptions());
		expect('problem' in ended && ended.problem.facts.code).toBe('TooLarge');
		expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
		await practice.close();
	});
});

describe('the matrix', () => {
	it('has every operation of Azure and every fault of the tenant', async () => {
		const practice = await startPracticeTenant();
		const there = Object.entries(practice.azure).flatMap(([name, value]) =>
			typeof value === 'function' ? [name] : [],
		);
		expect([...new Set(operations.map((one) => one.split(' ')[0]))].sort()).toEqual(there.sort());
		expect(Object.keys(faultExpectations).sort()).toEqual([...faultKindNames].sort());
		await practice.close();
	});
});
