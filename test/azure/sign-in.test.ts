// Signing in for real: the Azure CLI's own credential, through the pinned pipeline, to a tenant on this machine.
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { createPracticeToken, createTenant, serve } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAzureClient } from '../../source/azure/client.ts';
import { SignInProblem, type SignInResult, signIn } from '../../source/azure/sign-in.ts';
import { signInCommand } from '../../source/guides/sign-in-command.ts';
import type { CloudName } from '../../source/model/azure.ts';
import { Problem } from '../../source/model/problem.ts';
import { type AzCliStub, installAzCliStub } from '../helpers/az-cli-stub.ts';

let az: AzCliStub;
const before = { ...process.env };
beforeEach(async () => {
	az = await installAzCliStub();
	process.env.PATH = az.path;
	// The default chain would look for machines and programs that a test must not depend on.
	process.env.AZURE_TOKEN_CREDENTIALS = 'AzureCliCredential';
});
afterEach(async () => {
	process.env = { ...before };
	await az.remove();
});

const connected = ({ credential, name }: SignInResult, httpClient: HttpClient, cloud: CloudName = 'public') =>
	createAzureClient({
		cloud,
		credential,
		credentialName: name,
		readOnly: false,
		version: 'test',
		clock: Date.now,
		pollInterval: 1,
		httpClient,
	});

const signedIn = (tenantId?: string, cloud: CloudName = 'public') => signIn({ cloud, tenantId, clock: Date.now });

describe('with the Azure CLI', () => {
	it('takes its token to the tenant, and asks for it once', async () => {
		const tenant = createTenant();
		const token = createPracticeToken(tenant);
		const served = await serve(tenant, { token });
		await az.answerWithToken(token);
		const azure = connected(await signedIn(), createProxyClient(served.endpoint));
		expect((await azure.subscriptions()).length).toBe(6);
		expect((await azure.tenants()).map(({ id }) => id)).toEqual([tenant.tenantId]);
		expect(await azure.signedInUser()).toMatchObject({
			credential: 'AzureCliCredential',
			tenantId: tenant.tenantId,
			type: 'user',
		});
		expect(await az.calls()).toEqual([expect.stringContaining('account get-access-token')]);
		await served.close();
	});

	it.each([
		['public', 'https://management.azure.com'],
		['usgov', 'https://management.usgovcloudapi.net'],
		['china', 'https://management.chinacloudapi.cn'],
	] as const)('asks for the scope of the cloud %s, and for the tenant that was named', async (cloud, origin) => {
		await az.answerWithToken('x.e30.x');
		const asked: string[] = [];
		const azure = connected(
			await signedIn('contoso.example', cloud),
			{
				sendRequest: async (request) => {
					asked.push(new URL(request.url).origin);
					return {
						request,
						status: 200,
						headers: createHttpHeaders({ 'content-type': 'application/json' }),
						bodyAsText: '{"value":[]}',
					};
				},
			},
			cloud,
		);
		await azure.subscriptions();
		expect(new Set(asked)).toEqual(new Set([origin]));
		const [call = ''] = await az.calls();
		expect(call).toContain(origin);
		expect(call).toContain('--tenant contoso.example');
	});

	it('takes a new token once the last one has ended, and says so when there is none', async () => {
		await az.answerWithToken('first.e30.x', Date.now() + 1000);
		const tokens: string[] = [];
		const azure = connected(await signedIn(), {
			sendRequest: async (request) => {
				tokens.push(request.headers.get('authorization') ?? '');
				return {
					request,
					status: 200,
					headers: createHttpHeaders({ 'content-type': 'application/json' }),
					bodyAsText: '{"value":[]}',
				};
			},
		});
		await az.answerWithToken('second.e30.x', Date.now() + 1000);
		await azure.subscriptions();
		await az.failWith('ERROR: AADSTS70043: The refresh token has expired due to sign-in frequency checks.');
		await expect(azure.subscriptions()).rejects.toMatchObject({ kind: 'notSignedIn', facts: { code: 'AADSTS70043' } });
		await az.answerWithToken('third.e30.x');
		await azure.subscriptions();
		expect(tokens).toEqual(['Bearer second.e30.x', 'Bearer third.e30.x']);
	});
});

