// The accounts' own endpoints and the shared regional ones: which key, which token, which host, how often.
import { afterEach, describe, expect, it } from 'vitest';
import { createPracticeToken, withAudience } from '../source/index.ts';
import { type ServedTenant, serveTenant } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const keyOf = (name: string) => served.tenant.accountKeys.get(served.resourceId(name).toLowerCase())?.key1 ?? '';
const models = (host: string, headers?: Record<string, string>) =>
	served.request('GET', `https://${host}/openai/models?api-version=2024-10-21`, undefined, headers);
const token = (audience: string) => ({
	authorization: `Bearer ${withAudience(createPracticeToken(served.tenant), audience)}`,
});

/** An Owner has no data actions: the operator is given the role that has. */
const serveTenantWithDataRole = async (): Promise<ServedTenant> => {
	const opened = await serveTenant();
	const { operatorId, roleAssignments } = opened.tenant;
	const scope = opened.resourceId('aoai-contoso-chat');
	roleAssignments.set(`${scope}/grant`, {
		id: `${scope}/grant`,
		name: 'grant',
		scope,
		roleDefinitionId: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
		principalId: operatorId,
		principalType: 'User',
		createdOn: '2026-01-01T00:00:00Z',
		createdBy: operatorId,
		effectiveAt: 0,
	});
	return opened;
};

const flat = {
	statusCode: 401,
	message:
		'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.',
};

describe('a token', () => {
	const host = 'aoai-contoso-chat.openai.azure.com';

	it.each(['https://cognitiveservices.azure.com', 'https://ai.azure.com'])('for %s is taken', async (audience) => {
		served = await serveTenantWithDataRole();
		expect((await models(host, token(audience))).status).toBe(200);
	});

	it('for something else, ended, made up or missing is refused in one flat answer', async () => {
		served = await serveTenantWithDataRole();
		const refused = async (headers: Record<string, string>) => {
			const { status, body } = await models(host, headers);
			expect([status, body]).toEqual([401, flat]);
		};
		await refused(token('https://management.azure.com'));
		await refused({ authorization: 'Bearer made-up' });
		await refused({});
		const good = token('https://cognitiveservices.azure.com');
		served.time.now += 30 * 24 * 3_600_000;
		await refused(good);
	});

	it('is refused at a regional endpoint, whosever it is', async () => {
		served = await serveTenantWithDataRole();
		const { status, body } = await models('japaneast.api.cognitive.microsoft.com');
		expect([status, body.error.code]).toEqual([400, 'BadRequest']);
		expect(body.error.message).toContain('Please provide a custom subdomain for token authentication');
	});
});

