// Builds dist/: the command, the library, and its types. `@azure/core-rest-pipeline` stays outside: only its users need it.
import { execFile } from 'node:child_process';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const here = import.meta.dirname;
const folder = join(here, 'dist');

await rm(folder, { recursive: true, force: true });
await Promise.all([
	build({
		absWorkingDir: here,
		entryPoints: ['cli.ts', 'source/index.ts', 'source/proxy-client.ts'],
		entryNames: '[name]',
		outdir: 'dist',
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		target: 'node22',
		external: ['@azure/core-rest-pipeline'],
		legalComments: 'inline',
		logLevel: 'warning',
		charset: 'utf8',
	}),
	promisify(execFile)('tsc', ['--project', 'tsconfig.build.json'], {
		cwd: here,
		shell: process.platform === 'win32',
	}),
]);
// zod is the one package that is bundled: its licence goes along.
const licence = await readFile(new URL('LICENSE', import.meta.resolve('zod/package.json')), 'utf8');
await writeFile(join(folder, 'third-party-licences.txt'), `zod (MIT)\n\n${licence.trim()}\n`);
await chmod(join(folder, 'cli.js'), 0o755);
