import { Problem } from './problem.ts';

type Page = readonly unknown[] & { readonly continuationToken?: string };

/** Anything of the SDKs that lists by pages. */
type Listing = { byPage(): AsyncIterableIterator<unknown> };

/**
 * Every row of a listing. An empty page with a next link is gone on from; a next link that was followed before ends
 * it with Problem `badAnswer`, because the SDKs have no guard and would follow for ever.
 */
export const everyRow = async (listing: Listing): Promise<readonly unknown[]> => {
	const rows: unknown[] = [];
	const followed = new Set<string>();
	for await (const page of listing.byPage()) {
		const { continuationToken } = page as Page;
		rows.push(...(page as Page));
		if (continuationToken === undefined) continue;
		if (followed.has(continuationToken))
			throw new Problem('badAnswer', { code: 'PageCycle', detail: 'nextLink repeats' });
		followed.add(continuationToken);
	}
	return rows;
};
