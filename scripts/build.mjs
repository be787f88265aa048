// Builds dist/: the bundled program, and the licences of what is bundled.
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { bundle, widthsRemembered, yogaWithoutFetch } from './bundle.ts';

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

await rm('dist', { recursive: true, force: true });
const metafile = await bundle({
	entry: 'cli.tsx',
	folder: 'dist',
	version,
	plugins: [yogaWithoutFetch, widthsRemembered],
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

// The emulator's own package: what scripts and benches here import by its name, and what `npm pack` of it takes.
await import('../emulator/build.ts');
