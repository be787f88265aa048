// Checks and evidence name subscriptions and callers by id; people know them by name.
import type { SignedInUser } from '../model/azure.ts';
import { checkWithNames } from '../model/check.ts';
import { isSameId, type PrincipalId } from '../model/resource-id.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';
import type { Assessment, Evaluation } from './assess-account.ts';
import type { HostsAndIdentities } from './consumers.ts';
import type { Verdict } from './verdict.ts';

/** GUIDs outside of paths: a path with a name in it would lead nowhere. */
const guids = /(?<![/\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;

/** Returns a function that puts names in place of the ids of subscriptions, users, groups and service principals. */
export const idReplacer = (known: Iterable<{ readonly id: string; readonly name: string }>) => {
	const names = new Map([...known].map(({ id, name }) => [id.toLowerCase(), name]));
	return (text: string): string => text.replaceAll(guids, (id) => names.get(id.toLowerCase()) ?? id);
};

/** Returns the name of a principal that was read anyway: the operator, a host, a user-assigned identity; undefined for others. */
export const knownPrincipalName = (
	me: Pick<SignedInUser, 'objectId' | 'name'>,
	{ hosts, identities }: HostsAndIdentities,
	principalId: PrincipalId,
): string | undefined =>
	(me.objectId && isSameId(me.objectId, principalId) ? me.name : undefined) ??
	hosts.find(({ identity }) => isSameId(identity.systemAssigned?.principalId ?? '', principalId))?.name ??
	identities.find((one) => isSameId(one.principalId, principalId))?.name;

/** Returns the object ids of principals in the notes, from `principal:` ids. */
export const principalIdsInNotes = (entries: readonly JournalEntry[]): readonly string[] =>
	entries.flatMap((entry) =>
		entry.type === 'noted' && 'consumer' in entry.note && entry.note.consumer.startsWith('principal:')
			? (entry.note.consumer.match(guids) ?? [])
			: [],
	);

/** Returns the object ids that are shown as they are without the directory: of callers, and of those who listed the keys. */
export const unnamedPrincipalIds = ({ rows, evidence }: Pick<Assessment, 'rows' | 'evidence'>): readonly string[] => [
	...rows.flatMap(({ name, principalId }) => (name === principalId ? name : [])),
	...(evidence?.keyListings.known ? evidence.keyListings.value.flatMap(({ caller }) => caller.match(guids) ?? []) : []),
];

/** Returns the verdict with names in place of ids in every check. */
export const verdictWithNames = (found: Verdict, naming: (text: string) => string): Verdict => ({
	...found,
	checks: found.checks.map((check) => checkWithNames(check, naming)),
});

/** Returns the evaluation with names in place of ids. */
export const evaluationWithNames = <T extends Evaluation>(evaluation: T, naming: (text: string) => string): T => ({
	...evaluation,
	rows: evaluation.rows.map((row) => ({ ...row, name: naming(row.name) })),
	verdict: evaluation.verdict && verdictWithNames(evaluation.verdict, naming),
});
