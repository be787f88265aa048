// One running copy of the program without its screens: it asks, is answered, carries out, is ended, and looks.
import { createPracticeCredential } from 'azure-ai-emulator';
import { createAzureClient } from '../../source/azure/client.ts';
import { isReadRequest } from '../../source/azure/pipeline/read-requests.ts';
import { type ApplyResult, apply } from '../../source/changes/apply.ts';
import { applyBatch } from '../../source/changes/apply-batch.ts';
import { confirm, confirmBatch } from '../../source/changes/confirm.ts';
import { planChange } from '../../source/changes/plan.ts';
import { reconcile } from '../../source/changes/reconcile.ts';
import type { AzureClient, SignedInUser } from '../../source/model/azure.ts';
import { type BatchAction, batchConfirmationText, type OnFailure } from '../../source/model/batch-plan.ts';
import type { Change, Confirmed } from '../../source/model/change.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { blockingChecks } from '../../source/model/check.ts';
import { Problem } from '../../source/model/problem.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { type JournalEntry, journalEntrySchema } from '../../source/storage/journal-entries.ts';
import { createGate, type Gate } from './gate.ts';
import { holds, madeAt, type TrackedIntent } from './ledger.ts';
import { withoutSideReads } from './side-reads.ts';
import type { World } from './world.ts';

export const copyNames = ['first', 'second'] as const;
export type CopyName = (typeof copyNames)[number];

/** What is under way, and what the model knows of it. */
type Operation = {
	readonly confirmed: readonly Confirmed[];
	/** Those that have no intent yet. */
	readonly unused: Change[];
	/** The one that is being carried out, and its intent once that is on record. */
	current: Change | undefined;
	intent: TrackedIntent | undefined;
	/** What the tenant told at the last look. */
	look: { readonly madeAt: string | undefined; readonly holds: boolean } | undefined;
	readonly ended: Promise<void>;
};

/** Starts of the copies that run on this machine, by process id. */
export type Processes = { readonly running: Map<number, string>; count: number };

