// Killed at every point of every kind of change, then started again: nothing sent twice, nothing forgotten, no wrong word.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apply } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { changeRecords, unresolvedChanges } from '../../source/changes/history.ts';
import { changeHandlerFor } from '../../source/changes/kinds/index.ts';
import { planChange } from '../../source/changes/plan.ts';
import { reconcile } from '../../source/changes/reconcile.ts';
import type { Change } from '../../source/model/change.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import type { Journal } from '../../source/storage/journal.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { changeRequestBuildersWithHosts } from '../helpers/change-requests.ts';
import { hostTypesByCompletionSignal } from '../helpers/host-identity-requests.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { sampleCases } from '../helpers/sample.ts';
import {
	type CrashChild,
	hostName,
	openJournalAfterRestart,
	reconcileUntilKnown,
	startCrashChild,
} from './crash-child.ts';
import { type CrashPoint, crashPoints } from './crash-points.ts';

const tally = createCaseCounter('crashes');
let child: CrashChild;
beforeAll(async () => {
	child = await startCrashChild();
});
afterAll(async () => {
	tally.print();
	await child.close();
});

const requestBuilders = changeRequestBuildersWithHosts(hostTypesByCompletionSignal);

const applyAgain = async ({ azure, wait }: PracticeTenant, journal: Journal, change: Change) => {
	const confirmed = confirm(change, {
		typedText: change.confirmation.by === 'name' ? change.confirmation.name : '',
		choice: 'yes',
	});
	if (typeof confirmed === 'string') throw new Error(confirmed);
	return apply(confirmed, { azure, journal, me: await azure.signedInUser(), wait, onProgress: () => undefined });
};

/** Undefined where the kind never comes by the point; else what went wrong, '' for nothing. */
const tryCrash = async (name: string, stopAt: CrashPoint): Promise<string | undefined> => {
	const practice = await startPracticeTenant({ clock: Date.now, operationTime: 300 });
	try {
		const changeRequest = (await requestBuilders[name]?.(practice)) as ChangeRequest;
		const hasTrace = changeHandlerFor(changeRequest.kind).status !== undefined;
		const change = await planChange(practice.azure, changeRequest);
		const file = join(child.folder, `${name}-${stopAt}.jsonl`);
		const { endpoint, token } = practice.server;
		const before = practice.writeRequests().length;
		const wrong: string[] = [];
		const assertThat = (holds: boolean, what: string) => {
			if (!holds) wrong.push(what);
		};

		const report = await child.runUntilKilled(
			{ endpoint, token, journal: file, host: hostName, changeRequests: [changeRequest], crashPoint: stopAt },
			async () => {
				const other = openJournalAfterRestart(file);
				const lines = (await other.entries()).length;
				const found = await reconcile(practice.azure, other);
				assertThat(
					found.every(({ verdict }) => verdict === 'underWay') && (await other.entries()).length === lines,
					'another running copy passes judgement on what is still under way',
				);
			},
		);
		if ('ended' in report) {
			const mayBePassed = hasTrace ? ['polling'] : ['accepted', 'polling', 'checking'];
			assertThat(mayBePassed.includes(stopAt) && report.ended === 'done', `never stands at ${stopAt}: ${report.ended}`);
			return wrong.length > 0 ? wrong.join('; ') : undefined;
		}

		const made = practice.writeRequests().length - before;
		const isIntended = stopAt !== 'intending';
		const isMade = crashPoints.indexOf(stopAt) >= crashPoints.indexOf('sent');
		assertThat(made === (isMade ? 1 : 0), `the tenant saw ${made} changes`);
		const journal = openJournalAfterRestart(file);
		const results = await reconcileUntilKnown(practice, journal);
		const truth = !hasTrace ? 'cannotTell' : isMade ? 'done' : 'notDone';
		const expected = !isIntended || stopAt === 'concluded' ? undefined : truth;
		assertThat(results.at(-1) === expected, `found ${results.join(', ')} instead of ${expected}`);
		assertThat(practice.writeRequests().length - before === made, 'something was sent while looking');
		const [record, ...more] = changeRecords(await journal.entries());
		assertThat(more.length === 0 && (record !== undefined) === isIntended, 'the journal lacks it, or has it twice');
		const state = stopAt === 'concluded' ? 'done' : truth === 'cannotTell' ? 'open' : truth;
		assertThat(record === undefined || record.state === state, `the history says ${record?.state}`);
		assertThat(unresolvedChanges(await journal.entries()).length === 0, 'it stays open for ever');

		const { outcome } = await applyAgain(practice, journal, change);
		// A change without a trace is requested again by the person.
		assertThat(outcome === (isMade && hasTrace ? 'already' : 'done'), `tried again: ${outcome}`);
		const inAll = hasTrace ? 1 : made + 1;
		assertThat(
			practice.writeRequests().length - before === inAll,
			`sent ${practice.writeRequests().length - before} times in all`,
		);
		return wrong.join('; ');
	} finally {
		await practice.close();
	}
};

describe.concurrent.each(Object.keys(requestBuilders))('%s', (kind) => {
	it.each(sampleCases(`crashes of ${kind}`, crashPoints, 2))('is told as it is, killed at: %s', async (stopAt) => {
		const wrong = await tryCrash(kind, stopAt);
		if (wrong !== undefined) tally.count(`${kind} ${stopAt}`, wrong);
		expect(wrong ?? '').toBe('');
	});
});
