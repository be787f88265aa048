// Bundles the program: one small entry, everything else in chunks that load when they are needed.
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

await rm('dist', { recursive: true, force: true });
const { metafile } = await build({
	entryPoints: ['cli.tsx'],
	outdir: 'dist',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22',
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
});

// What is bundled comes with its licence.
const names = new Set(
	Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[0] ?? []),
);
const texts = await Promise.all(
	[...names].sort().map(async (folder) => {
		const about = JSON.parse(await readFile(`${folder}package.json`, 'utf8'));
		const head = `${about.name} ${about.version} (${about.license})`;
		const file = (await readdir(folder)).find((one) => /^(licen[cs]e|copying)/i.test(one));
		return file ? `${head}\n\n${(await readFile(`${folder}${file}`, 'utf8')).trim()}\n` : `${head}\n`;
	}),
);
await writeFile('dist/third-party-licences.txt', texts.join(`\n${'-'.repeat(72)}\n\n`));

// What each chunk is made of, for the test that nothing heavy is loaded before the first frame.
await writeFile('dist/metafile.json', JSON.stringify(metafile));

await chmod('dist/cli.js', 0o755);
