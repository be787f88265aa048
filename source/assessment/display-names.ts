// Checks and evidence name subscriptions and callers by id; people know them by name.
import type { SignedInUser } from '../model/azure.ts';
import { checkWithNames } from '../model/check.ts';
import { isSameId } from '../model/resource-id.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';
import type { Assessment, Evaluation } from './assess-account.ts';
import type { HostsAndIdentities } from './consumers.ts';
import type { Verdict } from './verdict.ts';

/** Not within a path: with a name in it, it would lead nowhere. */
const guids = /(?<![/\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/gi;

/** The text with names in place of the ids of subscriptions, users, groups and service principals. */
export const idReplacer = (known: Iterable<{ readonly id: string; readonly name: string }>) => {
	const names = new Map([...known].map(({ id, name }) => [id.toLowerCase(), name]));
	return (text: string): string => text.replaceAll(guids, (id) => names.get(id.toLowerCase()) ?? id);
};

/** What a principal is called, as far as that was read anyway: oneself, hosts, user-assigned identities. */
export const knownPrincipalName = (
	me: Pick<SignedInUser, 'objectId' | 'name'>,
	{ hosts, identities }: HostsAndIdentities,
	principalId: string,
): string | undefined =>
	(me.objectId && isSameId(me.objectId, principalId) ? me.name : undefined) ??
	hosts.find(({ identity }) => isSameId(identity.systemAssigned?.principalId ?? '', principalId))?.name ??
	identities.find((one) => isSameId(one.principalId, principalId))?.name;

/** Principals in what was noted: `principal:` and an object id. */
export const principalIdsInNotes = (entries: readonly JournalEntry[]): readonly string[] =>
	entries.flatMap((entry) =>
		entry.type === 'noted' && 'consumer' in entry.note && entry.note.consumer.startsWith('principal:')
			? (entry.note.consumer.match(guids) ?? [])
			: [],
	);

/** Who is shown by object id unless somebody knows better: callers, and who listed the keys. */
export const unnamedPrincipalIds = ({ rows, evidence }: Pick<Assessment, 'rows' | 'evidence'>): readonly string[] => [
	...rows.flatMap(({ name, principalId }) => (name === principalId ? name : [])),
	...(evidence?.keyListings.known ? evidence.keyListings.value.flatMap(({ caller }) => caller.match(guids) ?? []) : []),
];

/** Returns the verdict with names in place of ids in every check. */
export const verdictWithNames = (found: Verdict, naming: (text: string) => string): Verdict => ({
	...found,
	checks: found.checks.map((check) => checkWithNames(check, naming)),
});

/** The same judgement, in names. */
export const evaluationWithNames = <T extends Evaluation>(judged: T, naming: (text: string) => string): T => ({
	...judged,
	rows: judged.rows.map((row) => ({ ...row, name: naming(row.name) })),
	verdict: judged.verdict && verdictWithNames(judged.verdict, naming),
});
