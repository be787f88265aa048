// What another project gets: a tarball that needs nothing else and serves a tenant.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const shell = process.platform === 'win32';
const source = join(import.meta.dirname, '..');

let folder: string;
let project: string;
let paths: readonly string[];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'azure-ai-emulator-'));
	project = join(folder, 'project');
	await mkdir(project);
	// The tests run after the build; building again under other tests would pull dist/ from under them.
	const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
		cwd: source,
		shell,
	});
	const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
	paths = packed.files.map(({ path }) => path);
	await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)], {
		cwd: project,
		env: { ...process.env, npm_config_cache: join(folder, 'cache') },
		shell,
	});
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package', () => {
	it('has the command, the library, its types, the readme and the licences, and no source', () => {
		expect(paths).toEqual(
			expect.arrayContaining([
				'dist/cli.js',
				'dist/third-party-licences.txt',
				'dist/index.js',
				'dist/types/index.d.ts',
				'readme.md',
				'license',
			]),
		);
		expect(paths.filter((path) => !/^(dist\/|package\.json|readme\.md|license)/.test(path))).toEqual([]);
	});

	it('serves a tenant by npx in an empty folder, without a network, until SIGTERM', async () => {
		const child = spawn('npx', ['--offline', 'azure-ai-emulator', '--port', '0', '--fault', 'http-500*1@never'], {
			cwd: project,
			stdio: ['ignore', 'pipe', 'inherit'],
			shell,
			detached: !shell,
		});
		const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
		const { endpoint, token } = JSON.parse(line) as { endpoint: string; token: string };
		expect(new URL(endpoint).hostname).toBe('127.0.0.1');
		const response = await fetch(`${endpoint}/subscriptions?api-version=2022-12-01`, {
			headers: { authorization: `Bearer ${token}` },
		});
		const { value } = (await response.json()) as { value: { displayName: string }[] };
		expect(value.map(({ displayName }) => displayName)).toContain('Contoso AI Production');
		const ended = once(child, 'close');
		// npx starts the command as a child of its own: the signal is for both.
		if (child.pid && !shell) process.kill(-child.pid, 'SIGTERM');
		else child.kill();
		await ended;
		await expect(fetch(endpoint)).rejects.toThrow();
	});

	it('is a library, and says what is wrong with its arguments', async () => {
		const script = `const { createTenant, serve } = await import('azure-ai-emulator');
			const server = await serve(createTenant());
			console.log((await fetch(server.endpoint + '/tenants?api-version=2022-12-01')).status);
			await server.close();`;
		const library = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: project });
		expect(library.stdout).toBe('401\n');
		const cli = join(project, 'node_modules', 'azure-ai-emulator', 'dist', 'cli.js');
		for (const wrong of [
			['--port', 'x'],
			['--fault', 'x'],
			['--nothing'],
			['--seed', '1'],
			['--contents', 'no.json'],
		]) {
			const { code, stderr } = await run(process.execPath, [cli, ...wrong]).catch((error) => error);
			expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
			expect(stderr).toContain(wrong[0]);
		}
		const help = await run(process.execPath, [cli, '--help']);
		expect(help.stdout).toContain('--contents <file>');
	});

	it('has types that another project compiles with', async () => {
		const { writeFile } = await import('node:fs/promises');
		await writeFile(
			join(project, 'use.mts'),
			`import { createContents, createTenant, serve, type TenantOptions } from 'azure-ai-emulator';
			const options: TenantOptions = { roleDelay: 0 };
			const { endpoint }: { endpoint: string } = await serve(createTenant(options, createContents([{ subscriptions: [] }])));
			export { endpoint };`,
		);
		const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', '', 'use.mts'];
		const { stdout } = await run('tsc', flags, { cwd: project, shell }).catch((error) => error);
		expect(stdout).toBe('');
	});
});
