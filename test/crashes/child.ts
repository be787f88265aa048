// The program without its screens: carries out one confirmed change, stands still at one point, and waits to be killed.

import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { connect } from '../../source/azure/connect.ts';
import { createHttpClient } from '../../source/azure/http-client.ts';
import { type Journal, openJournal } from '../../source/journal.ts';
import { carryOut } from '../../source/migration/carry-out.ts';
import type { Wish } from '../../source/migration/change.ts';
import { confirm } from '../../source/migration/confirm.ts';
import { prepare } from '../../source/migration/prepare.ts';
import { lastHop } from '../../source/practice/last-hop.ts';
import { practiceCredential } from '../../source/practice/tokens.ts';
import { isChange } from '../helpers/practice.ts';
import type { Orders, Point, Report } from './points.ts';

const orders = JSON.parse(process.argv[2] ?? '') as Orders;

const report = (line: Report) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Never resolves at the point where the program is to end. */
const pass = async (point: Point): Promise<void> => {
	if (point !== orders.stopAt) return;
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
				if (orders.stopAt === 'putOff')
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
	intend: async (...given) => {
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

const change = await prepare(azure, orders.wish as Wish);
const confirmed = confirm(change, { typed: change.demand.by === 'name' ? change.demand.name : '', chose: 'yes' });
if (typeof confirmed === 'string') throw new Error(confirmed);
const { outcome } = await carryOut(confirmed, {
	azure,
	journal: watched,
	me: await azure.me(),
	wait: async (milliseconds) => {
		await pass('putOff');
		await new Promise((resolve) => setTimeout(resolve, Math.min(20, milliseconds)));
	},
	onProgress: () => undefined,
});
report({ ended: outcome });
process.exit(0);
