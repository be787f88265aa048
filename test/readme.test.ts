// The readmes say what the program does: flags, exit codes, keys, accounts, commands and pictures cannot drift.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quotedIn, quoteOf, type Results } from '../bench/quote.ts';
import { createContosoContents } from '../emulator/source/contents/contoso.ts';
import { shells } from '../source/cli/completion/grammar.ts';
import { parseCommandLine } from '../source/cli/parse.ts';
import { failConditions, formats } from '../source/report/choices.ts';
import { languages, loadStrings } from '../source/strings/index.ts';
import { keys } from '../source/ui/context/keys.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const unique = (found: Iterable<string>): readonly string[] => [...new Set(found)].sort();
const all = (text: string, pattern: RegExp) =>
	unique([...text.matchAll(pattern)].map(([whole, part]) => part ?? whole));

/** From the heading with this text to the next of its level. */
const section = (text: string, heading: string) => {
	const found = text.split(/^## /m).find((one) => one.startsWith(heading));
	if (!found) throw new Error(`no section is called ${heading}`);
	return found;
};

const headings = {
	en: ['Command line', 'Keys', 'Reports'],
	ja: ['コマンド ライン', 'キー操作', 'レポート'],
} as const;

/** With its value, as the help writes it: `--port <number>`. */
const flag = /(?:^ +|, |`)(--[a-z-]+(?: <[^>]+>)?)/gm;

describe.each(languages)('the readme in %s', async (language) => {
	const text = read(language === 'en' ? 'readme.md' : `readme.${language}.md`);
	const strings = await loadStrings(language);
	const helpOf = (...argv: readonly string[]) => {
		const asked = parseCommandLine([...argv, '--help'], strings, '0.0.0');
		return asked.do === 'print' ? asked.text : '';
	};
	const [help, practiceHelp] = [helpOf(), helpOf('practice')];
	const [commandLine, keyTable, reports] = headings[language].map((heading) => section(text, heading)) as [
		string,
		string,
		string,
	];
	const [, ...tables] = commandLine.split(/^`aoai-keyless/m);
	const [azure, rest = ''] = [tables[0] ?? '', tables[1]];
	const [practice, both = ''] = rest.split(/^(?:Both take|次のオプションは)/m) as [string, string];

	it('names every flag of the help and no other, in its place', () => {
		const [opens, trains] = [all(help, flag), all(practiceHelp, flag)];
		expect(opens.length).toBeGreaterThan(7);
		expect(all(azure, flag)).toEqual(opens.filter((one) => !trains.includes(one) && one !== '--version'));
		expect(all(practice, flag)).toEqual(trains.filter((one) => !opens.includes(one)));
		expect(all(both, flag)).toEqual(unique([...opens.filter((one) => trains.includes(one)), '--version']));
	});

	it('names every flag of the reports but those that all commands take', () => {
		const common = all(both, flag).filter((one) => !/--(subscription|account) /.test(one));
		const told = [...reports.split(/^(?=`aoai-keyless )/m)];
		for (const command of ['inspect', 'report', 'history']) {
			const here = told.find((one) => one.startsWith(`\`aoai-keyless ${command}`)) ?? '';
			const table = here.split('\n').filter((line) => line.startsWith('|'));
			expect(all(table.join('\n'), flag), command).toEqual(
				all(helpOf(command), flag).filter((one) => !common.includes(one)),
			);
		}
	});

	it('names every command of the help, and every shell', () => {
		const commands = all(help.split(strings.cli.help.titles['Commands:'] ?? 'Commands:')[1] ?? '', /^ {2}([a-z]+)/gm);
		expect(commands.length).toBeGreaterThan(4);
		const told = `${commandLine}${reports}`;
		expect(commands.filter((name) => !told.includes(`\n\`aoai-keyless ${name}\``))).toEqual([]);
		for (const shell of shells) expect(reports).toContain(`aoai-keyless completion ${shell}`);
	});

	it('names the values that a flag of the reports takes, the default first', () => {
		for (const [name, ...values] of [
			['--output', ...formats],
			['--fail-on', ...failConditions],
		]) {
			const [row = ''] = reports.split('\n').filter((one) => one.startsWith(`| \`${name} `));
			expect([...row.matchAll(/`([a-z-]+)`/g)].map(([, value]) => value)).toEqual(values);
		}
	});

	it('names the values that a flag takes, the default first', () => {
		for (const [name, ...values] of [
			['--cloud', 'public', 'usgov', 'china'],
			['--pace', 'fast', 'azure'],
			['--lang', 'en', 'ja'],
		]) {
			const [row = ''] = commandLine.split('\n').filter((one) => one.startsWith(`| \`${name} `));
			expect([...row.matchAll(/`([a-z]+)`/g)].map(([, value]) => value)).toEqual(values);
			for (const value of values) expect(help + practiceHelp).toMatch(new RegExp(`[ 、]${value}[、,;。)]`));
		}
	});

	it('names every exit code of the help and no other', () => {
		const codes = (lines: string, pattern: RegExp) =>
			all([...lines.matchAll(pattern)].map(([, found]) => found).join(' '), /\d+/g);
		const documented = codes(commandLine, /^\| (\d[\d, ]*) \|/gm);
		expect(documented).toEqual(codes(strings.cli.exitCodes, /^ +(\d[\d,、 ]*)/gm));
		expect(documented.length).toBeGreaterThan(5);
		expect(help).toContain(strings.cli.exitCodes);
	});

	it('walks the road of the guide, step by step', () => {
		const told = [...text.matchAll(/^\*\*(\d\. [^*]+?)\.?\*\*/gm)].map(([, title]) => title);
		expect(told).toEqual(Object.values(strings.road.steps).map(({ title }, index) => `${index + 1}. ${title}`));
	});

	it('names every key', () => {
		const told = all(keyTable, /`([^`]+)`/g);
		expect(Object.values(keys).filter(({ show }) => !told.includes(show))).toEqual([]);
	});

	it('names accounts and hosts that the practice tenant has', () => {
		const names = createContosoContents().resources.map(({ name }: { readonly name: string }) => name);
		const told = all(text, /`((?:aoai|ai|speech|vm|app)-[a-z0-9-]+)`/g).filter((one) => one !== 'aoai-keyless');
		expect(told.length).toBeGreaterThan(10);
		expect(told.filter((one) => !names.includes(one))).toEqual([]);
	});

	it('gives commands that work', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		expect(text).toContain('npm ci && npm run practice\n');
		expect(text).toContain('npm ci && npm test\n');
		expect(read('.ci/run')).toContain('npm ci && npm test && npm run test:all\n');
		const ran = all(text, /npm run (?:--silent )?([a-z:]+)/g);
		expect(ran.filter((one) => !(one in scripts))).toEqual([]);
	});

	it('shows every picture, in its own language', () => {
		expect(all(text, /\]\(pictures\/([^)]+)\)/g)).toEqual(
			unique(readdirSync(join(root, 'pictures', language)).map((file) => `${language}/${file}`)),
		);
	});

	it('quotes the figures of the last full measurement, with the machine and the date', () => {
		const results = JSON.parse(read('bench/results.json')) as Results;
		expect(quotedIn(text)).toBe(quoteOf(results, language));
		expect(quotedIn(text)).toContain(results.machine.date);
	});

	it('names files that exist', () => {
		const files = all(text, /`((?:source|test)\/[^`]*|[a-z]+\.tsx)`/g);
		expect(files.length).toBeGreaterThan(6);
		expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
	});
});
