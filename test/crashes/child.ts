// The program without its screens: carries out one confirmed change, or many together, stands still at one point, and waits to be killed.

import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { lastHop } from '../../emulator/source/last-hop.ts';
import { practiceCredential } from '../../emulator/source/tokens.ts';
import { connect } from '../../source/azure/client.ts';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import { carryOut } from '../../source/changes/apply.ts';
import { carryOutBatch } from '../../source/changes/apply-batch.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { prepare } from '../../source/changes/plan.ts';
import type { Wish } from '../../source/model/change.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { isChange } from '../helpers/practice.ts';
import type { BatchPoint, Orders, Point, Report } from './points.ts';

const orders = JSON.parse(process.argv[2] ?? '') as Orders;

const report = (line: Report) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Which of the changes is being made; -1 before the first. */
let current = -1;

/** Never resolves at the point where the program is to end. */
const pass = async (point: Point | BatchPoint): Promise<void> => {
	if (point !== orders.stopAt || (current >= 0 && current !== (orders.at ?? 0))) return;
	report({ at: point });
	setInterval(() => undefined, 60_000);
	await new Promise(() => undefined);
};

const network = lastHop(orders.endpoint, createHttpClient());
let hasChanged = false;
let isAnswered = false;
let polls = 0;
const azure = connect({
	cloud: 'public',
	credential: practiceCredential(orders.token),
	credentialName: 'PracticeCredential',
	readOnly: false,
	version: 'test',
	clock: Date.now,
	pollInterval: 5,
	httpClient: {
		sendRequest: async (request) => {
			if (isChange(request)) {
				await pass('leaving');
				if (orders.stopAt === 'putOff' && current === (orders.at ?? 0))
					return { request, status: 429, headers: createHttpHeaders({ 'retry-after': '1' }), bodyAsText: '{}' };
				const answer = await network.sendRequest(request);
				await pass('sent');
				hasChanged = true;
				return answer;
			}
			if (hasChanged && !isAnswered) {
				isAnswered = true;
				await pass('accepted');
			}
			const isPoll = /operation(Statuses|Results)/i.test(request.url);
			polls += isPoll ? 1 : 0;
			if (polls === 2) await pass('polling');
			if (hasChanged && !isPoll) await pass('checking');
			return network.sendRequest(request);
		},
	},
});

const journal = openJournal({
	file: orders.journal,
	clock: Date.now,
	newId: () => crypto.randomUUID(),
	program: 'aoai-keyless test',
	runs: { self: { id: crypto.randomUUID(), pid: process.pid, host: orders.host }, isRunning: () => true },
});
const watched: Journal = {
	...journal,
	planned: async (...given) => {
		await pass('planning');
		const id = await journal.planned(...given);
		await pass('planned');
		return id;
	},
	intend: async (...given) => {
		current += 1;
		[hasChanged, isAnswered, polls] = [false, false, 0];
		await pass('intending');
		const id = await journal.intend(...given);
		await pass('intended');
		return id;
	},
	done: async (...given) => {
		await pass('concluding');
		await journal.done(...given);
		await pass('concluded');
	},
};

const confirmed = await Promise.all(
	orders.wishes.map(async (wish) => {
		const change = await prepare(azure, wish as Wish);
		const one = confirm(change, { typed: change.demand.by === 'name' ? change.demand.name : '', chose: 'yes' });
		if (typeof one === 'string') throw new Error(one);
		return one;
	}),
);
const options = {
	azure,
	journal: watched,
	me: await azure.me(),
	wait: async (milliseconds: number) => {
		await pass('putOff');
		await new Promise((resolve) => setTimeout(resolve, Math.min(20, milliseconds)));
	},
	onProgress: () => undefined,
};
const [first] = confirmed;
if (!first) throw new Error('nothing to carry out');
const ended = orders.together
	? await carryOutBatch(confirmed, {
			...options,
			action: orders.together,
			onFailure: 'stop',
			isStopped: () => false,
			onChange: () => undefined,
		})
	: [await carryOut(first, options)];
report({ ended: ended.map(({ outcome }) => outcome).join(', ') });
process.exit(0);
