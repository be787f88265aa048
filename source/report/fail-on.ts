// Computes the exit code: which findings a pipeline fails on, and with which code.
import type { FailCondition } from './choices.ts';
import type { AccountRow, InspectionDocument } from './document.ts';

/**
 * Tests an account for each condition. `ready`: nothing blocks any more, and keys are still on. An accepted risk no
 * longer counts as unproven.
 */
const conditionTests: Readonly<Record<FailCondition, (account: AccountRow) => boolean>> = {
	'keys-on': ({ keyAuth }) => keyAuth === 'on',
	ready: ({ verdict }) => verdict?.ruling === 'ready' || Boolean(verdict?.accepted),
	'not-ready': ({ verdict }) => verdict?.ruling === 'notReady',
	'cannot-tell': ({ verdict }) => verdict?.ruling === 'cannotTell' && !verdict.accepted,
	refused: ({ verdict }) => verdict?.ruling === 'refused',
};

/** Returns the exit code of an inspection. A finding outweighs what could not be read: it is certain. */
export const exitCode = (document: InspectionDocument, failOn: readonly FailCondition[]): 0 | 3 | 4 => {
	if (document.accounts.some((account) => failOn.some((one) => conditionTests[one](account)))) return 3;
	return document.complete ? 0 : 4;
};