describe('Resource Manager', () => {
	const ask = (headers: Record<string, string>) =>
		served.request('GET', '/subscriptions?api-version=2022-12-01', undefined, headers);

	it('says of each token why it is not taken', async () => {
		served = await serveTenant();
		const refused = async (headers: Record<string, string>) => {
			const { status, body } = await ask(headers);
			return [status, body.error.code, body.error.message];
		};
		expect(await refused({})).toEqual([
			401,
			'AuthenticationFailed',
			"Authentication failed. The 'Authorization' header is missing.",
		]);
		expect((await refused({ authorization: 'Bearer made-up' }))[1]).toBe('InvalidAuthenticationToken');
		expect(await refused(token('https://cognitiveservices.azure.com'))).toEqual([
			401,
			'InvalidAuthenticationTokenAudience',
			"The access token has been obtained for wrong audience or resource 'https://cognitiveservices.azure.com'. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.",
		]);
		const good = token('https://management.core.windows.net/');
		expect((await ask(good)).status).toBe(200);
		served.time.now += 31 * 24 * 3_600_000;
		expect(await refused(good)).toEqual([
			401,
			'ExpiredAuthenticationToken',
			"The access token expiry UTC time '12/24/2026 9:00:00 AM' is earlier than current UTC time '12/25/2026 9:00:00 AM'.",
		]);
	});

	it('takes no token that only looks like one of its own', async () => {
		served = await serveTenant();
		const [head, , mark] = createPracticeToken(served.tenant).split('.');
		const claims = { aud: 'https://management.azure.com', oid: served.tenant.operatorId, exp: 9_999_999_999 };
		const forged = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${mark}`;
		expect((await ask({ authorization: `Bearer ${forged}` })).status).toBe(401);
	});
});

describe('a key', () => {
	it('is known at the regional endpoint of its own region, with or without a subdomain', async () => {
		served = await serveTenant();
		const at = (region: string, key: string) => models(`${region}.api.cognitive.microsoft.com`, { 'api-key': key });
		const home = (name: string) => String(served.tenant.resources.get(served.resourceId(name).toLowerCase())?.location);
		for (const name of ['aoai-contoso-regional', 'aoai-contoso-chat']) {
			expect((await at(home(name), keyOf(name))).status).toBe(200);
			expect((await at('brazilsouth', keyOf(name))).status).toBe(401);
		}
		expect((await at('japaneast', 'made-up')).body.error.message).toMatch(
			/^Access denied due to invalid subscription key/,
		);
		const off = await at(home('aoai-contoso-portal'), keyOf('aoai-contoso-portal'));
		expect([off.status, off.body.error]).toEqual([
			403,
			{
				code: 'AuthenticationTypeDisabled',
				message: 'Key based authentication is disabled for this resource.',
			},
		]);
	});
});

describe('a host', () => {
	it('belongs to an account by its kind', async () => {
		served = await serveTenantWithDataRole();
		const speech = served.tenant.resources.get(served.resourceId('speech-contoso-calls').toLowerCase());
		expect(speech?.kind).toBe('SpeechServices');
		expect((await models('aoai-contoso-chat.cognitiveservices.azure.com')).status).toBe(200);
		expect((await models('aoai-contoso-chat.services.ai.azure.com')).status).toBe(404);
		expect((await models(`${speech?.properties.customSubDomainName}.openai.azure.com`)).status).toBe(404);
		expect((await models(`${speech?.properties.customSubDomainName}.cognitiveservices.azure.com`)).status).toBe(401);
		expect((await models('nobody-has-this-name.openai.azure.com')).body.error.message).toBe(
			'Subdomain does not map to a resource.',
		);
	});

	it('lists models in the form of the address that was asked', async () => {
		served = await serveTenantWithDataRole();
		const host = 'https://aoai-contoso-chat.openai.azure.com/openai';
		const old = await served.request('GET', `${host}/models?api-version=2024-10-21`);
		expect(old.body.data[0]).toMatchObject({
			object: 'model',
			status: 'succeeded',
			lifecycle_status: 'generally-available',
		});
		const fresh = await served.request('GET', `${host}/v1/models`);
		expect(Object.keys(fresh.body.data[0])).toEqual(['id', 'object', 'created', 'owned_by']);
		expect((await served.request('GET', `${host}/models`)).status).toBe(404);
	});
});

describe('too many calls', () => {
	it('of one deployment are refused by its rate, and counted among its calls', async () => {
		served = await serveTenant({ logDelay: 0 });
		const chat = () =>
			served.request(
				'POST',
				'https://aoai-contoso-chat.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
				{ messages: [] },
				{ 'api-key': keyOf('aoai-contoso-chat') },
			);
		const first = await chat();
		expect([first.status, first.headers.get('x-ratelimit-remaining-requests')]).toEqual([200, '179']);
		for (let n = 1; n < 180; n += 1) await chat();
		const refused = await chat();
		expect([refused.status, refused.body.error.code, refused.headers.get('retry-after')]).toEqual([429, '429', '1']);
		expect(refused.body.error.message).toMatch(
			/^Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-10-21 have exceeded call rate limit/,
		);
		expect(served.tenant.dataPlaneRequests.at(-1)?.status).toBe(429);
		served.time.now += 1000;
		expect((await chat()).status).toBe(200);
	});
});
