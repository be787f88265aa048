// Figures as inline SVG. What they show stands beside them in words: they are drawn for those who see quicker than they read.
import { type Markup, markup } from './markup.ts';
import type { Bar, Steps } from './page.ts';

const width = 640;

/** A bar of all counts, each part as long as its share; a part of none has no length. */
export const bar = ({ title, parts }: Bar): Markup => {
	const all = parts.reduce((sum, { count }) => sum + count, 0);
	let from = 0;
	const pieces = parts.map(({ label, count, tone }) => {
		const x = from;
		from += all > 0 ? (count / all) * width : 0;
		const size = (from - x).toFixed(1);
		return markup`<rect class="${tone}" x="${x.toFixed(1)}" y="0" width="${size}" height="24"><title>${label}: ${count}</title></rect>`;
	});
	return markup`<figure><svg viewBox="0 0 ${width} 24" role="img" aria-label="${title}">${pieces}</svg>
<figcaption>${title}<ul class="legend">${parts.map(
		({ label, count, tone }) => markup`<li><span class="key ${tone}" aria-hidden="true"></span>${label}: ${count}</li>`,
	)}</ul></figcaption></figure>`;
};

const marks = { ok: '✔', warning: '!', danger: '✖', muted: '–' } as const;

/** One circle a step on a line, its mark within: a state is a word and a mark, and only then a colour. */
export const steps = ({ title, steps: all }: Steps): Markup => {
	const gap = width / Math.max(1, all.length);
	const x = (at: number) => (gap * (at + 0.5)).toFixed(1);
	return markup`<figure><svg viewBox="0 0 ${width} 56" role="img" aria-label="${title}">
<line class="line" x1="${x(0)}" y1="20" x2="${x(all.length - 1)}" y2="20"/>${all.map(
		({ title: name, state, tone }, at) => markup`
<g><title>${at + 1}. ${name}: ${state}</title><circle class="${tone}" cx="${x(at)}" cy="20" r="14"/><text class="mark" x="${x(at)}" y="25">${marks[tone]}</text><text class="number" x="${x(at)}" y="52">${at + 1}</text></g>`,
	)}</svg>
<figcaption>${title}<ol>${all.map(({ title: name, state, tone }) => markup`<li>${name}: <span class="word ${tone}">${state}</span></li>`)}</ol></figcaption></figure>`;
};
