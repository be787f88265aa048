// A program of a test's own, bundled so that it starts fast and on any Node that the product runs on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

export type BundledProgram = { readonly file: string; readonly remove: () => Promise<void> };

export const bundleProgram = async (entry: string): Promise<BundledProgram> => {
	const folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	const file = join(folder, 'program.mjs');
	await build({
		entryPoints: [entry],
		outfile: file,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node22',
		conditions: ['source', 'module'],
		logLevel: 'warning',
		banner: {
			js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
		},
	});
	return { file, remove: () => rm(folder, { recursive: true, force: true }) };
};
