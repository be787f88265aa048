// Which findings a pipeline wants to fail on, and with which code the program leaves.
import type { AccountRow, Document } from './document.ts';

export const conditions = ['keys-on', 'ready', 'not-ready', 'cannot-tell', 'refused'] as const;
export type Condition = (typeof conditions)[number];

/** `ready`: nothing is in the way any more, and keys are still on. Doubts that were taken on are doubts no more. */
const holds: Readonly<Record<Condition, (account: AccountRow) => boolean>> = {
	'keys-on': ({ keyAuth }) => keyAuth === 'on',
	ready: ({ verdict }) => verdict?.ruling === 'ready' || Boolean(verdict?.accepted),
	'not-ready': ({ verdict }) => verdict?.ruling === 'notReady',
	'cannot-tell': ({ verdict }) => verdict?.ruling === 'cannotTell' && !verdict.accepted,
	refused: ({ verdict }) => verdict?.ruling === 'refused',
};

/** What was found outweighs what could not be seen: it is certain. */
export const exitCode = (document: Document, failOn: readonly Condition[]): 0 | 3 | 4 => {
	if (document.accounts.some((account) => failOn.some((one) => holds[one](account)))) return 3;
	return document.complete ? 0 : 4;
};
