// Who may import whom. A wall that is not executed is a wish.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = globSync('source/**/*.{ts,tsx}', { cwd: root }).map((file) => normalize(file).replaceAll('\\', '/'));

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const importsOf = (from: string): readonly Import[] => {
	const text = readFileSync(join(root, from), 'utf8');
	const found = [
		...text.matchAll(/(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/g),
		...text.matchAll(/(import)(\s)?\('([^']+)'\)/g),
	];
	return found.map(([whole, , type, to = '']) => ({
		from,
		to: to.startsWith('.') ? normalize(join(dirname(from), to)).replaceAll('\\', '/') : to,
		isType: Boolean(type?.trim()) || /^import\s+\{(\s*type\s[^,}]*,?)+\s*\}/.test(whole),
	}));
};

const imports = files.flatMap(importsOf);

/** First match decides. `values`: may be imported for more than types. */
const table: readonly { readonly file: RegExp; readonly may: readonly RegExp[]; readonly types?: readonly RegExp[] }[] =
	[
		{
			// What is known of each type of resource: as data, so that the thinking may read it too.
			file: /^source\/azure\/host-types\/[a-z-]+\.ts$/,
			may: [/^source\/azure\/host-types\/[a-z-]+\.ts$/, /^source\/azure\/api-versions\.ts$/],
			types: [/^source\/azure\/(azure|evidence)\.ts$/],
		},
		{
			file: /^source\/azure\/(azure|evidence|api-versions|problem|providers\/[a-z-]+)\.ts$/,
			may: [],
			types: [/^source\/azure\/(azure|evidence|problem|providers\/[a-z-]+)\.ts$/],
		},
		{
			file: /^source\/azure\//,
			may: [/^source\/azure\//, /^@azure\//, /^node:(crypto|https?|stream|stream\/promises|zlib)$/],
		},
		{
			file: /^source\/(migration\/|(journal|entries|run|recent|snapshots|save-plan|place|practice-journals)\.ts)/,
			may: [
				/^source\/migration\//,
				/^source\/(journal|entries|run|place)\.ts$/,
				// How many at once, what a pattern lets through, what a type of host is like: no Azure is in them.
				/^source\/azure\/((problem|api-versions|text|evidence|action-patterns)|evidence\/at-most|host-types\/index)\.ts$/,
				/^node:/,
				/^zod$/,
			],
			types: [/^source\/azure\/(azure|evidence)\.ts$/],
		},
		{
			file: /^source\/lessons\//,
			may: [/^source\/(lessons|migration)\//],
			types: [/^source\/azure\/azure\.ts$/, /^source\/entries\.ts$/],
		},
		{ file: /^source\/practice\//, may: [/^source\/practice\//, /^node:/, /^@azure\/core-rest-pipeline$/] },
		{ file: /^source\/strings\//, may: [/^source\/strings\//], types: [/^source\//] },
		{ file: /^source\/application\//, may: [/^source\/application\//] },
		{
			file: /^source\/ui\/components\//,
			may: [/^source\/ui\/(?!screens\/)/, /^(ink|react)$/],
			types: [/^source\//],
		},
		{
			file: /^source\/ui\//,
			may: [
				/^source\/ui\//,
				/^source\/migration\//,
				/^source\/lessons\//,
				/^source\/application\//,
				/^source\/azure\/(problem|evidence)\.ts$/,
				/^(ink|react|string-width|cli-truncate|@tanstack\/react-query)$/,
			],
			types: [/^source\//],
		},
		{
			// Its help is wrapped as the screens are.
			file: /^source\/command-line(\/[a-z-]+)?\.ts$/,
			may: [
				/^commander$/,
				/^source\/command-line\/|^source\/report-commands\.ts$/,
				/^source\/lessons\/ids\.ts$/,
				/^source\/ui\/(width|wrap)\.ts$/,
			],
			types: [/^source\//],
		},
		// Opened before anything else is: it knows nothing of what is logged.
		{ file: /^source\/log-file\.ts$/, may: [/^node:fs$/] },
		// The terminal and its signals, which are given to them.
		{ file: /^source\/(terminal-modes|job-control)\.ts$/, may: [] },
		// Between the command line and what it names; each part is loaded when it is asked for.
		{
			file: /^source\/(obtain|serve)\.ts$/,
			may: [/^source\/(log-file|open)\.ts$/, /^source\/practice\/(practice|endpoint)\.ts$/],
			types: [/^source\//],
		},
		// Words for shells, from a table that it is given.
		{ file: /^source\/completion\//, may: [/^source\/completion\//] },
		{ file: /^source\/report-commands\.ts$/, may: [/^commander$/, /^source\/command-line\//], types: [/^source\//] },
		// Text out of what was read: no screen, and no way to read or change anything.
		{
			file: /^source\/report\//,
			may: [/^source\/report\//, /^source\/migration\//, /^(string-width|node:crypto)$/],
			types: [/^source\//],
		},
		// As open.ts is for the screens: joins reading and writing.
		{
			file: /^source\/headless\.ts$/,
			may: [
				/^source\/(report|migration)\//,
				/^source\/(open|journal|practice-journals)\.ts$/,
				/^source\/azure\/problem\.ts$/,
				// What is covered on a shared screen is covered on paper by the same rules.
				/^source\/ui\/present\.ts$/,
			],
			types: [/^source\//],
		},
		{
			file: /^source\/open\.ts$/,
			may: [
				/^source\/(azure|practice|migration|lessons)\//,
				/^source\/(journal|recent|snapshots|save-plan|practice-journals)\.ts$/,
				/^node:path$/,
			],
			types: [/^source\//],
		},
	];

describe('the walls of the house', () => {
	it('has a rule for every file', () => {
		expect(files.filter((file) => !table.some((rule) => rule.file.test(file)))).toEqual([]);
		expect(files.length).toBeGreaterThan(80);
	});

	it('has no import through a wall', () => {
		const breaches = imports.filter(({ from, to, isType }) => {
			const rule = table.find((one) => one.file.test(from));
			const allowed = [...(rule?.may ?? []), ...(isType ? (rule?.types ?? []) : [])];
			return !allowed.some((one) => one.test(to));
		});
		expect(breaches.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
		expect(imports.length).toBeGreaterThan(250);
	});

	it('reads `process` nowhere but in cli.tsx', () => {
		const readers = files.filter((file) =>
			// What the samples tell an application to read is text, not ours to read.
			/\bprocess\.(env|argv|stdin|stdout|stderr|exit|on|cwd|platform)\b/.test(
				readFileSync(join(root, file), 'utf8').replaceAll(/'[^'\n]*'/g, ''),
			),
		);
		expect(readers).toEqual([]);
	});

	it('sends changes from one place only', () => {
		const senders = files.filter((file) => /azure\.send\(/.test(readFileSync(join(root, file), 'utf8')));
		expect(senders).toEqual(['source/migration/send-patiently.ts']);
		const callers = files.filter((file) => /await sendPatiently\(/.test(readFileSync(join(root, file), 'utf8')));
		expect(callers).toEqual(['source/migration/carry-out.ts']);
	});

	it('reads the keyboard in one place only', () => {
		const readers = files.filter((file) => /\buseInput\b/.test(readFileSync(join(root, file), 'utf8')));
		expect(readers).toEqual(['source/ui/use-keys.ts']);
	});

	it('asks Azure for a key in one place only, which `reads` lets pass', () => {
		const askers = files.filter(
			(file) =>
				!file.startsWith('source/practice/') &&
				/listKeys\(|regenerateKey\(|\/listKeys['"`]/.test(readFileSync(join(root, file), 'utf8')),
		);
		expect(askers.sort()).toEqual(['source/azure/evidence/keys.ts', 'source/azure/reads.ts']);
	});
});