describe('a challenge of claims on a change', () => {
	const claims = '{"access_token":{"acrs":{"essential":true,"value":"p1"}}}';

	it('gives the very command to run, and goes through once the person has run it', async () => {
		await az.answerWithToken('weak.e30.x');
		const azure = connected(await signedIn(), {
			sendRequest: async (request) => {
				const isStrong = request.headers.get('authorization') === 'Bearer strong.e30.x';
				const challenge = `Bearer authorization_uri="https://login.microsoftonline.com/", error="insufficient_claims", claims="${btoa(claims)}"`;
				return {
					request,
					status: isStrong ? 200 : 401,
					headers: createHttpHeaders(
						isStrong ? { 'content-type': 'application/json' } : { 'www-authenticate': challenge },
					),
					bodyAsText: isStrong
						? '{"properties":{"provisioningState":"Succeeded"}}'
						: '{"error":{"code":"InsufficientClaims"}}',
				};
			},
		});
		const change = { method: 'PATCH', path: '/subscriptions/a', apiVersion: '1', body: {} } as const;
		const problem = await azure.send(change).catch((error: unknown) => error);
		expect(problem).toBeInstanceOf(Problem);
		expect(problem).toMatchObject({
			kind: 'claimsRequired',
			facts: { command: `az login --claims-challenge ${btoa(claims)} --scope https://management.azure.com/.default` },
		});
		await az.answerWithToken('strong.e30.x');
		expect((await azure.send(change)).status).toBe(200);
	});
});

describe('where the Azure CLI cannot', () => {
	it('quotes the message, with the code of Microsoft Entra and a command that a shell takes for words only', async () => {
		await az.failWith(
			'ERROR: AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication to access. Please run:\naz login --scope "https://management.core.windows.net//.default" --tenant "5a0c"; rm -rf ~ $(id)',
		);
		const problem = await signedIn().catch((error: unknown) => error);
		expect(problem).toBeInstanceOf(SignInProblem);
		const [first] = (problem as SignInProblem).attempts;
		expect(first?.credential).toBe('AzureCliCredential');
		expect(first?.problem.facts.code).toBe('AADSTS50076');
		expect(first?.problem.facts.command).toBe(
			'az login --scope "https://management.core.windows.net//.default" --tenant "5a0c"',
		);
	});

	it('lists the message of each credential of the default chain, under its own name, and none twice', async () => {
		process.env.AZURE_TOKEN_CREDENTIALS = 'dev';
		await az.failWith("ERROR: Please run 'az login' to setup account.");
		const problem = await signedIn().catch((error: unknown) => error);
		const { attempts } = problem as SignInProblem;
		expect(attempts.map(({ credential }) => credential)).toEqual([
			'AzureCliCredential',
			'VisualStudioCodeCredential',
			'AzurePowerShellCredential',
			'AzureDeveloperCliCredential',
		]);
		for (const { problem } of attempts) expect(problem.message).not.toContain('\n');
		expect(new Set(attempts.map(({ problem }) => problem.message)).size).toBe(attempts.length);
	});

	it('words the command for each cloud and tenant', () => {
		expect(signInCommand({ cloud: 'public', tenantId: undefined })).toBe(
			'az login --scope https://management.azure.com/.default',
		);
		expect(signInCommand({ cloud: 'usgov', tenantId: 'contoso.us' })).toBe(
			'az cloud set --name AzureUSGovernment && az login --tenant contoso.us --scope https://management.usgovcloudapi.net/.default',
		);
		expect(signInCommand({ cloud: 'china', tenantId: undefined })).toContain(
			'az cloud set --name AzureChinaCloud && az login',
		);
	});
});
