// The accounts' own endpoints: who is let in with which key or token.
import { hostsOf } from './endpoints.ts';
import { type Answer, answered, type Call, json } from './http.ts';
import { mayData } from './rights.ts';
import { spendCall } from './throttle.ts';
import { lower, type Resource } from './world.ts';

const error = (status: number, code: string, message: string): Answer => json(status, { error: { code, message } });

const wrongKey = () =>
	error(
		401,
		'401',
		'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
	);

/** The gateways follow a switch of key authentication after a while, both ways (Microsoft Learn, disable-local-auth). */
export const acceptsKeys = ({ world, now }: Pick<Call, 'world' | 'now'>, account: Resource): boolean => {
	const gate = world.keyGates.get(lower(account.id));
	if (gate && now < gate.changedAt + world.options.keyDelay) return gate.acceptedBefore;
	return account.properties.disableLocalAuth !== true;
};

const refusedKey = (call: Call, account: Resource, key: string): Answer | undefined => {
	if (!acceptsKeys(call, account))
		return error(403, 'AuthenticationTypeDisabled', 'Key based authentication is disabled for this resource.');
	const keys = call.world.keys.get(lower(account.id));
	return key === keys?.key1 || key === keys?.key2 ? undefined : wrongKey();
};

const refusedToken = ({ world, now, method, url }: Call, account: Resource, action: string): Answer | undefined =>
	mayData(world, world.operatorId, account.id, action, now)
		? undefined
		: error(
				401,
				'PermissionDenied',
				`The principal \`${world.operatorId}\` lacks the required data action \`${action}\` to perform \`${method} ${url.pathname}\` operation.`,
			);

/** Undefined when the caller is let in. */
const refused = (call: Call, account: Resource, action: string): Answer | undefined => {
	if (account.properties.publicNetworkAccess === 'Disabled') {
		return error(403, '403', 'Public access is disabled. Please configure private endpoint.');
	}
	const { defaultAction } = (account.properties.networkAcls ?? {}) as { defaultAction?: string };
	if (defaultAction === 'Deny') return error(403, '403', 'Access denied due to Virtual Network/Firewall rules.');
	const key = keyIn(call);
	if (key !== undefined) return refusedKey(call, account, key);
	if (call.headers.authorization) return refusedToken(call, account, action);
	return json(401, {
		statusCode: 401,
		message:
			'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.',
	});
};

const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';

type Model = { readonly name?: string; readonly version?: string };

/** The models that are deployed: in the old form with a version in the address, in the new one as OpenAI lists them. */
const models = (call: Call, account: Resource, isNew: boolean): Answer => {
	const created = Math.floor(Date.parse(String(account.properties.dateCreated ?? '2024-09-02T01:00:00Z')) / 1000);
	const data = (call.world.deployments.get(lower(account.id)) ?? []).map(({ properties }) => {
		const { name, version } = (properties.model ?? {}) as Model;
		const id = `${name}-${version}`;
		if (isNew) return { id, object: 'model', created, owned_by: 'system' };
		return {
			capabilities: { fine_tune: false, inference: true, completion: false, chat_completion: true, embeddings: false },
			lifecycle_status: 'generally-available',
			deprecation: {},
			id,
			status: 'succeeded',
			created_at: created,
			updated_at: created,
			object: 'model',
		};
	});
	return json(200, { object: 'list', data });
};

const chat = (call: Call, account: Resource, deployment: string): Answer => {
	const found = call.world.deployments.get(lower(account.id))?.find(({ name }) => lower(name) === lower(deployment));
	if (!found) {
		return error(
			404,
			'DeploymentNotFound',
			'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
		);
	}
	const version = call.url.searchParams.get('api-version') ?? '';
	const spent = spendCall(call.world, found, version, call.now);
	const body = {
		id: `chatcmpl-${call.world.options.newId()}`,
		object: 'chat.completion',
		created: Math.floor(call.now / 1000),
		model: deployment,
		choices: [
			{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'This is the practice tenant.' } },
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
	return json(200, body, spent);
};

export const isOpenAi = ({ kind }: Resource) => kind === 'OpenAI' || kind === 'AIServices';

const keyIn = ({ headers }: Call) => headers['api-key'] ?? headers['ocp-apim-subscription-key'];

const deploymentIn = ({ url }: Call): string | undefined => {
	const name = /^\/openai\/deployments\/([^/]+)\/chat\/completions$/.exec(url.pathname)?.[1];
	return name === undefined ? undefined : decodeURIComponent(name);
};

const answerAt = (call: Call, account: Resource): Answer => {
	const path = call.url.pathname;
	const deployment = deploymentIn(call);
	const wantsModels = call.method === 'GET' && (path === '/openai/models' || path === '/openai/v1/models');
	const action = deployment ? `${openAi}/deployments/chat/completions/action` : `${openAi}/models/read`;
	const no = refused(call, account, action);
	if (no) return no;
	if (!isOpenAi(account)) return error(404, '404', 'Resource not found');
	if (path === '/openai/models' && !call.url.searchParams.get('api-version'))
		return error(404, '404', 'Resource not found');
	if (wantsModels) return models(call, account, path === '/openai/v1/models');
	if (deployment && call.method === 'POST') return chat(call, account, deployment);
	return error(404, '404', 'Resource not found');
};

const regional = /^([a-z0-9]+)\.api\.cognitive\.microsoft\.com$/i;

/** At a shared regional endpoint an account is known by its key alone, also after it was given a name of its own. */
const byKey = ({ world }: Call, region: string, key: string | undefined): Resource | undefined => {
	const id = [...world.keys].find(([, { key1, key2 }]) => key === key1 || key === key2)?.[0];
	const account = world.resources.get(id ?? '');
	return account && lower(account.location ?? '').replaceAll(' ', '') === lower(region) ? account : undefined;
};

/** By its subdomain, at one of the hosts that its kind has. */
const byName = ({ world }: Call, host: string): Resource | undefined =>
	[...world.resources.values()].find(
		({ kind = '', properties: { customSubDomainName: name } }) =>
			typeof name === 'string' && hostsOf(kind, lower(name)).includes(lower(host)),
	);

/** Answers a request to `host`, which is an account's own endpoint or a shared regional one. */
export const dataPlane = (call: Call, host: string): Answer => {
	const region = regional.exec(host)?.[1];
	const account = region ? byKey(call, region, keyIn(call)) : byName(call, host);
	if (region && call.headers.authorization && !keyIn(call)) {
		return error(
			400,
			'BadRequest',
			'Please provide a custom subdomain for token authentication, otherwise API key is required.',
		);
	}
	if (!account) return region ? wrongKey() : error(404, '404', 'Subdomain does not map to a resource.');
	const given = answered(() => answerAt(call, account));
	const deployment = deploymentIn(call);
	call.world.traffic.push({
		at: call.now,
		shownAt: call.now + call.world.options.logDelay,
		accountId: lower(account.id),
		// Known of whoever came with a good token, let in or not.
		...(call.headers.authorization && !keyIn(call) ? { objectId: call.world.operatorId } : {}),
		ip: '203.0.113.5',
		operation: deployment ? 'ChatCompletions_Create' : 'Models_List',
		...(deployment ? { deployment } : {}),
		status: given.status,
	});
	return given;
};
