// It always ends: lists whose pages never do, and credentials that never answer.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPageGuard, maxPages } from '../../source/azure/page-guard.ts';
import { readAllPages } from '../../source/azure/paging.ts';
import { personTokenLimit, silentTokenLimit, withTokenLimit } from '../../source/azure/token-limit.ts';
import { Problem } from '../../source/model/problem.ts';

const problemOf = async (promise: Promise<unknown>) => {
	const error: unknown = await promise.then(
		() => 'no problem',
		(caught: unknown) => caught,
	);
	return error instanceof Problem ? [error.kind, error.facts.code, error.facts.detail] : error;
};

describe('a list', () => {
	it('of pages that all differ ends with a problem that says how many were read', async () => {
		let pages = 0;
		const listing = readAllPages(({ onResponse }) => ({
			byPage: async function* () {
				for (;;) {
					pages += 1;
					onResponse({
						request: { url: `https://management.azure.com/subscriptions?page=${pages}` },
						status: 200,
						bodyAsText: '{"value":[]}',
					} as never);
					yield [];
				}
			},
		}));
		expect(await problemOf(listing)).toEqual(['badAnswer', 'TooManyPages', `more than ${maxPages} pages`]);
		expect(pages).toBe(maxPages + 1);
	});

	it('that comes round again ends at once', () => {
		const guard = createPageGuard('$skipToken', '/path');
		guard('a');
		expect(() => guard('a')).toThrow(Problem);
	});
});

describe('a credential that never answers', () => {
	afterEach(() => vi.useRealTimers());

	it.each([silentTokenLimit, personTokenLimit])('is given up after %d ms, and told to stop', async (limit) => {
		vi.useFakeTimers();
		let isStopped = false;
		const credential = withTokenLimit(
			{
				getToken: (_, { abortSignal } = {}) => {
					abortSignal?.addEventListener('abort', () => {
						isStopped = true;
					});
					return new Promise(() => undefined);
				},
			},
			limit,
		);
		const asked = problemOf(credential.getToken('scope'));
		await vi.advanceTimersByTimeAsync(limit);
		expect(await asked).toEqual(['notSignedIn', undefined, `no token within ${limit / 1000} s`]);
		expect(isStopped).toBe(true);
	});

	it('is left at once when the person leaves', async () => {
		const left = new AbortController();
		const credential = withTokenLimit(
			{
				getToken: (_, { abortSignal } = {}) =>
					new Promise((_resolve, reject) => abortSignal?.addEventListener('abort', () => reject(new Error('left')))),
			},
			silentTokenLimit,
		);
		const asked = credential.getToken('scope', { abortSignal: left.signal });
		left.abort();
		await expect(asked).rejects.toThrow('left');
	});
});
