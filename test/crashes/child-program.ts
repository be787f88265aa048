// The program without its screens: it applies one confirmed change, or a batch, stops at one point, and waits to be killed.

import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { createPracticeCredential } from '../../emulator/source/access-tokens.ts';
import { createProxyClient } from '../../emulator/source/proxy-client.ts';
import { createAzureClient } from '../../source/azure/client.ts';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import { apply } from '../../source/changes/apply.ts';
import { applyBatch } from '../../source/changes/apply-batch.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { planChange } from '../../source/changes/plan.ts';
import { createProcessRegistry, processStart } from '../../source/cli/running-processes.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { isWriteRequest } from '../helpers/practice-tenant.ts';
import type { BatchCrashPoint, ChildInstructions, ChildReport, CrashPoint } from './crash-points.ts';

const instructions = JSON.parse(process.argv[2] ?? '') as ChildInstructions;

const writeReport = (line: ChildReport) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Which of the changes is being made; -1 before the first. */
let changeIndex = -1;

/** Never resolves at the point where the program is to end. */
const pauseAtCrashPoint = async (point: CrashPoint | BatchCrashPoint): Promise<void> => {
	if (point !== instructions.crashPoint || (changeIndex >= 0 && changeIndex !== (instructions.changeIndex ?? 0)))
		return;
	writeReport({ at: point });
	setInterval(() => undefined, 60_000);
	await new Promise(() => undefined);
};

const proxyClient = createProxyClient(instructions.endpoint, createHttpClient());
let hasChanged = false;
let isAnswered = false;
let pollCount = 0;
const azure = createAzureClient({
	cloud: 'public',
	credential: createPracticeCredential(instructions.token),
	credentialName: 'PracticeCredential',
	readOnly: false,
	version: 'test',
	clock: Date.now,
	pollInterval: 5,
	httpClient: {
		sendRequest: async (request) => {
			if (isWriteRequest(request)) {
				await pauseAtCrashPoint('leaving');
				if (instructions.crashPoint === 'putOff' && changeIndex === (instructions.changeIndex ?? 0))
					return { request, status: 429, headers: createHttpHeaders({ 'retry-after': '1' }), bodyAsText: '{}' };
				const answer = await proxyClient.sendRequest(request);
				await pauseAtCrashPoint('sent');
				hasChanged = true;
				return answer;
			}
			if (hasChanged && !isAnswered) {
				isAnswered = true;
				await pauseAtCrashPoint('accepted');
			}
			const isPoll = /operation(Statuses|Results)/i.test(request.url);
			pollCount += isPoll ? 1 : 0;
			if (pollCount === 2) await pauseAtCrashPoint('polling');
			if (hasChanged && !isPoll) await pauseAtCrashPoint('checking');
			return proxyClient.sendRequest(request);
		},
	},
});

const journal = openJournal({
	file: instructions.journal,
	clock: Date.now,
	newId: () => crypto.randomUUID(),
	program: 'aoai-keyless test',
	processes: {
		...createProcessRegistry(),
		self: { id: crypto.randomUUID(), pid: process.pid, host: instructions.host, start: processStart(process.pid) },
	},
});
const instrumentedJournal: Journal = {
	...journal,
	recordBatch: async (...given) => {
		await pauseAtCrashPoint('planning');
		const id = await journal.recordBatch(...given);
		await pauseAtCrashPoint('planned');
		return id;
	},
	recordIntent: async (...given) => {
		changeIndex += 1;
		[hasChanged, isAnswered, pollCount] = [false, false, 0];
		await pauseAtCrashPoint('intending');
		const id = await journal.recordIntent(...given);
		await pauseAtCrashPoint('intended');
		return id;
	},
	recordDone: async (...given) => {
		await pauseAtCrashPoint('concluding');
		await journal.recordDone(...given);
		await pauseAtCrashPoint('concluded');
	},
};

const confirmed = await Promise.all(
	instructions.changeRequests.map(async (changeRequest) => {
		const change = await planChange(azure, changeRequest as ChangeRequest);
		const one = confirm(change, {
			typedText: change.confirmation.by === 'name' ? change.confirmation.name : '',
			choice: 'yes',
		});
		if (typeof one === 'string') throw new Error(one);
		return one;
	}),
);
const options = {
	azure,
	journal: instrumentedJournal,
	me: await azure.signedInUser(),
	wait: async (milliseconds: number) => {
		await pauseAtCrashPoint('putOff');
		await new Promise((resolve) => setTimeout(resolve, Math.min(20, milliseconds)));
	},
	onProgress: () => undefined,
};
const [first] = confirmed;
if (!first) throw new Error('nothing to carry out');
const results = instructions.batchAction
	? await applyBatch(confirmed, {
			...options,
			action: instructions.batchAction,
			onFailure: 'stop',
			isStopped: () => false,
			onChange: () => undefined,
		})
	: [await apply(first, options)];
writeReport({ ended: results.map(({ outcome }) => outcome).join(', ') });
process.exit(0);
