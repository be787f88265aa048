// Markdown and HTML, read back: they say what the document says, and nothing in a name is markup.
import { describe, expect, it } from 'vitest';
import { formatReport } from '../../../source/report/formats/index.ts';
import { toHtml } from '../../../source/report/formats/to-html.ts';
import { toMarkdown } from '../../../source/report/formats/to-markdown.ts';
import type { Page } from '../../../source/report/page.ts';
import { languages, loadStrings } from '../../../source/strings/index.ts';
import { inspectBeforeAll } from '../../helpers/inspection.ts';
import { findAllElements, parseHtml, textContentOf } from '../../helpers/parse-html.ts';

const here = inspectBeforeAll();

/** Cells of a row of a GitHub table, unescaped. */
const cells = (line: string) =>
	line
		.slice(2, -2)
		.split(/ (?<!\\)\| /)
		.map((cell) => cell.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1'));

describe.each(languages)('in %s', async (language) => {
	const strings = await loadStrings(language);

	it('Markdown has a row for each account, and names what could not be read', () => {
		const written = formatReport(here.document, 'markdown', strings);
		const [table = ''] = written.split(`**${strings.reports.accounts}**\n\n`).slice(1);
		const [head = '', rule, ...rows] = table.split('\n\n')[0]?.trim().split('\n') ?? [];
		expect(rule).toMatch(/^\|( --- \|)+$/);
		expect(rows.map((row) => cells(row)[0])).toEqual(here.document.accounts.map(({ name }) => name));
		expect(new Set(rows.map((row) => cells(row).length))).toEqual(new Set([cells(head).length]));
		expect(written).toContain('Fabrikam Shared Services');
	});

	it('HTML is whole, in its language, and has a row for each account', () => {
		const root = parseHtml(formatReport(here.document, 'html', strings));
		expect(findAllElements(root, 'html')[0]?.attributes.lang).toBe(language);
		expect(findAllElements(root, 'title').map(textContentOf)).toContain(strings.reports.title);
		const tables = findAllElements(root, 'table');
		const accounts = tables.find((one) =>
			findAllElements(one, 'caption').map(textContentOf).includes(strings.reports.accounts),
		);
		expect(
			accounts &&
				findAllElements(accounts, 'th')
					.filter(({ attributes }) => attributes.scope === 'row')
					.map(textContentOf),
		).toEqual(here.document.accounts.map(({ name }) => name));
		expect(tables.length).toBe(1 + here.document.summary.keysOn);
		expect(textContentOf(root)).toContain('Fabrikam Shared Services');
	});

	it('HTML can be used without seeing it, and says in words what it draws', () => {
		const root = parseHtml(formatReport(here.document, 'html', strings));
		for (const table of findAllElements(root, 'table')) {
			expect(findAllElements(table, 'caption').length).toBe(1);
			for (const head of findAllElements(table, 'th')) expect(['col', 'row']).toContain(head.attributes.scope);
		}
		const [drawn, ...keys] = findAllElements(root, 'svg');
		expect(drawn?.attributes).toMatchObject({ role: 'img', 'aria-label': strings.reports.figure });
		for (const svg of keys) expect(svg.attributes['aria-hidden']).toBe('true');
		const [figure] = findAllElements(root, 'figcaption').map(textContentOf);
		expect(figure).toContain(`${strings.reports.outcomes.notReady}: ${here.document.summary.notReady}`);
		expect(findAllElements(root, 'h1').length).toBe(1);
	});
});

describe('HTML', () => {
	it('tells the parts of its figure apart without any colour, and shows even the smallest', async () => {
		const root = parseHtml(formatReport(here.document, 'html', await loadStrings('en')));
		const patterns = findAllElements(root, 'pattern');
		const drawn = patterns.map((one) =>
			findAllElements(one, 'path')
				.concat(findAllElements(one, 'circle'))
				.map(({ attributes }) => attributes.d),
		);
		expect(patterns.length).toBeGreaterThan(3);
		expect(new Set(drawn.map(String)).size).toBe(patterns.length);
		const parts = findAllElements(root, 'rect').filter((one) => one.attributes.class === 'part');
		// In the bar and in the legend.
		for (const [at, { attributes }] of patterns.entries())
			expect(parts.filter(({ attributes: { fill } }) => fill === `url(#${attributes.id})`).length, `${at}`).toBe(2);
		const bar = parts
			.slice(0, patterns.length)
			.map(({ attributes: { x, width } }) => [Number(x), Number(width)] as const);
		for (const [at, [x, width]] of bar.entries()) {
			expect(width).toBeGreaterThan(3);
			const [next] = bar[at + 1] ?? [Number.POSITIVE_INFINITY];
			expect(next - x - width).toBeGreaterThan(3);
		}
	});

	it('needs no other file or server, and lets nothing run', async () => {
		const written = formatReport(here.document, 'html', await loadStrings('en'));
		expect(written).not.toMatch(/<(script|link|img|iframe|object|base)|\bsrc=|\bhref=|url\((?!#)|@import|\son[a-z]+=/i);
		expect(written).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`.replaceAll("'", "'"));
		expect(written).toContain('prefers-color-scheme:dark');
	});

	it('gives each tone enough contrast in the light and in the dark', async () => {
		const written = formatReport(here.document, 'html', await loadStrings('en'));
		const schemes = [...written.matchAll(/:root\{([^}]+)\}/g)].map(([, rules = '']) =>
			Object.fromEntries(
				[...rules.matchAll(/--([a-z]+):(#[0-9a-f]+)/g)].map(([, name = '', value = '']) => [name, value]),
			),
		);
		const luminance = (colour: string) => {
			const full = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour;
			const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
				const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
				return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		};
		const contrast = (a: string, b: string) => {
			const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
			return (light + 0.05) / (dark + 0.05);
		};
		expect(schemes.length).toBe(2);
		for (const scheme of schemes)
			for (const tone of ['ink', 'soft', 'ok', 'warning', 'danger', 'muted'])
				expect(contrast(scheme[tone] ?? '', scheme.ground ?? ''), tone).toBeGreaterThanOrEqual(4.5);
	});
});

describe('a name that would be markup', () => {
	const evil = '</title><script>alert(1)</script>"\'|`*_[x](http://x)&lt;\n# x';
	const page: Page = {
		language: 'en',
		title: evil,
		parts: [
			{ kind: 'heading', text: evil },
			{ kind: 'text', text: evil, tone: 'danger' },
			{ kind: 'facts', rows: [[evil, evil]] },
			{ kind: 'list', items: [evil, '# no heading', '1. no list'] },
			{ kind: 'code', language: 'sh', lines: ['```', evil] },
			{ kind: 'table', caption: evil, head: [evil], rows: [[{ text: evil, tone: 'ok' }]] },
			{ kind: 'bar', title: evil, parts: [{ label: evil, count: 1, tone: 'ok', pattern: 'plain' }] },
			{ kind: 'steps', title: evil, steps: [{ title: evil, state: evil, tone: 'muted' }] },
		],
	};

	it('is text in HTML', () => {
		const root = parseHtml(toHtml(page));
		expect(findAllElements(root, 'script')).toEqual([]);
		expect(findAllElements(root, 'h1').map(textContentOf)).toEqual([evil]);
		expect(findAllElements(root, 'th').map(textContentOf)).toContain(evil);
	});

	it('is text in Markdown', () => {
		const written = toMarkdown(page);
		const outside = written.replace(/````sh[\s\S]*?````/, '');
		expect(outside).not.toBe(written);
		expect(outside).not.toMatch(/(?<!\\)[`[\]<>]/);
		expect(outside).toContain('- \\# no heading');
		expect(outside).toContain('- 1\\. no list');
		for (const row of outside.split('\n').filter((line) => line.startsWith('|')))
			expect(row.match(/(?<!\\)\|/g)?.length).toBeLessThanOrEqual(3);
	});
});
