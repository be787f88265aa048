// Whether a text holds a key, and that it is found out in constant time.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

const { timingSafeEqual } = vi.hoisted(() => ({ timingSafeEqual: vi.fn() }));
vi.mock('node:crypto', async (original) => {
	const crypto = await original<typeof import('node:crypto')>();
	timingSafeEqual.mockImplementation(crypto.timingSafeEqual);
	return { ...crypto, timingSafeEqual };
});
const { createKeyMatcher } = await import('../../../source/azure/evidence/key-matcher.ts');

const key1 = '0123456789abcdef0123456789abcdef';
const key2 = 'Zx9'.repeat(28);
const holds = createKeyMatcher({ key1, key2 });

describe('a value', () => {
	it.each([
		[key1, ['key1']],
		[` ${key2}\n`, ['key2']],
		[`Endpoint=https://a.openai.azure.com/;Key=${key2};`, ['key2']],
		[`{"primary":"${key1}","secondary":"${key2}"}`, ['key1', 'key2']],
		[`https://a.openai.azure.com/openai?subscription-key=${key1}&x=1`, ['key1']],
		[`api-key: ${key1}`, ['key1']],
		[`'${key1}','${key2}'`, ['key1', 'key2']],
		['', []],
		[key1.slice(1), []],
		[`${key1}0`, []],
		[key1.toUpperCase(), []],
	])('%j holds %j', (value, expected) => {
		expect(holds(value)).toEqual(expected);
	});

	it('of anything else holds no key', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), (text) => {
				expect(holds(text)).toEqual([]);
			}),
		);
	});

	it('is not found to hold a key that does not exist', () => {
		expect(createKeyMatcher({ key1: '', key2 })(';;')).toEqual([]);
	});
});

it('compares digests in constant time, each piece with both keys', () => {
	timingSafeEqual.mockClear();
	holds(key1);
	expect(timingSafeEqual).toHaveBeenCalledTimes(2);
	for (const [one, other] of timingSafeEqual.mock.calls) expect([one.length, other.length]).toEqual([32, 32]);
	expect(JSON.stringify(timingSafeEqual.mock.calls)).not.toContain(key1);
});
