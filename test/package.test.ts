// What a person gets from the registry: one tarball that needs nothing else, small, with everybody's licence in it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');

type Packed = {
	readonly filename: string;
	readonly size: number;
	readonly files: readonly { readonly path: string }[];
};

let folder: string;
let packed: Packed;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-pack-'));
	// The tests run after the build; building again under other tests would pull dist/ from under them.
	const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
		cwd: root,
		shell: process.platform === 'win32',
	});
	[packed] = JSON.parse(stdout) as [Packed];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
	it('is at most 2 MB packed, and asks for nothing to be installed beside it', async () => {
		expect(packed.size).toBeLessThan(2_000_000);
		const about = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
		for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
			expect(about).not.toHaveProperty(kind);
		expect(about.scripts.prepack).toContain('build');
	});

	it('has the program, its licence and those of what is bundled, and nothing of the workshop', () => {
		const paths = packed.files.map(({ path }) => path);
		expect(paths).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/third-party-licences.txt', 'license']));
		expect(
			paths.filter((path) => !/^(dist\/[\w-]+\.(js|txt)|package\.json|license|readme(\.ja)?\.md)$/.test(path)),
		).toEqual([]);
	});

	it('names the licence of every package that is bundled', async () => {
		const { inputs } = JSON.parse(await readFile(join(root, 'dist', 'metafile.json'), 'utf8')) as {
			inputs: Record<string, unknown>;
		};
		const names = new Set(
			Object.keys(inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
		);
		const text = await readFile(join(root, 'dist', 'third-party-licences.txt'), 'utf8');
		expect(names.size).toBeGreaterThan(40);
		expect([...names].filter((name) => !new RegExp(`^${name} \\d.* \\(.+\\)$`, 'm').test(text))).toEqual([]);
	});

	it('runs by npx in an empty folder, without a network', async () => {
		const empty = join(folder, 'empty');
		await mkdir(empty);
		const { stdout } = await run(
			'npx',
			['--yes', '--offline', `--package=${join(folder, packed.filename)}`, 'aoai-keyless', '--version'],
			{
				cwd: empty,
				env: { ...process.env, npm_config_cache: join(folder, 'cache') },
				shell: process.platform === 'win32',
			},
		);
		expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+/);
	});
});

type Chunk = {
	readonly imports: readonly { readonly path: string; readonly kind: string }[];
	readonly inputs: Readonly<Record<string, unknown>>;
};

describe('the first frame', () => {
	it('loads the terminal, the command line and one language, and nothing else', async () => {
		const { outputs } = JSON.parse(await readFile(join(root, 'dist', 'metafile.json'), 'utf8')) as {
			outputs: Record<string, Chunk>;
		};
		const loaded = new Set<string>();
		const load = (path: string) => {
			if (loaded.has(path)) return;
			loaded.add(path);
			for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') load(next);
		};
		const names = ['cli', 'command-line', 'en', 'show'];
		for (const name of names) {
			const path = Object.keys(outputs).find((one) => new RegExp(`/${name}(-[A-Z0-9]+)?\\.js$`).test(one));
			load(path ?? `no chunk is called ${name}`);
		}
		const inputs = [...loaded].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
		expect(inputs.length).toBeGreaterThan(100);
		const notYet =
			/node_modules\/(@azure|@typespec|@tanstack|zod|env-paths)\/|emulator\/|source\/(report\/|headless|completion\/(?!grammar)|strings\/ja|ui\/screens\/(?!sign-in))|source\/azure\/(?!problem|api-versions|redacted)/;
		expect(inputs.filter((path) => notYet.test(path))).toEqual([]);
	});
});
