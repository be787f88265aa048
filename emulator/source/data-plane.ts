// The accounts' own endpoints: who is let in with which key or token.
import { accountHosts } from './account-endpoints.ts';
import { isDataActionAllowed } from './authorization.ts';
import { catchAzureError, errorJson, type HttpResponse, json, type RequestContext } from './http.ts';
import { takeDeploymentQuota } from './rate-limits.ts';
import { lower, type Resource } from './tenant-state.ts';

const invalidKeyResponse = () =>
	errorJson(
		401,
		'401',
		'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
	);

/** Whether the account accepts keys now. The gateways follow a switch of key authentication after a while, both ways (Microsoft Learn, disable-local-auth). */
export const acceptsKeys = ({ tenant, now }: Pick<RequestContext, 'tenant' | 'now'>, account: Resource): boolean => {
	const gate = tenant.keyAuthSwitches.get(lower(account.id));
	if (gate && now < gate.changedAt + tenant.options.keyDelay) return gate.wereKeysAccepted;
	return account.properties.disableLocalAuth !== true;
};

const keyProblem = (context: RequestContext, account: Resource, key: string): HttpResponse | undefined => {
	if (!acceptsKeys(context, account))
		return errorJson(403, 'AuthenticationTypeDisabled', 'Key based authentication is disabled for this resource.');
	const keys = context.tenant.accountKeys.get(lower(account.id));
	return key === keys?.key1 || key === keys?.key2 ? undefined : invalidKeyResponse();
};

const tokenProblem = (
	{ tenant, now, method, url }: RequestContext,
	account: Resource,
	action: string,
): HttpResponse | undefined =>
	isDataActionAllowed(tenant, tenant.operatorId, account.id, action, now)
		? undefined
		: errorJson(
				401,
				'PermissionDenied',
				`The principal \`${tenant.operatorId}\` lacks the required data action \`${action}\` to perform \`${method} ${url.pathname}\` operation.`,
			);

/** Returns the refusal of a caller; undefined when the caller is let in. */
const accessProblem = (context: RequestContext, account: Resource, action: string): HttpResponse | undefined => {
	if (account.properties.publicNetworkAccess === 'Disabled') {
		return errorJson(403, '403', 'Public access is disabled. Please configure private endpoint.');
	}
	const { defaultAction } = (account.properties.networkAcls ?? {}) as { defaultAction?: string };
	if (defaultAction === 'Deny') return errorJson(403, '403', 'Access denied due to Virtual Network/Firewall rules.');
	const key = requestKey(context);
	if (key !== undefined) return keyProblem(context, account, key);
	if (context.headers.authorization) return tokenProblem(context, account, action);
	return json(401, {
		statusCode: 401,
		message:
			'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.',
	});
};

const openAiActions = 'Microsoft.CognitiveServices/accounts/OpenAI';

type Model = { readonly name?: string; readonly version?: string };

