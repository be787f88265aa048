// Which tenant of which cloud a line of the journal is about: one file serves them all, and each sees its own.
import type { JournalEntry } from './journal-entries.ts';

export type JournalScope = { readonly cloud: string; readonly tenantId: string | undefined };

/** What does not say is taken for anybody's: a token need not name its tenant, and older notes name neither. */
const isInScope = (
	entry: { readonly cloud?: string; readonly tenantId?: string } | undefined,
	here: JournalScope,
): boolean =>
	!entry ||
	((!entry.cloud || entry.cloud === here.cloud) &&
		(!entry.tenantId || !here.tenantId || entry.tenantId === here.tenantId));

/** The entries of one place, and how many changes there are of others. */
export const entriesInScope = (
	entries: readonly JournalEntry[],
	here: JournalScope | undefined,
): { readonly entries: readonly JournalEntry[]; readonly elsewhere: number } => {
	if (!here) return { entries, elsewhere: 0 };
	const outOfScopeIds = new Set(
		entries.flatMap((entry) => (entry.type === 'intended' && !isInScope(entry.who, here) ? entry.id : [])),
	);
	return {
		elsewhere: outOfScopeIds.size,
		entries: entries.filter((entry) => {
			if (entry.type === 'intended') return !outOfScopeIds.has(entry.id);
			return 'of' in entry ? !outOfScopeIds.has(entry.of) : isInScope(entry.where, here);
		}),
	};
};
