// The scope of a journal line: its cloud and tenant. One file holds the lines of all scopes, and each session reads its own.
import type { JournalEntry } from './journal-entries.ts';

export type JournalScope = { readonly cloud: string; readonly tenantId: string | undefined };

/** Whether an entry belongs to the scope. One without a cloud or tenant belongs to every scope: tokens and older notes need not name them. */
const isInScope = (
	entry: { readonly cloud?: string; readonly tenantId?: string } | undefined,
	here: JournalScope,
): boolean =>
	!entry ||
	((!entry.cloud || entry.cloud === here.cloud) &&
		(!entry.tenantId || !here.tenantId || entry.tenantId === here.tenantId));

/** Returns the entries of one scope, and how many changes the file holds of others. */
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