/** The models that are deployed: in the old form with a version in the address, in the new one as OpenAI lists them. */
const listModels = (context: RequestContext, account: Resource, isNew: boolean): HttpResponse => {
	const created = Math.floor(Date.parse(String(account.properties.dateCreated ?? '2024-09-02T01:00:00Z')) / 1000);
	const data = (context.tenant.deployments.get(lower(account.id)) ?? []).map(({ properties }) => {
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

const completeChat = (context: RequestContext, account: Resource, deployment: string): HttpResponse => {
	const found = context.tenant.deployments
		.get(lower(account.id))
		?.find(({ name }) => lower(name) === lower(deployment));
	if (!found) {
		return errorJson(
			404,
			'DeploymentNotFound',
			'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
		);
	}
	const version = context.url.searchParams.get('api-version') ?? '';
	const spent = takeDeploymentQuota(context.tenant, found, version, context.now);
	const body = {
		id: `chatcmpl-${context.tenant.options.newId()}`,
		object: 'chat.completion',
		created: Math.floor(context.now / 1000),
		model: deployment,
		choices: [
			{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'This is the practice tenant.' } },
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
	return json(200, body, spent);
};

/** Whether accounts of this kind answer at `/openai` (Microsoft Learn, Azure OpenAI and Foundry resources). */
export const hasOpenAiRoutes = ({ kind }: Resource) => kind === 'OpenAI' || kind === 'AIServices';

const requestKey = ({ headers }: RequestContext) => headers['api-key'] ?? headers['ocp-apim-subscription-key'];

const requestDeployment = ({ url }: RequestContext): string | undefined => {
	const name = /^\/openai\/deployments\/([^/]+)\/chat\/completions$/.exec(url.pathname)?.[1];
	return name === undefined ? undefined : decodeURIComponent(name);
};

const handleAccountRequest = (context: RequestContext, account: Resource): HttpResponse => {
	const path = context.url.pathname;
	const deployment = requestDeployment(context);
	const wantsModels = context.method === 'GET' && (path === '/openai/models' || path === '/openai/v1/models');
	const action = deployment ? `${openAiActions}/deployments/chat/completions/action` : `${openAiActions}/models/read`;
	const problem = accessProblem(context, account, action);
	if (problem) return problem;
	if (!hasOpenAiRoutes(account)) return errorJson(404, '404', 'Resource not found');
	if (path === '/openai/models' && !context.url.searchParams.get('api-version'))
		return errorJson(404, '404', 'Resource not found');
	if (wantsModels) return listModels(context, account, path === '/openai/v1/models');
	if (deployment && context.method === 'POST') return completeChat(context, account, deployment);
	return errorJson(404, '404', 'Resource not found');
};

const regionalHost = /^([a-z0-9]+)\.api\.cognitive\.microsoft\.com$/i;

/** Returns the account of a key. At a shared regional endpoint an account is known by its key alone, also after it was given a name of its own. */
const accountByKey = ({ tenant }: RequestContext, region: string, key: string | undefined): Resource | undefined => {
	const id = [...tenant.accountKeys].find(([, { key1, key2 }]) => key === key1 || key === key2)?.[0];
	const account = tenant.resources.get(id ?? '');
	return account && lower(account.location ?? '').replaceAll(' ', '') === lower(region) ? account : undefined;
};

/** Returns the account by its subdomain, at one of the hosts that its kind has. */
const accountBySubdomain = ({ tenant }: RequestContext, host: string): Resource | undefined =>
	[...tenant.resources.values()].find(
		({ kind = '', properties: { customSubDomainName: name } }) =>
			typeof name === 'string' && accountHosts(kind, lower(name)).includes(lower(host)),
	);

/** Answers a request to `host`, which is an account's own endpoint or a shared regional one. */
export const handleDataPlaneRequest = (context: RequestContext, host: string): HttpResponse => {
	const region = regionalHost.exec(host)?.[1];
	const account = region ? accountByKey(context, region, requestKey(context)) : accountBySubdomain(context, host);
	if (region && context.headers.authorization && !requestKey(context)) {
		return errorJson(
			400,
			'BadRequest',
			'Please provide a custom subdomain for token authentication, otherwise API key is required.',
		);
	}
	if (!account) return region ? invalidKeyResponse() : errorJson(404, '404', 'Subdomain does not map to a resource.');
	const response = catchAzureError(() => handleAccountRequest(context, account));
	const deployment = requestDeployment(context);
	context.tenant.dataPlaneRequests.push({
		at: context.now,
		ingestedAt: context.now + context.tenant.options.logDelay,
		accountId: lower(account.id),
		// The log names each caller with a valid token, let in or not.
		...(context.headers.authorization && !requestKey(context) ? { callerObjectId: context.tenant.operatorId } : {}),
		ip: '203.0.113.5',
		operation: deployment ? 'ChatCompletions_Create' : 'Models_List',
		...(deployment ? { deployment } : {}),
		status: response.status,
	});
	return response;
};
