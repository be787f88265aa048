// What can happen, as data: a run is a list of steps, and a list that went wrong is a story to be told again.
import type { FaultKind } from 'azure-ai-emulator';
import { changeRecords, unresolvedChanges } from '../../source/changes/history.ts';
import type { BatchAction, OnFailure } from '../../source/model/batch-plan.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { type AccountName, accountIdOf, accountNames, hostId, principalId } from './contents.ts';
import { type Copy, type CopyName, copyNames, type Processes, startCopy } from './copy.ts';
import { type ColleagueStep, createWorld, type Disk, openAiUser, type World } from './world.ts';

/** What can be asked for; an account belongs to it but for the identity of the host. */
export const requestNames = ['disable', 'enable', 'rotate', 'assign', 'subdomain', 'identity'] as const;
export type RequestName = (typeof requestNames)[number];

/** `points`: how far a copy goes before it is held: each line of the journal, request of a change, look and wait is one or two. */
export type Step =
	| { readonly do: 'ask'; readonly copy: CopyName; readonly changeRequest: RequestName; readonly account: AccountName }
	| { readonly do: 'askBatch'; readonly copy: CopyName; readonly action: BatchAction; readonly onFailure: OnFailure }
	/** The last change of the history that can be taken back. */
	| { readonly do: 'askUndo'; readonly copy: CopyName }
	| { readonly do: 'answer'; readonly copy: CopyName; readonly isRight: boolean; readonly points: number }
	| { readonly do: 'go'; readonly copy: CopyName; readonly points: number }
	| { readonly do: 'kill'; readonly copy: CopyName; readonly isTorn: boolean }
	/** Started again, it looks at once. */
	| { readonly do: 'start'; readonly copy: CopyName; readonly hasSamePid: boolean; readonly points: number }
	| { readonly do: 'look'; readonly copy: CopyName; readonly points: number; readonly isPatient: boolean }
	| { readonly do: 'note'; readonly copy: CopyName; readonly account: AccountName }
	| { readonly do: 'colleague'; readonly step: ColleagueStep; readonly account: AccountName }
	| { readonly do: 'fault'; readonly kind: FaultKind; readonly at: keyof typeof faultPlaces; readonly times: number }
	| { readonly do: 'calm' }
	| { readonly do: 'disk'; readonly state: Disk }
	| { readonly do: 'clock'; readonly milliseconds: number };

export const faultPlaces = {
	writes: '^(PUT|PATCH|DELETE) |/regenerateKey',
	polls: '/operation(Statuses|Results)/',
	reads: '^GET (?!.*/operation(Statuses|Results)/)',
} as const;

const changeRequestFor = (changeRequest: RequestName, account: AccountName): ChangeRequest => {
	const accountId = accountIdOf(account);
	switch (changeRequest) {
		case 'disable':
			return { kind: 'disableKeys', input: buildDisableKeysInput(accountId) };
		case 'enable':
			return { kind: 'enableKeys', input: { accountId } };
		case 'rotate':
			return { kind: 'regenerateKey', input: { accountId, which: 'key1', holders: [] } };
		case 'assign':
			return { kind: 'assignRole', input: { accountId, roleId: openAiUser, principalId, principalName: 'ca-bot' } };
		case 'subdomain':
			return { kind: 'setSubdomain', input: { accountId, subdomain: `contoso-${account}` } };
		case 'identity':
			return { kind: 'turnOnIdentity', input: { accountId, hostId } };
	}
};

export type Run = {
	readonly world: World;
	/** Whether the step can be taken now; others are passed over. */
	readonly isPossible: (step: Step) => boolean;
	readonly take: (step: Step) => Promise<void>;
	/** Everything has ended, passed and settled, and is looked at once more; resolves with what is not so. */
	readonly finish: () => Promise<readonly string[]>;
};

