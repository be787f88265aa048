// Every operation under every fault: no crash, no hang, no false success, and a sentence in both languages.
import { afterAll, describe, expect, it } from 'vitest';
import { type Fault, faultNames, lastHop } from '../../emulator/source/practice.ts';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import type { Azure, Delay } from '../../source/model/azure.ts';
import { inGroups } from '../helpers/in-groups.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { newTally } from '../helpers/tally.ts';
import { expected } from './expected.ts';
import { judge } from './judge.ts';
import { calls, claimsNothing, end, type Method, methods, type Subject, subjectOf } from './operations.ts';

const tally = newTally('faults: operations');
afterAll(tally.print);

/** Bytes: small, so that the huge answer is over soon; one test below takes the real limit. */
const most = 1024 * 1024;

const connected = async (isSilent = false) => {
	const waits: Delay[] = [];
	const practice = await openPractice();
	const azure = practice.connectAgain({
		httpClient: lastHop(practice.served.endpoint, createHttpClient(most)),
		firstPause: 1,
		deadline: isSilent ? 250 : 20_000,
		onWait: (delay) => {
			waits.push(delay);
			return () => undefined;
		},
	});
	return { practice, azure, waits, subject: await subjectOf(practice) };
};

/** What each operation answers when nothing is wrong; those that never ask the network have nothing to go wrong. */
const truths = async () => {
	const found = new Map<Method, { readonly truth: unknown; readonly isAsked: boolean }>();
	for (const method of methods) {
		// Each on a tenant of its own: one of them changes what the others read.
		const { practice, azure, subject } = await connected();
		const before = practice.tenant.received.length;
		const ended = await end(() => calls[method](azure, subject));
		if ('result' in ended)
			found.set(method, { truth: ended.result, isAsked: practice.tenant.received.length > before });
		await practice.close();
	}
	return found;
};
const truth = truths();

const strike = async (
	fault: Fault,
	method: Method,
	{ practice, azure, subject }: { practice: Practice; azure: Azure; subject: Subject },
) => {
	practice.served.faults.set([fault]);
	const ended = await end(() => calls[method](azure, subject));
	practice.served.faults.set([]);
	return ended;
};

describe.each(faultNames)('under %s', (kind) => {
	const { kinds, mayPass = false, passes = false, isSilent } = expected[kind];

	const tryOne = async (method: Method, what: unknown, isAsked: boolean): Promise<readonly string[]> => {
		// A change is judged on a tenant of its own; reads leave nothing behind.
		const world = await connected(isSilent);
		const always = await strike({ kind, ...(method === 'send' ? { match: '^(PATCH|PUT)' } : {}) }, method, world);
		await world.practice.close();
		const again = await connected(isSilent);
		const once = await strike({ kind, times: 1 }, method, again);
		await again.practice.close();

		// A change is only sent again where Azure has not begun it.
		const isOver = passes && (method !== 'send' || /^http-429|^http-503-/.test(kind));
		const goesOn = isOver && isAsked && !claimsNothing[method];
		const verdicts = {
			always: judge(method, always, what, kinds, mayPass || !isAsked),
			once:
				judge(method, once, what, method === 'send' || !isOver ? kinds : [], true) ??
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
		await inGroups([...(await truth)], isSilent ? 20 : 6, async ([method, { truth: what, isAsked }]) => {
			lost.push(...(await tryOne(method, what, isAsked)));
		});
		expect(lost).toEqual([]);
	});
});

describe('a wait', () => {
	it.each(['no-answer', 'drip', 'http-429-seconds', 'http-503'] as const)(
		'under %s is left as soon as nobody wants it',
		async (kind) => {
			for (const [method, { isAsked }] of await truth) {
				if (!isAsked) continue;
				const practice = await openPractice({ retryAfter: 30 });
				let onWaiting: () => void = () => undefined;
				const waiting = new Promise<void>((resolve) => {
					onWaiting = resolve;
				});
				const azure = practice.connectAgain({
					firstPause: 30_000,
					onWait: () => {
						onWaiting();
						return () => undefined;
					},
				});
				const subject = await subjectOf(practice);
				practice.served.faults.set([{ kind }]);
				const stop = new AbortController();
				const ended = end(() => calls[method](azure, subject, stop.signal));
				// Silence has no moment of its own: it has begun when the request is there.
				const isSilent = kind === 'no-answer' || kind === 'drip';
				await (isSilent ? new Promise((resolve) => setTimeout(resolve, 20)) : Promise.race([waiting, ended]));
				stop.abort();
				const how = await ended;
				const wrong =
					'problem' in how && ['cancelled', ...expected[kind].kinds].includes(how.problem.kind)
						? undefined
						: claimsNothing[method] && 'result' in how
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
		const { practice, subject } = await connected();
		// A port that nobody listens on; one that was just closed may be another's by now.
		const azure = practice.connectAgain({ httpClient: lastHop('http://127.0.0.1:1'), firstPause: 1 });
		for (const [method, { isAsked, truth: what }] of await truth) {
			const wrong = judge(method, await end(() => calls[method](azure, subject)), what, ['network'], !isAsked);
			tally.count(`${method} refused`, wrong);
			expect([method, wrong]).toEqual([method, undefined]);
		}
		await practice.close();
	});

	it('that sends without end is cut off with the memory it was allowed', async () => {
		const practice = await openPractice();
		const azure = practice.connectAgain({ httpClient: lastHop(practice.served.endpoint, createHttpClient()) });
		practice.served.faults.set([{ kind: 'huge' }]);
		const before = process.memoryUsage().rss;
		const ended = await end(() => azure.subscriptions());
		expect('problem' in ended && ended.problem.facts.code).toBe('TooLarge');
		expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
		await practice.close();
	});
});

describe('the matrix', () => {
	it('has every operation of Azure and every fault of the tenant', async () => {
		const practice = await openPractice();
		const there = Object.entries(practice.azure).flatMap(([name, value]) =>
			typeof value === 'function' ? [name] : [],
		);
		expect([...new Set(methods.map((one) => one.split(' ')[0]))].sort()).toEqual(there.sort());
		expect(Object.keys(expected).sort()).toEqual([...faultNames].sort());
		await practice.close();
	});
});
