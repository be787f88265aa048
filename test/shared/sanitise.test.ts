import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../source/shared/sanitise.ts';

const hostile = fc.oneof(
	fc.constantFrom(
		'\u001B[31m',
		'\u001B]8;;https://evil.example\u0007',
		'\u001B]52;c;AAAA\u001B\\',
		'\u009B2J',
		'\u202E',
		'\u2066',
		'\u200B',
		'\r\n',
		'\u0085',
		'\u2028',
		'\u0007',
		'\uD800',
		'\uFEFF',
		'\u{E0041}',
	),
	fc.string({ unit: 'binary' }),
);

describe('text from outside', () => {
	it('comes out as one line without controls, sequences or invisible characters, for any input', () => {
		fc.assert(
			fc.property(
				fc.array(hostile).map((parts) => parts.join('')),
				(text) => {
					const shown = clean(text);
					expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
					expect(shown.isWellFormed()).toBe(true);
					expect(clean(shown)).toBe(shown);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('keeps the words around what it takes out', () => {
		expect(clean('aoai\u001B[31m-red\u001B[0m')).toBe('aoai-red');
		expect(clean('\u001B]8;;https://evil.example\u0007click\u001B]8;;\u0007 me')).toBe('click me');
		expect(clean('one\r\ntwo\tthree')).toBe('one two three');
		expect(clean('user\u202Egnp.exe')).toBe('usergnp.exe');
	});

	it('leaves ids and Japanese names as they are', () => {
		for (const text of [
			'/subscriptions/1/resourceGroups/rg-検証/providers/Microsoft.CognitiveServices/accounts/a',
			'コントソ 検証環境',
			"it's (a) name_1.2",
		]) {
			expect(clean(text)).toBe(text);
		}
	});
});
