// Which findings a pipeline wants to fail on, and with which code the program leaves.
import type { FailCondition } from './choices.ts';
import type { AccountRow, InspectionDocument } from './document.ts';

/** `ready`: nothing is in the way any more, and keys are still on. Doubts that were taken on are doubts no more. */
const conditionTests: Readonly<Record<FailCondition, (account: AccountRow) => boolean>> = {
	'keys-on': ({ keyAuth }) => keyAuth === 'on',
	ready: ({ verdict }) => verdict?.ruling === 'ready' || Boolean(verdict?.accepted),
	'not-ready': ({ verdict }) => verdict?.ruling === 'notReady',
	'cannot-tell': ({ verdict }) => verdict?.ruling === 'cannotTell' && !verdict.accepted,
	refused: ({ verdict }) => verdict?.ruling === 'refused',
};

/** What was found outweighs what could not be seen: it is certain. */
export const exitCode = (document: InspectionDocument, failOn: readonly FailCondition[]): 0 | 3 | 4 => {
	if (document.accounts.some((account) => failOn.some((one) => conditionTests[one](account)))) return 3;
	return document.complete ? 0 : 4;
};
