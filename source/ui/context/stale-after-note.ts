// Says which answers each kind of note makes stale. What rests on no note is not read from Azure again.

import type { QueryKey } from '@tanstack/react-query';
import type { AccountId } from '../../model/resource-id.ts';
import type { NoteKind } from '../../storage/journal-entries.ts';
import { queryKeys } from './query-keys.ts';

type StaleKeys = (accountId: AccountId) => readonly QueryKey[];

/**
 * A decision makes facts stale, which hold the notes and what is read for the chosen identity and role; plans hold
 * facts.
 */
const decision: StaleKeys = (accountId) => [queryKeys.facts(accountId), queryKeys.journal(), queryKeys.all.plans];

const rotation: StaleKeys = (accountId) => [queryKeys.rotation(accountId), queryKeys.journal()];

/**
 * The keys of the answers that rest on a note of this kind about this account. A new kind does not compile until it is
 * here.
 */
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

/**
 * The notes that a person records several of in a row, and that leave the chosen identity and its role as they are:
 * facts take them in from the journal, and nothing is read from Azure.
 */
export const notesWithoutReading: ReadonlySet<NoteKind> = new Set([
	'applicationChanged',
	'applicationUnchanged',
	'consumerAdded',
	'consumerAccepted',
	'consumerUnaccepted',
	'ticked',
	'unticked',
]);
