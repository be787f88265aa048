// The bundle measures texts with one that remembers: it must say what the original says.
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import remembered from '../../scripts/string-width.ts';
import { widthOf } from '../../source/ui/text.ts';

it('is the same width, the first time and again', () => {
	const piece = fc.constantFrom(
		'a',
		' ',
		'検',
		'証',
		'⚠',
		'✔',
		'ｶﾞ',
		'👩‍👩‍👧',
		'\u001B[1m',
		'\u001B[22m',
		'é',
		'\u0301',
		'\t',
	);
	fc.assert(
		fc.property(
			fc.array(piece).map((all) => all.join('')),
			(text) => {
				const width = stringWidth(text);
				expect([remembered(text), remembered(text), widthOf(text)]).toEqual([width, width, width]);
			},
		),
	);
	expect(remembered('①①', { ambiguousIsNarrow: false })).toBe(4);
	expect(remembered('①①')).toBe(2);
});