/** `operationTime`: milliseconds that Azure takes for what it answers with 202. */
export const startRun = (operationTime = 0): Run => {
	const world = createWorld(operationTime);
	const processes: Processes = { running: new Map(), count: 0 };
	const copies = Object.fromEntries(copyNames.map((name) => [name, startCopy(world, name, processes)])) as Record<
		CopyName,
		Copy
	>;
	world.isInHand = (intent) => Object.values(copies).some((copy) => copy.isInHand(intent));
	let notes = 0;

	const lookAtStart = async (copy: Copy, points: number, isPatient: boolean) => {
		// Several at once would be held in an order of their own.
		const open = unresolvedChanges(world.entries());
		await copy.look(open.length > 1 ? Number.POSITIVE_INFINITY : points, isPatient);
	};

	const take = async (step: Step): Promise<void> => {
		switch (step.do) {
			case 'ask':
				return copies[step.copy].ask(changeRequestFor(step.changeRequest, step.account));
			case 'askBatch': {
				const changeRequests = accountNames.map((account) => changeRequestFor(step.action, account));
				return copies[step.copy].askBatch(changeRequests, step.action, step.onFailure);
			}
			case 'askUndo': {
				const undo = changeRecords(world.entries()).findLast((one) => one.undo)?.undo;
				return undo ? copies[step.copy].ask(undo) : undefined;
			}
			case 'answer':
				return copies[step.copy].answer(step.isRight, step.points);
			case 'go':
				return copies[step.copy].go(step.points);
			case 'kill':
				return copies[step.copy].kill(step.isTorn);
			case 'start': {
				const before = copies[step.copy];
				const pid = step.hasSamePid ? before.pid : undefined;
				copies[step.copy] = startCopy(world, step.copy, processes, pid);
				return lookAtStart(copies[step.copy], step.points, false);
			}
			case 'look':
				return lookAtStart(copies[step.copy], step.points, step.isPatient);
			case 'note': {
				const wasWell = world.disk.state === 'well';
				const isOnRecord = await copies[step.copy].note(accountIdOf(step.account));
				if (isOnRecord) notes += 1;
				if (isOnRecord !== wasWell) world.ledger.wrong.push('a note is taken for recorded, and is not');
				return;
			}
			case 'colleague':
				return world.act(step.step, step.account);
			case 'fault':
				return world.setFault(step.kind, faultPlaces[step.at], step.times);
			case 'calm':
				return world.calm();
			case 'disk':
				world.disk.state = step.state;
				return;
			case 'clock':
				world.time.now += step.milliseconds;
		}
	};

	const isPossible = (step: Step): boolean => {
		if (!('copy' in step)) return true;
		const copy = copies[step.copy];
		if (step.do === 'start') return !copy.isRunning();
		if (!copy.isRunning()) return false;
		// One that has nothing in hand loses nothing.
		if (step.do === 'kill' || step.do === 'go') return copy.isBusy();
		if (step.do === 'answer') return !copy.isBusy() && copy.hasQuestion();
		return !copy.isBusy();
	};

	const finish = async (): Promise<readonly string[]> => {
		world.calm();
		for (const name of copyNames) if (copies[name].isRunning()) copies[name].kill(false);
		world.time.now += 3_600_000;
		const last = startCopy(world, 'first', processes);
		await last.look(Number.POSITIVE_INFINITY, true);
		const { ledger } = world;
		const entries = await last.journal.entries();
		const records = changeRecords(entries);
		const wrong = [...ledger.wrong];
		if (JSON.stringify(entries) !== JSON.stringify(world.entries())) wrong.push('a line is not read back');
		if (entries.filter(({ type }) => type === 'noted').length !== notes) wrong.push('a note is lost');
		for (const { id } of ledger.intents.values())
			if (records.filter(({ intended }) => intended.id === id).length !== 1) wrong.push('a change is lost');
		for (const { intended } of unresolvedChanges(entries)) {
			const one = ledger.intents.get(intended.id);
			// What was deleted, or is another one now, tells nothing of the one that it was.
			if (one && ledger.isSameTarget(one)) wrong.push(`${intended.change.changeRequest.kind} stays open`);
		}
		return [...new Set(wrong)];
	};
	return { world, isPossible, take, finish };
};

/** Resolves with what went wrong in a run of these steps. */
export const tellStory = async (steps: readonly Step[], operationTime = 0): Promise<readonly string[]> => {
	const run = startRun(operationTime);
	for (const step of steps) if (run.isPossible(step)) await run.take(step);
	return run.finish();
};
