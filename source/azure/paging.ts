import type { FullOperationResponse } from '@azure/core-client';
import { Problem } from '../model/problem.ts';
import { createPageGuard } from './page-guard.ts';
import { requireSubject, uniqueRows } from './pipeline/response-subject.ts';

/** Anything of the SDKs that lists by pages. */
type PagedListing = { byPage(): AsyncIterableIterator<unknown> };

/** An option of a listing that passes every answer to the page guard. */
export type PageCheck = { readonly onResponse: (response: FullOperationResponse) => void };

/**
 * Resolves with every row of a listing, each resource once. An empty page with a next link is followed; an address that was asked before, or a
 * page too many, ends it with Problem `badAnswer`: the SDKs have no guard, follow for ever, and keep the next link to themselves.
 */
export const readAllPages = async (list: (watch: PageCheck) => PagedListing): Promise<readonly unknown[]> => {
	const guard = createPageGuard('nextLink');
	let first: string | undefined;
	const onResponse = ({ request: { url }, status, bodyAsText }: FullOperationResponse) => {
		// The SDKs take an answer without rows for an empty list.
		if (status < 300 && !/"value"\s*:\s*\[/.test(bodyAsText ?? ''))
			throw new Problem('badAnswer', { code: 'NoRows', detail: 'the list has no value', status });
		guard(url);
		first ??= url;
		// A next page is wherever the answer says: its rows are of what was asked first all the same.
		if (first !== url && status < 300 && bodyAsText)
			requireSubject('GET', decodeURI(new URL(first).pathname), JSON.parse(bodyAsText));
	};
	const rows: unknown[] = [];
	for await (const page of list({ onResponse }).byPage()) {
		for (const row of page as readonly unknown[]) rows.push(row);
	}
	return uniqueRows(rows);
};
