// The only writer: read, record, send, read again.

import type { AzureClient, ChangeProgress, SignedInUser } from '../model/azure.ts';
import type { Change, ChangeStatus, Confirmed } from '../model/change.ts';
import type { ChangeRequest } from '../model/change-inputs.ts';
import { blockingChecks, type Check, checkAbout } from '../model/check.ts';
import { Problem } from '../model/problem.ts';
import { isSameUser } from '../model/sign-in.ts';
import type { Sleep } from '../shared/sleep.ts';
import type { Journal } from '../storage/journal.ts';
import { driftProblem, targetProblem } from './drift.ts';
import { type AnyChangeHandler, changeHandlerFor } from './kinds/index.ts';
import { evidenceDrift, type Reassess } from './reassessment.ts';
import {
	asProblem,
	type LookBeforeSend,
	type SendOutcome,
	sendWithRetry,
	waitUnlessCancelled,
} from './send-with-retry.ts';

export type ApplyOptions = {
	readonly azure: AzureClient;
	readonly journal: Journal;
	readonly me: SignedInUser;
	readonly wait: Sleep;
	/** Reads the evidence again, just before the request; absent for a change that rests on none. */
	readonly reassess?: Reassess;
	/** Id of the batch that the change was confirmed with. */
	readonly batch?: string;
	/** Stops the polling, not what Azure has begun. */
	readonly signal?: AbortSignal;
	readonly onProgress: (progress: ChangeProgress | { readonly phase: 'looking' | 'recording' | 'checking' }) => void;
};

/**
 * `done`: a fresh read showed the change, or Azure's own answer where no read can. `already`: it held before anything was sent. `failed`: it is known not to have
 * happened. `open`: the outcome is not known yet; the next start reads again.
 */
export type ApplyResult =
	| { readonly outcome: 'done'; readonly ours: boolean; readonly requestId: string | undefined }
	| { readonly outcome: 'already' }
	/** `current`: the change as it is now, to be confirmed anew. */
	| { readonly outcome: 'failed'; readonly problem: Problem; readonly current?: ChangeRequest | undefined }
	| { readonly outcome: 'open'; readonly problem: Problem };

/** Milliseconds between reads while Azure works on the change. About five minutes in all. */
export const statusPollDelays = [500, 1000, 2000, ...Array.from({ length: 60 }, () => 5000)];

/** Milliseconds for which a pending change is polled, where the kind does not say: after that it stays open. */
const defaultWatchTime = 30_000;

type StatusReading = { readonly status: ChangeStatus; readonly snapshot: unknown };

/** Resolves with the status once the change is applied or Azure has finished without it; `changing` after the last poll. */
const waitForStatus = async (
	readStatus: () => Promise<StatusReading>,
	handler: AnyChangeHandler,
	options: ApplyOptions,
): Promise<StatusReading> => {
	let doubted = 0;
	let reading: StatusReading | undefined;
	for (const pause of statusPollDelays) {
		options.onProgress({ phase: 'checking' });
		reading = await readStatus();
		if (reading.status === 'applied') return reading;
		if (reading.status === 'pending' && doubted >= (handler.watchTime ?? defaultWatchTime)) return reading;
		if (reading.status === 'pending') {
			doubted += pause;
			options.onProgress({ phase: 'waiting', milliseconds: pause, why: 'unseen' });
		}
		await waitUnlessCancelled(pause, options);
	}
	return { status: 'inProgress', snapshot: reading?.snapshot };
};

const blockedProblem = ({ targetId }: Change, blocker: Check): Problem =>
	new Problem('moved', { subject: targetId, unmet: blocker.id, detail: checkAbout(blocker) });

/**
 * Applies one confirmed change. Never rejects for a failure of Azure, the network or the disk: every such end is an
 * `ApplyResult`. Nothing is sent unless a fresh read still shows what was confirmed and the intent is on disk.
 */
