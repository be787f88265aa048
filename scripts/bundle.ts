// How the program is bundled: one small entry, everything else in chunks that load when they are needed.
import { readFile } from 'node:fs/promises';
import { build, type Metafile, type Plugin, transform } from 'esbuild';

/**
 * Yoga fetches the WebAssembly that it carries as a data: address where there is a `fetch`, and Node's first use of
 * `fetch` loads a whole HTTP client before the first frame. Without one, Yoga decodes the text itself.
 */
export const yogaWithoutFetch: Plugin = {
	name: 'yoga-without-fetch',
	setup: ({ onLoad }) =>
		onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
			const { code } = await transform(await readFile(path, 'utf8'), { define: { fetch: 'undefined' } });
			return { contents: code };
		}),
};

/** Everybody's `string-width` is the one that remembers; only that one has the original. */
const remembered = `${import.meta.dirname}/string-width.ts`;
export const widthsRemembered: Plugin = {
	name: 'widths-remembered',
	setup: ({ onResolve }) =>
		onResolve({ filter: /^string-width$/ }, ({ importer }) =>
			importer === remembered ? undefined : { path: remembered },
		),
};

type Options = {
	readonly entry: string;
	readonly folder: string;
	readonly version?: string;
	readonly plugins?: Plugin[];
};

/** Resolves with esbuild's metafile. */
export const bundle = async ({ entry, folder, version = '0.0.0', plugins }: Options): Promise<Metafile> => {
	const { metafile } = await build({
		entryPoints: [entry],
		outdir: folder,
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		target: 'node22',
		// What is ours is bundled from its source.
		conditions: ['source', 'module'],
		jsx: 'automatic',
		// Names stay, so that a fault says where it is.
		minifyWhitespace: true,
		minifySyntax: true,
		metafile: true,
		legalComments: 'none',
		logLevel: 'warning',
		charset: 'utf8',
		define: { 'process.env.NODE_ENV': '"production"', AOAI_KEYLESS_VERSION: JSON.stringify(version) },
		// Ink imports the developer tools of React by name; nobody needs them here.
		alias: { 'react-devtools-core': './scripts/no-devtools.mjs' },
		banner: {
			js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
		},
		plugins,
	});
	return metafile;
};
