// The bundle measures texts with one that remembers: it must say what the original says.
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import remembered from '../../scripts/string-width.ts';
import { shorten, toWidth, widthOf } from '../../source/shared/display-width.ts';
import { wrap } from '../../source/shared/wrap.ts';
import { breadcrumbLine } from '../../source/ui/kit/breadcrumbs.ts';
import { renderApp } from '../helpers/render-app.tsx';

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

it('cuts, pads and wraps to the column, where a wide character stands at the cut too', () => {
	const piece = fc.constantFrom('検', '証', '環境', 'ア', 'ｶﾞ', 'a', 'BC', ' ', '-', '、', '👩‍👩‍👧', 'é', '⚠', '①');
	const text = fc.array(piece, { maxLength: 30 }).map((all) => all.join(''));
	fc.assert(
		fc.property(text, fc.integer({ min: 1, max: 40 }), (given, width) => {
			expect(widthOf(toWidth(given, width))).toBe(width);
			expect(widthOf(toWidth(given, width, 'right'))).toBe(width);
			expect(widthOf(shorten(given, width))).toBeLessThanOrEqual(width);
			for (const line of wrap(given, Math.max(10, width)))
				expect(widthOf(line)).toBeLessThanOrEqual(Math.max(10, width));
			expect(widthOf(breadcrumbLine(['aoai-keyless', given, 'コントソ 検証環境', given], width))).toBeLessThanOrEqual(
				width,
			);
		}),
	);
});

it('keeps columns straight where names are Japanese and the window narrow', async () => {
	for (const columns of [60, 61, 73, 80, 100]) {
		const program = await renderApp({ columns, language: 'ja' });
		const { lists } = program.strings;
		try {
			await program.waitForText('コントソ 検証環境', 'Fabrikam', lists.state);
			const straight = (header: string, rows: RegExp, cell: RegExp) => {
				const lines = program.screen().split('\n');
				const head = lines.find((line) => line.includes(header)) ?? '';
				const from = widthOf(head.slice(0, head.indexOf(header)));
				const found = lines.filter((line) => rows.test(line));
				expect(found.length).toBeGreaterThan(3);
				for (const row of found) {
					expect([row, widthOf(row.slice(0, row.search(cell)))]).toEqual([row, from]);
					expect(widthOf(row)).toBeLessThanOrEqual(columns);
				}
			};
			straight(lists.state, /^[› ] .*(Enabled|Disabled)/, /Enabled|Disabled/);
			await program.press('a', '/');
			await program.type('kensho');
			await program.waitForText('aoai-kensho-01', lists.keys);
			straight(lists.keys, /^[› ] .*kensho/, /[⚠✔]/);
		} finally {
			await program.close();
		}
	}
});
