// Which tenant of which cloud a line of the journal is about: one file serves them all, and each sees its own.
import type { Entry } from './journal-entries.ts';

export type Place = { readonly cloud: string; readonly tenantId: string | undefined };

/** What does not say is taken for anybody's: a token need not name its tenant, and older notes name neither. */
const isAt = (entry: { readonly cloud?: string; readonly tenantId?: string } | undefined, here: Place): boolean =>
	!entry ||
	((!entry.cloud || entry.cloud === here.cloud) &&
		(!entry.tenantId || !here.tenantId || entry.tenantId === here.tenantId));

/** The entries of one place, and how many changes there are of others. */
export const entriesAt = (
	entries: readonly Entry[],
	here: Place | undefined,
): { readonly entries: readonly Entry[]; readonly elsewhere: number } => {
	if (!here) return { entries, elsewhere: 0 };
	const away = new Set(
		entries.flatMap((entry) => (entry.type === 'intended' && !isAt(entry.who, here) ? entry.id : [])),
	);
	return {
		elsewhere: away.size,
		entries: entries.filter((entry) => {
			if (entry.type === 'intended') return !away.has(entry.id);
			return 'of' in entry ? !away.has(entry.of) : isAt(entry.where, here);
		}),
	};
};
