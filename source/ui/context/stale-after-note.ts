// What each kind of note makes stale. Azure is not asked again for what rests on nothing that a person said.
import type { QueryKey } from '@tanstack/react-query';
import type { NoteKind } from '../../storage/journal-entries.ts';
import { queryKeys } from './query-keys.ts';

type StaleKeys = (accountId: string) => readonly QueryKey[];

/** The facts hold the notes, and what is read of Azure for the identity and the role that were chosen; plans hold facts. */
const decision: StaleKeys = (accountId) => [queryKeys.facts(accountId), queryKeys.journal(), queryKeys.all.plans];

const rotation: StaleKeys = (accountId) => [queryKeys.rotation(accountId), queryKeys.journal()];

/** The answers that rest on a note of that kind about that account. A kind that is new does not compile until it is here. */
export const staleAfterNote: Readonly<Record<NoteKind, StaleKeys>> = {
	identityChosen: decision,
	roleChosen: decision,
	applicationChanged: decision,
	applicationUnchanged: decision,
	consumerAdded: decision,
	consumerDropped: decision,
	consumerAccepted: decision,
	consumerUnaccepted: decision,
	ticked: decision,
	unticked: decision,
	doubtAccepted: decision,
	nothingCalls: decision,
	keyRefusalSeen: decision,
	appsMoved: rotation,
	appsNotMoved: rotation,
	keyCopied: () => [queryKeys.journal()],
};
