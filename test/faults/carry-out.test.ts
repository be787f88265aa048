// Every kind of change under every fault: what is said of it is true, it is made once at most, and nothing is forgotten.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, type FaultKind, faultNames, lastHop } from '../../emulator/source/practice.ts';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import { carryOut } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { unfinished } from '../../source/changes/history.ts';
import { kindOf } from '../../source/changes/kinds/index.ts';
import { prepare } from '../../source/changes/plan.ts';
import { reconcile } from '../../source/changes/reconcile.ts';
import type { Change, Standing, Wish } from '../../source/model/change.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { hostTypesByWay } from '../helpers/host-wishes.ts';
import { inGroups } from '../helpers/in-groups.ts';
import { isChange, openPractice, type Practice } from '../helpers/practice.ts';
import { newTally } from '../helpers/tally.ts';
import { wishesWith } from '../helpers/wishes.ts';
import { expected } from './expected.ts';
import { end } from './operations.ts';

const tally = newTally('faults: changes');
afterAll(tally.print);

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Everything that is no GET, but for the POSTs that only read. */
const changes = '^(PUT|PATCH|POST|DELETE) /(?!providers/Microsoft.ResourceGraph|.*/checkDomainAvailability)';

/** Where the fault is: at the change itself, or at whatever is asked once the intent is on disk. */
const places = { 'the change': changes, everything: undefined } as const;

const wishes = wishesWith(hostTypesByWay);

/** What the tenant knows, and no read tells: the account's keys. */
const secretsOf = ({ tenant }: Practice, { input }: Wish) =>
	JSON.stringify(tenant.keys.get(input.accountId.toLowerCase()));

const standingOf = async (practice: Practice, wish: Wish, change: Change, before: string): Promise<Standing> => {
	const kind = kindOf(wish.kind);
	if (kind.standing) return kind.standing(await kind.read(practice.azure, wish.input, {}), change);
	return secretsOf(practice, wish) === before ? 'before' : 'after';
};

const fly = async (name: string, fault: Fault, file: string) => {
	const practice = await openPractice();
	const wish = (await wishes[name]?.(practice)) as Wish;
	const { kind } = wish;
	const change = await prepare(practice.azure, wish);
	const confirmed = confirm(change, { typed: change.demand.by === 'name' ? change.demand.name : '', chose: 'yes' });
	if (typeof confirmed === 'string') throw new Error(`${kind} cannot be confirmed: ${confirmed}`);
	let id = 0;
	const journal = openJournal({ file, clock: () => practice.time.now, newId: () => `${++id}`, program: 'test' });
	const before = secretsOf(practice, wish);
	const sent = practice.tenant.received.length;
	const ended = await end(async () =>
		carryOut(confirmed, {
			azure: practice.connectAgain({
				httpClient: lastHop(practice.served.endpoint, createHttpClient(1024 * 1024)),
				firstPause: 1,
				deadline: expected[fault.kind].isSilent ? 150 : 20_000,
			}),
			journal: {
				...journal,
				intend: async (...given) => {
					const intent = await journal.intend(...given);
					practice.served.faults.set([fault]);
					return intent;
				},
			},
			me: await practice.azure.me(),
			wait: practice.wait,
			onProgress: ({ phase }) => {
				if (phase === 'operation') practice.time.now += 5 * 60_000;
			},
		}),
	);
	practice.served.faults.set([]);
	practice.time.now += 60 * 60_000;
	const made = practice.tenant.received
		.slice(sent)
		.filter(
			(one) =>
				one.status < 300 &&
				isChange(one) &&
				new RegExp(changes, 'i').test(`${one.method} ${new URL(one.url).pathname}`),
		);
	const standing = await standingOf(practice, wish, change, before);
	const left = unfinished(await journal.entries()).length;
	const [found] = await reconcile(practice.azure, journal);
	const forgotten = unfinished(await journal.entries()).length;
	await practice.close();
	return { kind, ended, made: made.length, standing, left, verdict: found?.verdict, forgotten };
};

const judge = ({ kind, ended, made, standing, left, verdict, forgotten }: Awaited<ReturnType<typeof fly>>) => {
	if ('wrong' in ended) return ended.wrong;
	if ('problem' in ended) return `rejects with ${ended.problem.kind}`;
	const { outcome } = ended.result as { outcome: string };
	if (made > 1) return `made ${made} times`;
	if (outcome === 'done' && standing !== 'after') return 'said to be done, and is not';
	if (outcome === 'failed' && standing !== 'before') return 'said to have failed, and is done';
	// What leaves no trace stays in doubt for good: nobody is told of it again, and nobody looks for it.
	const isToBeFound = outcome === 'open' && kindOf(kind).standing !== undefined;
	if (left !== (isToBeFound ? 1 : 0)) return `${outcome}, with ${left} left open in the journal`;
	if (isToBeFound && verdict !== (standing === 'after' ? 'done' : 'notDone')) return `${standing}, found ${verdict}`;
	return forgotten > 0 ? 'cannot be found out later' : undefined;
};

describe.each(Object.keys(wishes))('%s', (kind) => {
	it.each(Object.entries(places))('is told as it is, whatever happens to %s', async (place, match) => {
		const lost: string[] = [];
		const tryOne = async (name: FaultKind, times?: 1) => {
			const fault = { kind: name, ...(match ? { match } : {}), ...(times ? { times } : {}) };
			const wrong = judge(await fly(kind, fault, join(folder, `${name}-${times}.jsonl`)));
			const what = `${kind}, ${place}, ${name} ${times ? 'once' : 'always'}`;
			tally.count(what, wrong);
			if (wrong) lost.push(`${what}: ${wrong}`);
		};
		await inGroups(faultNames, 6, async (name) => {
			await Promise.all([tryOne(name, 1), tryOne(name)]);
		});
		expect(lost).toEqual([]);
	});
});
