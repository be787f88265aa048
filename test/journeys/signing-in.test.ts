// Signing in while under way: to another tenant, and again where Azure wants more for a change.
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import { toProblem } from '../../source/azure/pipeline/error-mapper.ts';
import type { SignInAttempt } from '../../source/model/sign-in.ts';
import { languages } from '../../source/strings/index.ts';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';
import { createSwitchingCredential, otherUser } from '../helpers/switching-credential.ts';

let program: RenderedApp;
afterEach(() => program.close());

const other = '0f0f0f0f-0000-4000-8000-000000000001';
const unavailable = (message: string) => Object.assign(new Error(message), { name: 'CredentialUnavailableError' });
const attempt = (message: string): SignInAttempt => ({
	credential: 'AzureCliCredential',
	problem: toProblem(unavailable(message), 0) as SignInAttempt['problem'],
});

/** Changes an answer on its way, or answers itself. */
const interceptSignIn = (
	hop: HttpClient,
	change: (
		url: string,
		method: string,
	) => { status: number; body: string; headers?: Record<string, string> } | undefined,
): HttpClient => ({
	sendRequest: async (request) => {
		const own = change(request.url, request.method);
		if (!own) return hop.sendRequest(request);
		return {
			request,
			status: own.status,
			headers: createHttpHeaders({ 'content-type': 'application/json', ...own.headers }),
			bodyAsText: own.body,
		};
	},
});

describe.each(languages)('another tenant, in %s', (language) => {
	it('is listed, explained where it refuses, signed in to with the very command, and begins at its first screen', async () => {
		const practice = await startPracticeTenant();
		const tenants = {
			value: [
				{ tenantId: practice.tenant.tenantId, displayName: 'Contoso', defaultDomain: 'contoso.example' },
				{ tenantId: other, displayName: 'Fabrikam', defaultDomain: 'fabrikam.example' },
			],
		};
		let refusals = 1;
		program = await renderApp({
			language,
			practice,
			mode: 'azure',
			connection: {
				httpClient: interceptSignIn(createProxyClient(practice.server.endpoint), (url) =>
					new URL(url).pathname === '/tenants' ? { status: 200, body: JSON.stringify(tenants) } : undefined,
				),
			},
			signIn: (tenantId) =>
				tenantId === other && refusals-- > 0
					? [attempt('ERROR: AADSTS50076: you must use multi-factor authentication to access.')]
					: undefined,
		});
		const { strings } = program;
		await program.waitForText('Contoso AI Production');
		await program.press('Down', 'T');
		await program.waitForText('Fabrikam', strings.tenants.here);
		await program.press('Enter');
		await program.waitForText(strings.tenants.isHere);
		await program.press('Down', 'Enter');
		await program.waitForText('AADSTS50076', strings.signIn.entra[50076].slice(0, 10), `az login --tenant ${other}`);
		// Where one is signed in is still there.
		await program.press('Esc');
		await program.waitForText('Fabrikam', strings.tenants.here);
		refusals = 1;
		await program.press('Enter');
		await program.waitForText('AADSTS50076');
		await program.press('c');
		expect(program.clipboard).toEqual([`az login --tenant ${other}`]);
		await program.press('r');
		await program.waitForText('› Contoso AI Production', strings.shell.tenant('0f0f0f0f'));
	});
});

describe.each(languages)('a browser window without a sign-in, in %s', (language) => {
	it('counts the seconds, and is left for the other ways to sign in', async () => {
		program = await renderApp({
			language,
			mode: 'azure',
			signIn: (_tenantId, how) => (how === 'browser' ? new Promise(() => undefined) : [attempt('no az here')]),
		});
		const { signIn, shell, flight } = program.strings;
		await program.waitForText(signIn.ways, 'no az here');
		await program.press('b');
		await program.waitForText(signIn.trying.browser, `Esc ${shell.back}`);
		program.practice.time.now += 7000;
		await program.waitForText(flight.elapsed(7));
		await program.press('Esc');
		await program.waitForText(signIn.ways, 'no az here');
	});
});

const claims = btoa('{"access_token":{"acrs":{"essential":true}}}');
const command = `az login --claims-challenge ${claims} --scope https://management.azure.com/.default`;

const refusals = {
	'a challenge of claims': {
		status: 401,
		body: '{"error":{"code":"InvalidAuthenticationToken","message":"claims"}}',
		headers: { 'www-authenticate': `Bearer error="insufficient_claims", claims="${claims}"` },
		kind: 'claimsRequired',
	},
	'the demand for a second factor': {
		status: 403,
		body: '{"error":{"code":"RequestDisallowedByAzure","message":"Resource was disallowed by Azure: Users must use MFA for Create operation."}}',
		headers: {},
		kind: 'mfaRequired',
	},
} as const;

