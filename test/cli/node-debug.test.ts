// Node's own debug variables print tokens: each section that does, tried with a made-up one, is refused.
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeDebugError, revealingSections } from '../../source/cli/node-debug.ts';
import { en } from '../../source/strings/en/index.ts';
import { runCli } from '../helpers/run-cli.ts';

const { cli } = en;

describe('the variable', () => {
	it.each([
		['', undefined],
		['timer', undefined],
		['https_', undefined],
		['h.tp', undefined],
		['https', 'https'],
		['HTTPS', 'https'],
		['timer, net', 'net'],
		['*', revealingSections.join(', ')],
		['http*', 'http, http2, https'],
		['child_process', 'child_process'],
	])('NODE_DEBUG=%s', (value, sections) =>
		expect(nodeDebugError(en, { NODE_DEBUG: value })).toBe(sections && cli.nodeDebug(value, sections)),
	);

	it.each([
		['', undefined],
		['--tls-keylogs', undefined],
		['--tls-keylog=/tmp/keys', cli.tlsKeyLog],
		['--no-warnings "--tls-keylog=a b"', cli.tlsKeyLog],
	])('NODE_OPTIONS=%s', (value, error) => expect(nodeDebugError(en, { NODE_OPTIONS: value })).toBe(error));
});

/** Sends a made-up token over http and, as far as it goes, https, and starts a program with a made-up secret. */
const program = `
const send = (module, port) => new Promise((end) => {
	const headers = { authorization: 'Bearer made-up-token' };
	const request = module.request({ host: '127.0.0.1', port, method: 'POST', headers }, (answer) => answer.resume().on('end', end));
	request.on('error', end).end('{}');
});
await send(await import('node:http'), process.argv[1]);
await send(await import('node:https'), process.argv[1]);
const { execFileSync } = await import('node:child_process');
execFileSync(process.execPath, ['--version'], { env: { SECRET: 'made-up-token' } });
`;

describe('what Node prints', () => {
	const server = createServer((request, response) => request.resume().on('end', () => response.end('{}')));
	beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
	afterAll(() => void server.close());

	it.each([...revealingSections, 'dns', 'fetch', 'timer', 'tty', 'undici', 'worker', 'module', 'url'])(
		'with NODE_DEBUG=%s holds a token only where that is refused',
		async (section) => {
			const { port } = server.address() as AddressInfo;
			const { stdout, stderr } = await promisify(execFile)(
				process.execPath,
				['--input-type=module', '--eval', program, String(port)],
				{ env: { ...process.env, NODE_DEBUG: section } },
			);
			const isShown = `${stdout}${stderr}`.includes('made-up-token');
			if (isShown) expect(nodeDebugError(en, { NODE_DEBUG: section })).toBeDefined();
			if (section === 'net' || section === 'https' || section === 'child_process') expect(isShown).toBe(true);
		},
	);
});

it('ends the program before it asks for anything', async () => {
	const { code, stdout, stderr } = await runCli(['inspect', '--practice'], { NODE_DEBUG: 'https,net' });
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(cli.nodeDebug('https,net', 'https, net'));
});
