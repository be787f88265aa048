// Draws figures as inline SVG. Words beside them say the same: the figures are for people who see quicker than they
// read.
import { type Markup, markup } from './markup.ts';
import type { BarFigure, FillPattern, StepsFigure } from './page.ts';

const width = 640;

/** The pattern over the colour, in a tile of eight by eight: paper without colour shows nothing else. */
const patternMarkup: Readonly<Record<FillPattern, Markup>> = {
	plain: markup``,
	dotted: markup`<circle class="over" cx="4" cy="4" r="1.8"/>`,
	rising: markup`<path class="stroke" d="M-2 2L2-2M-2 10L10-2M6 10L10 6"/>`,
	falling: markup`<path class="stroke" d="M-2 6L2 10M-2-2L10 10M6-2L10 2"/>`,
	crossed: markup`<path class="stroke" d="M0 0L8 8M0 8L8 0"/>`,
	upright: markup`<path class="stroke" d="M4 0V8"/>`,
};

/** The least width of a part with a count, and the gap before the next part. */
const [least, gap] = [6, 4];

/** Returns the width of each part: its share, but never too little to see. */
const partWidths = (counts: readonly number[]): readonly number[] => {
	const room = width - gap * Math.max(0, counts.length - 1);
	const all = counts.reduce((sum, count) => sum + count, 0);
	const wide = counts.map((count) => Math.max(least, (count / Math.max(1, all)) * room));
	const over = wide.reduce((sum, one) => sum + one, 0) / room;
	return wide.map((one) => one / over);
};

/**
 * Returns a bar of all counts, a part each with its number below it if there is room; the legend stands beside its
 * pattern.
 */
export const barFigure = ({ title, parts }: BarFigure): Markup => {
	const sizes = partWidths(parts.map(({ count }) => count));
	let from = 0;
	const pieces = parts.map(({ label, count }, at) => {
		const [x, size] = [from, sizes[at] ?? 0];
		from += size + gap;
		const number =
			size > 9 * String(count).length
				? [markup`<text class="number" x="${(x + size / 2).toFixed(1)}" y="42">${count}</text>`]
				: [];
		return markup`<g><title>${label}: ${count}</title><rect class="part" fill="url(#part-${at})" x="${x.toFixed(1)}" y="1" width="${size.toFixed(1)}" height="24"/>${number}</g>`;
	});
	return markup`<figure><svg viewBox="-1 0 ${width + 2} 46" role="img" aria-label="${title}"><defs>${parts.map(
		({ tone, pattern }, at) =>
			markup`<pattern id="part-${at}" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="${tone}" width="8" height="8"/>${patternMarkup[pattern]}</pattern>`,
	)}</defs>${pieces}</svg>
<figcaption>${title}<ul class="legend">${parts.map(
		({ label, count }, at) =>
			markup`<li><svg class="key" viewBox="0 0 26 18" aria-hidden="true"><rect class="part" fill="url(#part-${at})" x="1" y="1" width="24" height="16"/></svg>${label}: ${count}</li>`,
	)}</ul></figcaption></figure>`;
};

const toneMarks = { ok: '✔', warning: '!', danger: '✖', muted: '–' } as const;

/**
 * Returns one circle for each step on a line, its mark within: a state is a word and a mark, and only then a colour.
 */
export const stepsFigure = ({ title, steps: all }: StepsFigure): Markup => {
	const apart = width / Math.max(1, all.length);
	const x = (at: number) => (apart * (at + 0.5)).toFixed(1);
	return markup`<figure><svg viewBox="0 0 ${width} 56" role="img" aria-label="${title}">
<line class="line" x1="${x(0)}" y1="20" x2="${x(all.length - 1)}" y2="20"/>${all.map(
		({ title: name, state, tone }, at) => markup`
<g><title>${at + 1}. ${name}: ${state}</title><circle class="${tone}" cx="${x(at)}" cy="20" r="14"/><text class="mark" x="${x(at)}" y="25">${toneMarks[tone]}</text><text class="number" x="${x(at)}" y="52">${at + 1}</text></g>`,
	)}</svg>
<figcaption>${title}<ol>${all.map(({ title: name, state, tone }) => markup`<li>${name}: <span class="word ${tone}">${state}</span></li>`)}</ol></figcaption></figure>`;
};
