// The table of the readmes: what has an aim, with the machine and the date, from the last full run.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Measure, ratioTo, short } from './figures.ts';

export type Results = {
	readonly machine: Readonly<Record<'date' | 'node' | 'processor' | 'system' | 'fzf' | 'az', string>>;
	readonly measures: readonly Measure[];
};

export const readmes = { en: 'readme.md', ja: 'readme.ja.md' } as const;
type Language = keyof typeof readmes;

const heads: Readonly<Record<Language, readonly string[]>> = {
	en: ['What', 'aoai-keyless', 'beside', 'times', 'aim: at most'],
	ja: ['測定項目', 'aoai-keyless', '比較対象', '倍率', '目標 (以下)'],
};

/** Measures are named in English; these are their parts in Japanese. */
const inJapanese: readonly (readonly [RegExp, string])[] = [
	[/^first frame, beside az$/, '最初の画面 (az と比較)'],
	[/^first frame$/, '最初の画面'],
	[/^filter (\d+) rows$/, '$1 行の絞り込み'],
	[/^step to frame, p95, (\d+) rows$/, '$1 行で 1 行移動 (p95)'],
	[/^letter to filtered frame, p95, (\d+) rows$/, '$1 行で 1 文字入力して絞り込み (p95)'],
	[/^resident memory at ([\d,]+) accounts, .*$/, '$1 アカウントでのメモリ使用量'],
	[/^bare Ink hello$/, 'Ink だけの最小プログラム'],
	[/^az version, to its end$/, 'az version の終了まで'],
	[/^with 10$/, '10 アカウントの場合'],
];

const inLanguage = (text: string, language: Language): string =>
	language === 'en' ? text : inJapanese.reduce((said, [pattern, words]) => said.replace(pattern, words), text);

/** The lines between the marks of a readme. */
export const quoteOf = ({ machine, measures }: Results, language: Language): string => {
	const rows = measures.flatMap((measure) => {
		const { what, ours, unit, aim } = measure;
		const beside = aim && measure[aim.of];
		const ratio = ratioTo(measure, beside);
		if (!beside || ratio === undefined) return [];
		return [
			[
				inLanguage(what, language),
				short(ours, unit),
				`${inLanguage(beside.name, language)}: ${short(beside.value, unit)}`,
				ratio.toFixed(2),
				String(aim.most),
			],
		];
	});
	const { date, node, processor, system, fzf, az } = machine;
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [
		line(heads[language]),
		line(heads[language].map(() => '---')),
		...rows.map(line),
		'',
		`${date}, ${processor} (${system}), Node.js ${node}, fzf ${fzf}, Azure CLI ${az}`,
	].join('\n');
};

const marked = /(<!-- bench -->\n)[\s\S]*?(\n<!-- \/bench -->)/;

/** What stands between the marks; undefined where there are none. */
export const quotedIn = (text: string): string | undefined =>
	marked.exec(text)?.[0].replace(marked, (whole, from: string, to: string) => whole.slice(from.length, -to.length));

export const writeQuotes = async (results: Results, folder: string): Promise<void> => {
	for (const [language, name] of Object.entries(readmes) as [Language, string][]) {
		const file = join(folder, name);
		const text = await readFile(file, 'utf8');
		await writeFile(
			file,
			text.replace(marked, (_, from, to) => `${from}${quoteOf(results, language)}${to}`),
		);
	}
};
