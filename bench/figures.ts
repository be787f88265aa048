// What is measured, and how it is told: a line a measure, with the floor and the peer beside it.

export type Measure = {
	readonly what: string;
	readonly unit: 'ms' | 'MB' | 'bytes' | 'requests';
	readonly ours: number;
	/** What nothing of this kind can be below, or the least that the same tools can do. */
	readonly floor?: Compared;
	/** The program that people know, doing the same. */
	readonly peer?: Compared;
	/** How many times the one it is compared with ours may be. */
	readonly aim?: { readonly of: 'floor' | 'peer'; readonly most: number };
	readonly note?: string;
};

export type Compared = { readonly name: string; readonly value: number };

export const quantile = (values: readonly number[], share: number): number => {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const short = (value: number, unit: Measure['unit']) =>
	`${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${unit}`;

export const ratioTo = ({ ours }: Measure, to: Compared | undefined): number | undefined => to && ours / to.value;

const against = (measure: Measure, to: Compared | undefined): string =>
	to ? `${to.name}: ${short(to.value, measure.unit)} (${(ratioTo(measure, to) ?? 0).toFixed(2)} x)` : '';

const verdict = (measure: Measure): string => {
	const { aim } = measure;
	if (!aim) return '';
	const ratio = ratioTo(measure, measure[aim.of]);
	if (ratio === undefined) return 'not compared';
	return `${ratio <= aim.most ? 'yes' : 'no'}, at most ${aim.most} x the ${aim.of}`;
};

/** Markdown, and legible as it is. */
export const table = (measures: readonly Measure[]): string => {
	const rows = [
		['what', 'aoai-keyless', 'floor', 'peer', 'aim met'],
		...measures.map((one) => [
			one.note ? `${one.what} (${one.note})` : one.what,
			short(one.ours, one.unit),
			against(one, one.floor),
			against(one, one.peer),
			verdict(one),
		]),
	];
	const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
	const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
	const [head = [], ...body] = rows.map(line);
	return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
};
