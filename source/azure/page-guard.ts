import { Problem } from '../model/problem.ts';

/**
 * Most pages of one list. Azure sends 100 rows and more a page; the largest list here, the accounts of a
 * tenant, is far below 250,000.
 */
export const maxPages = 2500;

/**
 * Returns a function that takes the address or token of each page before the request. It throws Problem `badAnswer` for one that was asked for
 * already (`PageCycle`), and for one too many, however different they are (`TooManyPages`).
 */
export const createPageGuard = (name: 'nextLink' | '$skipToken', subject?: string): ((page: string) => void) => {
	const asked = new Set<string>();
	return (page) => {
		if (asked.has(page)) throw new Problem('badAnswer', { code: 'PageCycle', detail: `${name} repeats`, subject });
		if (asked.size >= maxPages)
			throw new Problem('badAnswer', { code: 'TooManyPages', detail: `more than ${maxPages} pages`, subject });
		asked.add(page);
	};
};