/** `pid`: the one of a copy that has ended, taken over; absent: a new one. */
export const startCopy = (world: World, name: CopyName, processes: Processes, pid?: number) => {
	processes.count += 1;
	const self = {
		id: `${name}-${processes.count}`,
		pid: pid ?? 1000 + processes.count,
		host: 'here',
		start: String(processes.count),
	};
	processes.running.set(self.pid, self.start);
	const gate: Gate = createGate();
	const { ledger, time, tenant, lines } = world;
	let operation: Operation | undefined;
	let looking: Promise<void> | undefined;
	let asked: readonly Change[] = [];
	let batch: { readonly action: BatchAction; readonly onFailure: OnFailure } | undefined;
	let line = '';
	let isRunning = true;

	const wrong = (what: string) => ledger.wrong.push(`${name}: ${what}`);

	const journal = openJournal({
		file: 'journal.jsonl',
		clock: world.clock,
		newId: () => {
			processes.count += 1;
			return `entry-${processes.count}`;
		},
		program: 'test',
		processes: {
			self,
			isRunning: (one) => processes.running.has(one),
			startOf: (one) => processes.running.get(one),
			uptime: () => Number.POSITIVE_INFINITY,
		},
		lines: {
			read: lines.read,
			append: async (text) => {
				line = text;
				await gate.pass();
				await lines.append(text);
				line = '';
				recorded(journalEntrySchema.parse(JSON.parse(text)));
				await gate.pass();
			},
		},
	});

	const recorded = (entry: JournalEntry) => {
		if (entry.type === 'intended') {
			const at =
				operation?.unused.findIndex(
					({ request }) => JSON.stringify(request) === JSON.stringify(entry.change.request),
				) ?? -1;
			if (!operation || at < 0)
				return void wrong(`${entry.change.changeRequest.kind} is on record, and was not confirmed`);
			operation.unused.splice(at, 1);
			ledger.intended(entry, self.id);
			operation.intent = ledger.intents.get(entry.id);
			return;
		}
		ledger.said(entry, time.now, (one) => world.isInHand(one.id) && one.by !== self.id);
	};

	/** The request of a change is about to reach the network. */
	const leaving = (method: string, path: string, body: string | undefined): TrackedIntent | undefined => {
		const intent = operation?.intent;
		if (!operation || !intent) {
			wrong(`${method} ${path} leaves without an intent on record`);
			return undefined;
		}
		const { request, changeRequest, baseline } = intent.change;
		if (method !== request.method || path.toLowerCase() !== request.path.toLowerCase())
			wrong(`${changeRequest.kind} was confirmed, and ${method} ${path} leaves`);
		if ((body ?? '') !== (request.body === undefined ? '' : JSON.stringify(request.body)))
			wrong(`${changeRequest.kind} leaves with another body`);
		if (operation.look && operation.look.madeAt !== baseline['systemData.createdAt'])
			wrong(`${changeRequest.kind} leaves for a resource that was made anew`);
		if (operation.look?.holds && (changeRequest.kind === 'disableKeys' || changeRequest.kind === 'enableKeys'))
			wrong(`${changeRequest.kind} leaves though it was seen to hold`);
		return intent;
	};

	const azure: AzureClient = withoutSideReads(
		createAzureClient({
			cloud: 'public',
			credential: createPracticeCredential(world.token),
			credentialName: 'PracticeCredential',
			readOnly: false,
			version: 'test',
			clock: world.clock,
			pollInterval: 1,
			initialRetryDelay: 1,
			// What is held by the gate of a copy that has ended must not be kept for a minute.
			deadline: 20_000,
			httpClient: {
				sendRequest: async (request) => {
					const { pathname } = new URL(request.url);
					const path = decodeURIComponent(pathname);
					if (!isReadRequest(request.method, pathname)) {
						await gate.pass();
						const intent = leaving(request.method, path, request.body as string | undefined);
						try {
							return await world.answer(request, () => intent && ledger.acted(intent));
						} finally {
							ledger.observe();
							await gate.pass();
						}
					}
					if (/operation(Statuses|Results)/i.test(pathname)) time.now += world.pollTime;
					// The one that every kind of change looks at.
					const isLook = /\/(accounts|containerApps)\/[^/]+$/i.test(path);
					if (isLook) await gate.pass();
					return world.answer(request, () => {
						const change = operation?.current;
						if (isLook && operation && change)
							operation.look = { madeAt: madeAt(tenant, change), holds: holds(tenant, change) };
					});
				},
			},
		}),
	);

	const expectedProblem = (error: unknown, of: string) => {
		if (!(error instanceof Problem)) wrong(`${of} ends with ${error instanceof Error ? error.stack : error}`);
	};

	const check = (result: ApplyResult, change: Change, intent: TrackedIntent | undefined) => {
		const isOurs = intent && intent.change.request === change.request;
		if (result.outcome === 'done' && !intent) wrong(`${change.changeRequest.kind} is done, and has no intent`);
		if (result.outcome === 'already' && intent && isOurs)
			wrong(`${change.changeRequest.kind} held already, and has an intent`);
		if (result.outcome === 'failed' && intent && intent.acted > 0 && !intent.isReverted)
			wrong(`${change.changeRequest.kind} is said to have failed, and holds`);
	};

	const carryOut = (
		confirmed: readonly Confirmed[],
		run: (me: SignedInUser) => Promise<readonly ApplyResult[]>,
	): void => {
		const { promise: ended, resolve } = Promise.withResolvers<void>();
		const mine: Operation = {
			confirmed,
			unused: confirmed.map(({ change }) => change),
			current: confirmed[0]?.change,
			intent: undefined,
			look: undefined,
			ended,
		};
		operation = mine;
		void (async () => {
			try {
				await run(await azure.signedInUser());
			} catch (error) {
				expectedProblem(error, 'a change');
			}
			if (operation === mine) operation = undefined;
			resolve();
		})();
	};

	const options = (me: SignedInUser) => ({
		azure,
		journal,
		me,
		wait: async (milliseconds: number) => {
			time.now += milliseconds;
			await gate.pass();
		},
		onProgress: () => undefined,
	});

	/** Waits until the copy is held, or has nothing under way. */
	const settle = async () => {
		const busy = operation?.ended ?? looking;
		if (busy) await Promise.race([busy, gate.held()]);
	};

	/** Each of many is told of before it begins and when it has ended. */
	const nextOfBatch = (index: number, result: ApplyResult | undefined) => {
		const change = operation?.confirmed[index]?.change;
		if (!operation || !change) return;
		if (result) check(result, change, operation.intent);
		operation.current = change;
		operation.intent = undefined;
		operation.look = undefined;
	};

	const applyOne = async (one: Confirmed, me: SignedInUser) => {
		const mine = operation;
		const result = await apply(one, options(me));
		check(result, one.change, mine?.intent);
		return [result];
	};

	return {
		name,
		pid: self.pid,
		id: self.id,
		isBusy: () => operation !== undefined || looking !== undefined,
		isInHand: (intent: string) => isRunning && operation?.intent?.id === intent,
		hasQuestion: () => asked.length > 0,
		isRunning: () => isRunning,
		journal,
		azure,
		/** What the confirm screen shows. */
		ask: async (changeRequest: ChangeRequest) => {
			gate.open(Number.POSITIVE_INFINITY);
			batch = undefined;
			try {
				asked = [await planChange(azure, changeRequest)];
			} catch (error) {
				asked = [];
				expectedProblem(error, 'a plan');
			}
		},
		askBatch: async (changeRequests: readonly ChangeRequest[], action: BatchAction, onFailure: OnFailure) => {
			gate.open(Number.POSITIVE_INFINITY);
			batch = { action, onFailure };
			asked = [];
			for (const changeRequest of changeRequests) {
				try {
					const change = await planChange(azure, changeRequest);
					if (blockingChecks(change.checks).length === 0) asked = [...asked, change];
				} catch (error) {
					expectedProblem(error, 'a plan');
				}
			}
		},
		answer: async (isRight: boolean, points: number) => {
			const [change] = asked;
			if (!change) return;
			if (batch) {
				const { action, onFailure } = batch;
				const plan = { action, changes: asked, excluded: [] };
				const confirmed = confirmBatch(plan, isRight ? batchConfirmationText(plan) : `${asked.length} of them`);
				if (typeof confirmed === 'string') return;
				if (!isRight) return void wrong('a wrong answer confirms many');
				asked = [];
				gate.open(points);
				carryOut(confirmed, (me) =>
					applyBatch(confirmed, { ...options(me), action, onFailure, isStopped: () => false, onChange: nextOfBatch }),
				);
			} else {
				const name = change.confirmation.by === 'name' ? change.confirmation.name : '';
				const confirmed = confirm(
					change,
					isRight ? { typedText: name, choice: 'yes' } : { typedText: `${name} `, choice: 'no' },
				);
				if (typeof confirmed === 'string') return;
				if (!isRight) return void wrong('a wrong answer confirms');
				asked = [];
				gate.open(points);
				carryOut([confirmed], (me) => applyOne(confirmed, me));
			}
			await settle();
		},
		go: async (points: number) => {
			gate.open(points);
			await settle();
		},
		/** As each start does, and a key of the history. */
		look: async (points: number, isPatient: boolean) => {
			gate.open(points);
			const { promise, resolve } = Promise.withResolvers<void>();
			looking = promise;
			void (async () => {
				try {
					await reconcile(azure, journal, isPatient ? { wait: options({} as SignedInUser).wait } : {});
				} catch (error) {
					expectedProblem(error, 'a look');
				}
				looking = undefined;
				resolve();
			})();
			await settle();
		},
		/** Whether the note is on record. */
		note: async (accountId: string): Promise<boolean> => {
			gate.open(Number.POSITIVE_INFINITY);
			try {
				await journal.recordNote(accountId, { kind: 'nothingCalls' }, 'test');
				return true;
			} catch (error) {
				expectedProblem(error, 'a note');
				return false;
			}
		},
		/** `isTorn`: what was about to be written is half on the disk. */
		kill: (isTorn: boolean) => {
			gate.end();
			if (isTorn && line) world.tear(line);
			isRunning = false;
			processes.running.delete(self.pid);
		},
	};
};

export type Copy = ReturnType<typeof startCopy>;
