// Who may import whom, a folder a rule. A wall that is not executed is a wish.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const slashed = (file: string) => normalize(file).replaceAll('\\', '/');
const files = globSync('{source,emulator/source}/**/*.{ts,tsx}', { cwd: root }).map(slashed);
const textOf = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** The emulator is a package of its own, imported by its name. */
const emulatorEntries: Readonly<Record<string, string>> = {
	'azure-ai-emulator': 'emulator/source/index.ts',
	'azure-ai-emulator/proxy-client': 'emulator/source/proxy-client.ts',
};

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const importsOf = (from: string): readonly Import[] => {
	const text = textOf.get(from) ?? '';
	const found = [
		...text.matchAll(/(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/g),
		...text.matchAll(/(import)(\s)?\('([^']+)'\)/g),
	];
	return found.map(([whole, , type, to = '']) => ({
		from,
		to: to.startsWith('.') ? slashed(join(dirname(from), to)) : (emulatorEntries[to] ?? to),
		isType: Boolean(type?.trim()) || /^import\s+\{(\s*type\s[^,}]*,?)+\s*\}/.test(whole),
	}));
};

const imports = files.flatMap(importsOf);

/** `source/ui` is four folders; every other folder below `source` is one. */
const folderOf = (file: string): string => {
	const [top = '', second = '', third = ''] = file.split('/');
	if (top === 'emulator') return 'emulator';
	return second === 'ui' ? `ui/${third}` : second;
};

type Rule = {
	/** Folders of ours, besides itself. */
	readonly ours: readonly string[];
	/** Folders of ours of which it may know the types. */
	readonly types?: readonly string[];
	/** Packages and parts of Node. */
	readonly packages?: RegExp;
};

const below = ['model', 'key-sources', 'shared', 'storage', 'changes', 'assessment', 'guides'];

/** From the bottom up: what a folder may import. */
const rules: Readonly<Record<string, Rule>> = {
	model: { ours: [], packages: /^(node:crypto|zod)$/ },
	shared: { ours: [], packages: /^(string-width|cli-truncate|node:timers\/promises)$/ },
	azure: {
		ours: ['model', 'shared', 'key-sources'],
		packages: /^(@azure\/.*|p-map|node:(crypto|https?|stream|stream\/promises|zlib))$/,
	},
	'key-sources': { ours: ['model', 'shared'], packages: /^p-map$/ },
	storage: { ours: ['model', 'shared'], packages: /^(node:.*|zod)$/ },
	changes: { ours: ['model', 'shared', 'storage'] },
	assessment: { ours: ['model', 'shared', 'key-sources', 'storage', 'changes'], packages: /^p-map$/ },
	guides: { ours: ['model', 'shared', 'storage', 'changes', 'assessment'] },
	report: { ours: below, types: ['strings'], packages: /^(string-width|node:crypto)$/ },
	strings: { ours: [], types: [...below, 'report', 'emulator'] },
	'ui/context': { ours: below, types: ['strings', 'emulator'], packages: /^(ink|react|@tanstack\/react-query)$/ },
	'ui/kit': { ours: ['shared', 'ui/context'], types: ['strings'], packages: /^(ink|react|@tanstack\/react-query)$/ },
	'ui/features': {
		ours: [...below, 'ui/context', 'ui/kit'],
		types: ['strings', 'emulator'],
		packages: /^(ink|react|@tanstack\/react-query)$/,
	},
	'ui/app': {
		ours: [...below, 'ui/context', 'ui/kit', 'ui/features'],
		types: ['strings'],
		packages: /^(ink|react|@tanstack\/react-query)$/,
	},
	cli: {
		ours: [...below, 'azure', 'report', 'strings', 'ui/context', 'ui/app', 'emulator'],
		packages: /^(node:.*|commander|env-paths)$/,
	},
	emulator: { ours: [], packages: /^(node:.*|zod|@azure\/core-rest-pipeline)$/ },
};

/** Rounds among these edges, each named from its alphabetically first node. */
const rounds = (edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] => {
	const found = new Set<string>();
	const done = new Set<string>();
	const walk = (node: string, way: readonly string[]) => {
		const at = way.indexOf(node);
		if (at >= 0) {
			const round = way.slice(at);
			const first = round.indexOf([...round].sort()[0] ?? '');
			found.add([...round.slice(first), ...round.slice(0, first)].join(' -> '));
			return;
		}
		if (done.has(node)) return;
		for (const next of edges.get(node) ?? []) walk(next, [...way, node]);
		done.add(node);
	};
	for (const node of edges.keys()) walk(node, []);
	return [...found].sort();
};

const edgesOf = (some: readonly Import[], name: (file: string) => string): ReadonlyMap<string, ReadonlySet<string>> =>
	new Map(
		[...Map.groupBy(some, ({ from }) => name(from))].map(([from, all]) => [
			from,
			new Set(all.map(({ to }) => name(to)).filter((to) => to !== from)),
		]),
	);

const isOurs = ({ to }: Import) => /^(source|emulator)\//.test(to);

/** Files that match, by the folders they are in. */
const foldersWith = (pattern: RegExp): readonly string[] => [
	...new Set(files.filter((file) => pattern.test(textOf.get(file) ?? '')).map(folderOf)),
];

describe('the walls of the house', () => {
	it('has a rule for every folder, and no file outside of one', () => {
		expect([...new Set(files.map(folderOf))].filter((folder) => !rules[folder])).toEqual([]);
		expect(files.length).toBeGreaterThan(350);
	});

	it('has no import through a wall', () => {
		const breaches = imports.filter((one) => {
			const rule = rules[folderOf(one.from)];
			if (!isOurs(one)) return !rule?.packages?.test(one.to);
			const to = folderOf(one.to);
			return to !== folderOf(one.from) && !rule?.ours.includes(to) && !(one.isType && rule?.types?.includes(to));
		});
		expect(breaches.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
		expect(imports.length).toBeGreaterThan(1500);
	});

	it('has no import cycle between folders, types included', () => {
		expect(rounds(edgesOf(imports.filter(isOurs), folderOf))).toEqual([]);
	});

	it('has no import cycle between files but by type', () => {
		expect(
			rounds(
				edgesOf(
					imports.filter((one) => isOurs(one) && !one.isType),
					(file) => file,
				),
			),
		).toEqual([]);
	});

	it('reads `process` in cli/ alone', () => {
		const readers = files.filter((file) =>
			// What the samples tell an application to read is text, not ours to read.
			/\bprocess\.(env|argv|stdin|stdout|stderr|exit|on|cwd|platform)\b/.test(
				(textOf.get(file) ?? '').replaceAll(/'[^'\n]*'/g, ''),
			),
		);
		expect(readers.filter((file) => folderOf(file) !== 'cli')).toEqual([]);
	});

	it('sends changes from changes/ alone', () => {
		expect(foldersWith(/azure\.send\(/)).toEqual(['changes']);
	});

	it('reads the keyboard in the context of the screens alone', () => {
		expect(foldersWith(/\buseInput\b/)).toEqual(['ui/context']);
	});

	it('names what is cached, and records what a person said, in the context of the screens alone', () => {
		expect(foldersWith(/queryKey: \[|Quer(y|ies)\w*(<.*>)?\(\[/)).toEqual([]);
		expect(foldersWith(/journal\.recordNote\(/)).toEqual(['ui/context']);
	});

	it('asks Azure for a key in azure/ alone', () => {
		expect(foldersWith(/listKeys\(|regenerateKey\(|\/listKeys['"`]/).filter((folder) => folder !== 'emulator')).toEqual(
			['azure'],
		);
	});
});
