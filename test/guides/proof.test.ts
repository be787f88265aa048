// The command for the host, run in a shell whose curl plays the metadata service and the account.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codeSamples } from '../../source/guides/samples/code-samples.ts';
import { hostProofCommand } from '../../source/guides/samples/host-proof.ts';

const token = 'eyJ0eXAi.SECRET-TOKEN.sig';
const folder = mkdtempSync(join(tmpdir(), 'aoai-keyless-proof-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const curl = `#!/usr/bin/env bash
for last; do :; done
header=
for one; do [ "$one" = @- ] && header=$(cat); done
printf '%s\\n' "ARGS $*" >> "$LOG"
printf '%s\\n' "STDIN $header" >> "$LOG"
case "$last" in
  *oauth2/token*|http://127.0.0.1:*) printf '%s' "$METADATA" ;;
  *) printf '%s\\nHTTP %s' "$BODY" "$STATUS" ;;
esac
`;
writeFileSync(join(folder, 'curl'), curl);
chmodSync(join(folder, 'curl'), 0o755);

const input = {
	endpoint: 'https://aoai-contoso-chat.openai.azure.com/',
	apiVersion: '2024-10-21',
	scope: 'https://cognitiveservices.azure.com/.default',
	clientId: undefined as string | undefined,
};

type ProofEnvironment = {
	readonly METADATA?: string;
	readonly BODY?: string;
	readonly STATUS?: string;
	readonly [name: string]: string | undefined;
};

const run = (script: readonly string[], world: ProofEnvironment) => {
	const log = join(folder, `log-${Math.random()}`);
	const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script.join('\n')], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: `${folder}:${process.env.PATH}`,
			LOG: log,
			METADATA: `{"access_token":"${token}","expires_in":"86399","token_type":"Bearer"}`,
			BODY: '{"data":[]}',
			STATUS: '200',
			...world,
		},
	});
	const lines = readFileSync(log, 'utf8').split('\n');
	return {
		output: stdout + stderr,
		args: lines.filter((line) => line.startsWith('ARGS')),
		headers: lines.filter((line) => line.startsWith('STDIN')),
	};
};

describe('the proof on the host', () => {
	it('on a virtual machine asks the metadata service, then the account, and prints only the status', () => {
		const { output, args, headers } = run(hostProofCommand(input), {});
		expect(output).toBe('HTTP 200\n');
		expect(args[0]).toContain(
			'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fcognitiveservices.azure.com',
		);
		expect(args[0]).toContain('Metadata: true');
		expect(args[0]).not.toContain('client_id');
		expect(args[1]).toContain('https://aoai-contoso-chat.openai.azure.com/openai/models?api-version=2024-10-21');
		expect(headers[1]).toBe(`STDIN Authorization: Bearer ${token}`);
	});

	it('names the user-assigned identity', () => {
		const { args } = run(hostProofCommand({ ...input, clientId: '5a000141-0c1d' }), {});
		expect(args[0]).toContain('&client_id=5a000141-0c1d');
	});

	it('in App Service, Functions and Container Apps asks their endpoint with their header', () => {
		const { output, args, headers } = run(hostProofCommand({ ...input, clientId: '5a000141-0c1d' }), {
			IDENTITY_ENDPOINT: 'http://127.0.0.1:41000/msi/token',
			IDENTITY_HEADER: 'HEADER-SECRET',
		});
		expect(output).toBe('HTTP 200\n');
		expect(args[0]).toContain(
			'http://127.0.0.1:41000/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fcognitiveservices.azure.com&client_id=5a000141-0c1d',
		);
		expect(headers[0]).toBe('STDIN X-IDENTITY-HEADER: HEADER-SECRET');
		expect(args.join()).not.toContain('HEADER-SECRET');
	});

	it('repeats Azure’s words where the account refuses', () => {
		const BODY = '{"error":{"code":"PermissionDenied","message":"lacks the required data action"}}';
		expect(run(hostProofCommand(input), { BODY, STATUS: '401' }).output).toBe(`${BODY}\nHTTP 401\n`);
	});

	it('says why there is no token', () => {
		const METADATA = '{"error":"invalid_request","error_description":"Identity not found"}';
		const { output, args } = run(hostProofCommand(input), { METADATA });
		expect(output).toBe('NO TOKEN Identity not found\n');
		expect(args).toHaveLength(1);
	});

	it.each([
		['as usual', hostProofCommand(input)],
		['traced', ['set -x', ...hostProofCommand(input)]],
		['in another form', hostProofCommand(input)],
	])('never shows the token, %s, nor gives it to a process list', (how, script) => {
		const METADATA = how === 'in another form' ? `{ "accessToken": "${token}" }` : undefined;
		for (const STATUS of ['200', '401', '403', '000']) {
			const { output, args } = run(script, { STATUS, ...(METADATA ? { METADATA } : {}) });
			expect(output).not.toContain('SECRET-TOKEN');
			expect(args.join()).not.toContain('SECRET-TOKEN');
		}
	});

	it('leaves no variable behind', () => {
		const { output } = run([...hostProofCommand(input), 'echo "left: $TOKEN$ANSWER$SAID"'], {});
		expect(output).toBe('HTTP 200\nleft: \n');
	});
});

describe('curl on the host', () => {
	it('calls a deployment of any name, with the token through standard input', () => {
		const deployment = `it's "$(x)" é/?`;
		const script = codeSamples({ ...input, deployment }).find(({ id }) => id === 'curlHost')?.after ?? [];
		const { args, headers } = run(script, {});
		const url = args.at(-1)?.split(' ').at(-1) ?? '';
		expect(new URL(url).search).toBe('?api-version=2024-10-21');
		const segments = new URL(url).pathname.split('/').map(decodeURIComponent);
		expect(segments).toEqual(['', 'openai', 'deployments', deployment, 'chat', 'completions']);
		expect(headers.at(-1)).toBe(`STDIN Authorization: Bearer ${token}`);
	});
});