export const apply = async (confirmed: Confirmed, options: ApplyOptions): Promise<ApplyResult> => {
	const { change } = confirmed;
	const { azure, journal, me, batch, onProgress, signal } = options;
	const handler = changeHandlerFor(change.changeRequest.kind);
	const read = () => handler.read(azure, change.changeRequest.input, { signal });

	/** All that the change rests on, just before a request leaves: the first, and each that is sent again. */
	const readStatus: LookBeforeSend = async () => {
		// What another person may read is no news about the change.
		const now = await azure.signedInUser({ signal });
		if (!isSameUser(me, now)) return { problem: new Problem('otherUser', { detail: `${me.name} → ${now.name}` }) };
		const snapshot = await read();
		const planned = handler.plan(snapshot, change.changeRequest.input);
		const other = targetProblem(change, planned);
		if (other) return { problem: other };
		if (handler.status?.(snapshot, change) === 'applied') return 'applied';
		const drift = driftProblem(change, planned);
		if (drift) return { problem: drift };
		const [blocker] = blockingChecks(planned.checks);
		if (blocker) return { problem: blockedProblem(change, blocker), isBusy: blocker.id === 'isSettled' };
		const reassessed = await options.reassess?.(change.changeRequest, { signal });
		return reassessed && evidenceDrift(change, reassessed);
	};

	let id: string;
	try {
		onProgress({ phase: 'looking' });
		const found = await readStatus();
		if (found === 'applied') return { outcome: 'already' };
		if (found) return { outcome: 'failed', problem: found.problem, current: found.current };
		onProgress({ phase: 'recording' });
		// The request is the one that was shown, its ETag too: a newer one would let through a change that was not confirmed.
		id = await journal.recordIntent(change, me, batch);
	} catch (error) {
		return { outcome: 'failed', problem: asProblem(error) };
	}

	const end = async (result: ApplyResult): Promise<ApplyResult> => {
		try {
			if (result.outcome === 'done') await journal.recordDone(id, { ours: result.ours, requestId: result.requestId });
			if (result.outcome === 'failed') await journal.recordFailed(id, result.problem);
			if (result.outcome === 'open') await journal.recordReconciled(id, 'cannotTell');
			return result;
		} catch (error) {
			// The change itself stands as it is; only its outcome is not on disk, so the next start reads again.
			return { outcome: 'open', problem: asProblem(error) };
		}
	};

	const answered = await sendWithRetry(change, handler, readStatus, options);
	if ('held' in answered) return end({ outcome: 'done', ours: false, requestId: undefined });
	if ('refusal' in answered && answered.refusal.kind !== 'alreadyAssigned')
		return end({ outcome: 'failed', problem: answered.refusal, current: answered.current });
	return end(await resultAfterSend(answered, handler, confirmed, read, options));
};

/** Resolves with the result of a request that Azure took, may have taken, or does not need any more: a fresh read tells. */
const resultAfterSend = async (
	answered: Exclude<SendOutcome, { held: true }>,
	handler: AnyChangeHandler,
	{ change }: Confirmed,
	read: () => Promise<unknown>,
	options: ApplyOptions,
): Promise<ApplyResult> => {
	const sent = 'sent' in answered ? answered.sent : undefined;
	const problem = 'doubt' in answered ? answered.doubt : 'refusal' in answered ? answered.refusal : undefined;
	const requestId = sent?.requestId ?? problem?.facts.requestId;
	const about = { subject: change.targetId, requestId };
	const { status: statusOf } = handler;
	if (!statusOf) {
		return sent && handler.isProvenByResponse?.(sent)
			? { outcome: 'done', ours: true, requestId }
			: { outcome: 'open', problem: problem ?? new Problem('badAnswer', about) };
	}
	try {
		const readStatus = async () => {
			const snapshot = await read();
			// The values of another resource of that name say nothing of the one that the request went to.
			const other = targetProblem(change, handler.plan(snapshot, change.changeRequest.input));
			if (other) throw other;
			return { snapshot, status: statusOf(snapshot, change) };
		};
		const { status, snapshot } = await waitForStatus(readStatus, handler, options);
		if (status === 'applied') {
			const ours =
				!('refusal' in answered) && (handler.isOurs?.(snapshot, change, { sent, by: options.me.objectId }) ?? true);
			return { outcome: 'done', ours, requestId };
		}
		if (status === 'pending' && problem && (problem.kind === 'operationFailed' || 'refusal' in answered))
			return { outcome: 'failed', problem };
		// An accepted change is never failed: it may show late, and the next start reads again.
		return {
			outcome: 'open',
			problem: problem ?? new Problem(status === 'pending' ? 'didNotStick' : 'unavailable', about),
		};
	} catch (error) {
		return { outcome: 'open', problem: problem ?? asProblem(error) };
	}
};
