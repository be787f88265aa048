// How keys are told from a paste.
import { describe, expect, it } from 'vitest';
import { arrivalOf, isTyped } from '../../../source/ui/context/arrival.ts';
import { keyCodes } from '../../helpers/key-codes.ts';

describe('what one read of the keyboard brings', () => {
	it.each([...Object.values(keyCodes), 'a', '検', '\n', '\u001BOM', '\u001B[1;5B', '\u001B[27;5;13~', '\u001Bx'])(
		'is one key: %j',
		(read) => expect(arrivalOf(read)).toBe('alone'),
	);

	it.each(['ab', 'a1', 'a ', 'h\r', 'OK', '[A'])('is what a fast typist on a slow line sends: %j', (read) =>
		expect(arrivalOf(read)).toBe('pair'),
	);

	it.each(['検証', '環境サービス', 'データ・センター', '山田　太郎'])('is what an input method sends: %s', (read) =>
		expect(arrivalOf(read)).toBe('composed'),
	);

	it.each([
		'検証ab',
		'検証\r',
		'abc',
		'\r\r',
		'\u001B[B\r',
		'\u001B[201~h\r',
		// Ink drops what is no key of its own, so that one letter would be all that is left of it.
		'\u001B[201~a',
		'\u001B[Ia',
		'a\u0000',
		'',
		// A name may read like what stands behind the escape of a key.
		'O365a',
		'[1;5B',
		'[200~',
	])('is a burst: %j', (read) => expect(arrivalOf(read)).toBe('burst'));

	it('is typed letter by letter, two at a time but not the first two, or as an input method’s words', () => {
		expect(isTyped('alone', '')).toBe(true);
		expect(isTyped('pair', 'a')).toBe(true);
		expect(isTyped('pair', '')).toBe(false);
		expect(isTyped('composed', '')).toBe(true);
		expect(isTyped('burst', 'a')).toBe(false);
	});
});
