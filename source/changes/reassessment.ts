// The evidence behind a confirmed change, read again before its first request leaves.
import type { CallOptions } from '../model/azure.ts';
import type { Change } from '../model/change.ts';
import type { ChangeInputs, ChangeRequest } from '../model/change-inputs.ts';
import { type Check, checkAbout, type TriState } from '../model/check.ts';
import { Problem } from '../model/problem.ts';

export type Reassessment = {
	/** The checks of the verdict, as they are now. */
	readonly checks: readonly Check[];
	/** The change as the account's road offers it now; undefined where it offers none. */
	readonly request: ChangeRequest | undefined;
	/** Returns the text with names in place of ids, as screens show it. */
	readonly naming: (text: string) => string;
};

/** Runs the whole assessment of the account again; undefined where the change rests on no more than its own read. */
export type Reassess = (request: ChangeRequest, options: CallOptions) => Promise<Reassessment | undefined>;

type DisableKeysInput = ChangeInputs['disableKeys'];
type Evidence = DisableKeysInput['evidence'][number];

const ranks: Readonly<Record<TriState, number>> = { no: 0, unknown: 1, yes: 2 };

const describe = ({ met, about }: Pick<Evidence, 'met' | 'about'>): string => (about ? `${met} (${about})` : met);

const isDifferent = (before: Evidence, now: Check, naming: Reassessment['naming']): boolean => {
	if (before.met !== now.met || before.because !== now.because) return true;
	// What a check that holds names (the days of a log) moves on with time; what an open one names was accepted or not.
	const about = checkAbout(now) ?? '';
	return now.met !== 'yes' && (before.about ?? '') !== about && (before.about ?? '') !== naming(about);
};

const callerIds = ({ callers }: DisableKeysInput): string =>
	callers
		.map(({ principalId }) => principalId.toLowerCase())
		.sort()
		.join();

/** Drift of the evidence: `problem` says what differs; `current` is the change that may be confirmed instead. */
export type EvidenceDrift = { readonly problem: Problem; readonly current?: ChangeRequest };

/**
 * Returns undefined where the evidence is what it was. Worse evidence is refused; where it differs and is no worse, the change as it
 * is now has to be confirmed anew. A request without evidence rests on none.
 */
export const evidenceDrift = (
	{ changeRequest, targetId }: Change,
	{ checks, request, naming }: Reassessment,
): EvidenceDrift | undefined => {
	if (changeRequest.kind !== 'disableKeys' || changeRequest.input.evidence.length === 0) return undefined;
	const { input } = changeRequest;
	const driftProblem = (unmet: Check['id'] | undefined, detail: string) =>
		new Problem('moved', { subject: targetId, unmet, detail });
	const pairs = checks.map((now) => ({ before: input.evidence.find(({ id }) => id === now.id), now }));
	const worse = pairs.find(({ before, now }) => ranks[now.met] < ranks[before?.met ?? 'yes']);
	if (worse) {
		const { before, now } = worse;
		const after = describe({ met: now.met, about: naming(checkAbout(now) ?? '') });
		return {
			problem: driftProblem(now.id, `${describe({ met: before?.met ?? 'yes', about: before?.about })} → ${after}`),
		};
	}
	if (request?.kind !== 'disableKeys') return { problem: driftProblem('consumersReady', '') };
	const changed = pairs.find(({ before, now }) => before && isDifferent(before, now, naming));
	if (changed?.before) {
		const { before, now } = changed;
		const after = describe({ met: now.met, about: naming(checkAbout(now) ?? '') });
		return { problem: driftProblem(now.id, `${describe(before)} → ${after}`), current: request };
	}
	const isSame = callerIds(request.input) === callerIds(input) && request.input.accepted === input.accepted;
	return isSame ? undefined : { problem: driftProblem('consumersReady', ''), current: request };
};