describe.each(Object.entries(refusals))('%s on a change', (_, { kind, ...refusal }) => {
	it('keeps the plan: the command is shown and copied, and after signing in the same change is confirmed and done', async () => {
		const practice = await startPracticeTenant();
		const accountId =
			[...practice.tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-batch')?.id ?? '';
		let isStrong = false;
		program = await renderApp({
			practice,
			mode: 'azure',
			connection: {
				httpClient: interceptSignIn(createProxyClient(practice.server.endpoint), (_url, method) =>
					method === 'PATCH' && !isStrong ? refusal : undefined,
				),
				credential: {
					getToken: async (_scopes, options) => {
						if (options?.claims) throw unavailable(`To authenticate, please run the following command: ${command}`);
						return { token: practice.server.token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
					},
				},
			},
			seed: (_practice, journal) => recordNothingCalls(journal, accountId),
			start: [{ name: 'subscriptions' }, { name: 'road', accountId }],
		});
		const { strings } = program;
		const name = 'aoai-contoso-batch';
		const confirmOnce = async () => {
			await program.waitForText(strings.confirm.typeName, strings.confirm.nameLabel);
			await program.type(name);
			await program.waitForText(`${strings.confirm.nameLabel} ${name}`);
			await program.press('Enter');
		};
		await program.waitForText(strings.road.reasons.keysOn({}));
		await program.press('Enter');
		await confirmOnce();
		await program.waitForText(strings.problems[kind].title, strings.flight.retryAfterSignIn);
		const offered = kind === 'claimsRequired' ? command : `az logout && az login --tenant ${practice.tenant.tenantId}`;
		await program.waitForText(strings.flight.copyCommand);
		await program.press('c');
		expect(program.clipboard).toEqual([offered]);
		isStrong = true;
		await program.press('r');
		await confirmOnce();
		await program.waitForText(strings.changes.disableKeys.done({ account: name }).slice(0, 20));
		const outcomes = (await program.journal.entries()).map(({ type }) => type);
		expect(outcomes).toEqual(['noted', 'noted', 'intended', 'failed', 'intended', 'done']);
	});
});

describe('a credential that answers as another user since the question was opened', () => {
	it('sends nothing and says so; the change is confirmed anew as that one, and is on record as theirs', async () => {
		const practice = await startPracticeTenant();
		const name = 'aoai-contoso-batch';
		const accountId = [...practice.tenant.resources.values()].find((one) => one.name === name)?.id ?? '';
		const { credential, httpClient, sentAsOther, switchUser } = createSwitchingCredential(practice);
		program = await renderApp({
			practice,
			mode: 'azure',
			connection: { httpClient, credential },
			seed: (_practice, journal) => recordNothingCalls(journal, accountId),
			start: [{ name: 'subscriptions' }, { name: 'road', accountId }],
		});
		const { strings } = program;
		const confirmOnce = async () => {
			await program.waitForText(strings.confirm.typeName, strings.confirm.nameLabel);
			await program.type(name);
			await program.waitForText(`${strings.confirm.nameLabel} ${name}`);
			await program.press('Enter');
		};
		await program.waitForText(strings.road.reasons.keysOn({}));
		const me = await program.practice.azure.signedInUser();
		await program.press('Enter');
		await program.waitForText(strings.confirm.typeName);
		switchUser();
		await confirmOnce();
		await program.waitForText(strings.problems.otherUser.title, `${me.name} → ${otherUser.name}`);
		expect(sentAsOther).toEqual([]);
		await program.press('r');
		await program.waitForText(otherUser.name);
		await confirmOnce();
		// Another person can read other things: the evidence is that person's own before anything leaves.
		await program.waitForText(strings.problems.moved.title);
		expect(sentAsOther).toEqual([]);
		await program.press('r');
		await confirmOnce();
		await program.waitForText(strings.changes.disableKeys.done({ account: name }).slice(0, 20));
		expect(sentAsOther).toEqual([true]);
		// The question that was stopped is on record as nobody's change.
		const intents = (await program.journal.entries()).flatMap((one) => (one.type === 'intended' ? [one.who] : []));
		expect(intents).toMatchObject([{ name: otherUser.name, objectId: otherUser.objectId }]);
	});
});
