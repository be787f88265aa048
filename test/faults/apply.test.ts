// Every kind of change under every fault: what is said of it is true, it is made once at most, and nothing is forgotten.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault, type FaultKind, faultKindNames } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import { apply } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { unresolvedChanges } from '../../source/changes/history.ts';
import { changeHandlerFor } from '../../source/changes/kinds/index.ts';
import { planChange } from '../../source/changes/plan.ts';
import { reconcile } from '../../source/changes/reconcile.ts';
import type { Change, ChangeStatus } from '../../source/model/change.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { changeRequestBuildersWithHosts } from '../helpers/change-requests.ts';
import { hostTypesByCompletionSignal } from '../helpers/host-identity-requests.ts';
import { patience, shortDeadline } from '../helpers/patience.ts';
import { isWriteRequest, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { runInBatches } from '../helpers/run-in-batches.ts';
import { sampleCases } from '../helpers/sample.ts';
import { settleCall } from './azure-operations.ts';
import { faultExpectations } from './fault-expectations.ts';

const tally = createCaseCounter('faults: changes');
afterAll(tally.print);

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Everything that is no GET, but for the POSTs that only read. */
const writePattern = '^(PUT|PATCH|POST|DELETE) /(?!providers/Microsoft.ResourceGraph|.*/checkDomainAvailability)';

/** Where the fault is: at the change itself, or at whatever is asked once the intent is on disk. */
const faultScopes = { 'the change': writePattern, everything: undefined } as const;

const requestBuilders = changeRequestBuildersWithHosts(hostTypesByCompletionSignal);

/** What the tenant knows, and no read tells: the account's keys. */
const secretsOf = ({ tenant }: PracticeTenant, { input }: ChangeRequest) =>
	JSON.stringify(tenant.accountKeys.get(input.accountId.toLowerCase()));

const readChangeStatus = async (
	practice: PracticeTenant,
	changeRequest: ChangeRequest,
	change: Change,
	before: string,
): Promise<ChangeStatus> => {
	const kind = changeHandlerFor(changeRequest.kind);
	if (kind.status) return kind.status(await kind.read(practice.azure, changeRequest.input, {}), change);
	return secretsOf(practice, changeRequest) === before ? 'pending' : 'applied';
};

const applyUnderFault = async (name: string, fault: Fault, file: string) => {
	const practice = await startPracticeTenant();
	const changeRequest = (await requestBuilders[name]?.(practice)) as ChangeRequest;
	const { kind } = changeRequest;
	const change = await planChange(practice.azure, changeRequest);
	const confirmed = confirm(change, {
		typedText: change.confirmation.by === 'name' ? change.confirmation.name : '',
		choice: 'yes',
	});
	if (typeof confirmed === 'string') throw new Error(`${kind} cannot be confirmed: ${confirmed}`);
	let id = 0;
	const journal = openJournal({ file, clock: () => practice.time.now, newId: () => `${++id}`, program: 'test' });
	const before = secretsOf(practice, changeRequest);
	const sent = practice.tenant.receivedRequests.length;
	const ended = await settleCall(async () =>
		apply(confirmed, {
			azure: practice.connectClient({
				httpClient: createProxyClient(practice.server.endpoint, createHttpClient(1024 * 1024)),
				initialRetryDelay: 1,
				deadline: faultExpectations[fault.kind].hasNoResponse ? shortDeadline(150) : patience(),
			}),
			journal: {
				...journal,
				recordIntent: async (...given) => {
					const intent = await journal.recordIntent(...given);
					practice.server.faults.set([fault]);
					return intent;
				},
			},
			me: await practice.azure.signedInUser(),
			wait: practice.wait,
			onProgress: ({ phase }) => {
				if (phase === 'operation') practice.time.now += 5 * 60_000;
			},
		}),
	);
	practice.server.faults.set([]);
	practice.time.now += 60 * 60_000;
	const made = practice.tenant.receivedRequests
		.slice(sent)
		.filter(
			(one) =>
				one.status < 300 &&
				isWriteRequest(one) &&
				new RegExp(writePattern, 'i').test(`${one.method} ${new URL(one.url).pathname}`),
		);
	const status = await readChangeStatus(practice, changeRequest, change, before);
	const left = unresolvedChanges(await journal.entries()).length;
	const [found] = await reconcile(practice.azure, journal);
	const forgotten = unresolvedChanges(await journal.entries()).length;
	await practice.close();
	return { kind, ended, made: made.length, standing: status, left, verdict: found?.verdict, forgotten };
};

const findViolation = ({
	kind,
	ended,
	made,
	standing: status,
	left,
	verdict,
	forgotten,
}: Awaited<ReturnType<typeof applyUnderFault>>) => {
	if ('wrong' in ended) return ended.wrong;
	if ('problem' in ended) return `rejects with ${ended.problem.kind}`;
	const { outcome } = ended.result as { outcome: string };
	if (made > 1) return `made ${made} times`;
	if (outcome === 'done' && status !== 'applied') return 'said to be done, and is not';
	if (outcome === 'failed' && status !== 'pending') return 'said to have failed, and is done';
	// What leaves no trace stays in doubt for good: nobody is told of it again, and nobody looks for it.
	const isToBeFound = outcome === 'open' && changeHandlerFor(kind).status !== undefined;
	if (left !== (isToBeFound ? 1 : 0)) return `${outcome}, with ${left} left open in the journal`;
	if (isToBeFound && verdict !== (status === 'applied' ? 'done' : 'notDone')) return `${status}, found ${verdict}`;
	return forgotten > 0 ? 'cannot be found out later' : undefined;
};

describe.each(Object.keys(requestBuilders))('%s', (kind) => {
	it.each(Object.entries(faultScopes))('is told as it is, whatever happens to %s', async (place, match) => {
		const lost: string[] = [];
		const tryOne = async (name: FaultKind, times?: 1) => {
			const fault = { kind: name, ...(match ? { match } : {}), ...(times ? { times } : {}) };
			const wrong = findViolation(await applyUnderFault(kind, fault, join(folder, `${name}-${times}.jsonl`)));
			const what = `${kind}, ${place}, ${name} ${times ? 'once' : 'always'}`;
			tally.count(what, wrong);
			if (wrong) lost.push(`${what}: ${wrong}`);
		};
		await runInBatches(sampleCases(`faults of ${kind}, ${place}`, faultKindNames, 3), 6, async (name) => {
			await Promise.all([tryOne(name, 1), tryOne(name)]);
		});
		expect(lost).toEqual([]);
	});
});
