// One harmless question to an account's own endpoint: GET /openai/models, which is not billed.
import { randomBytes } from 'node:crypto';
import type { TokenCredential } from '@azure/core-auth';
import {
	bearerTokenAuthenticationPolicy,
	createHttpHeaders,
	createPipelineFromOptions,
	createPipelineRequest,
	type HttpClient,
} from '@azure/core-rest-pipeline';
import { apiVersions } from '../model/api-versions.ts';
import type { Account, CallOptions, ProbeResult } from '../model/azure.ts';
import type { Cloud } from '../model/clouds.ts';
import { Problem } from '../model/problem.ts';
import { clean } from '../shared/sanitise.ts';
import { createHttpClient } from './pipeline/http-client.ts';
import { addPolicies, isAtOrigin } from './pipeline/pipeline.ts';
import type { RequestTraceOptions } from './pipeline/request-trace.ts';

export type ProbeOptions = RequestTraceOptions & {
	readonly cloud: Cloud;
	readonly credential: TokenCredential;
	readonly httpClient: HttpClient | undefined;
	readonly userAgentPrefix: string;
	/** Milliseconds; an endpoint is given up on sooner than Resource Manager. */
	readonly deadline?: number;
};

/** Returns the account's own origin, if this cloud gives it to accounts; undefined for another host. */
export const accountOrigin = (cloud: Cloud, account: Pick<Account, 'endpoint' | 'subdomain'>): string | undefined => {
	if (!account.endpoint || !account.subdomain || !URL.canParse(account.endpoint)) return undefined;
	const { protocol, hostname, port, username, password, origin } = new URL(account.endpoint);
	const label = account.subdomain.toLowerCase();
	const isOwn = cloud.dataSuffixes.some((suffix) => hostname === `${label}${suffix}`);
	return protocol === 'https:' && port === '' && username === '' && password === '' && isOwn ? origin : undefined;
};

const isModelList = (text: string): boolean => {
	try {
		return Array.isArray((JSON.parse(text) as { data?: unknown }).data);
	} catch {
		return false;
	}
};

const keysDisabledMessage = /key based authentication is disabled/i;

const interpretResponse = (status: number, text: string): ProbeResult['answer'] => {
	// A sign-in page of the network answers 200 too.
	if (status >= 200 && status < 300) return isModelList(text) ? 'accepted' : 'inconclusive';
	if (status !== 401 && status !== 403) return 'inconclusive';
	if (keysDisabledMessage.test(text)) return 'keysDisabled';
	// The network's refusals say nothing about keys or tokens.
	return /firewall|public access is disabled|private endpoint/i.test(text) ? 'inconclusive' : 'refused';
};

const errorMessageIn = (text: string): string => {
	try {
		const body = JSON.parse(text) as { error?: { message?: unknown }; message?: unknown };
		return clean(body.error?.message ?? body.message ?? text);
	} catch {
		return clean(text).slice(0, 200);
	}
};

/** Milliseconds until the probe gives up on an endpoint without an answer. */
const probeDeadline = 10_000;

/**
 * Resolves with the endpoint's answer to the operator's token, or to a key that is made up here: no real key is ever touched. Only the
 * answer's words "Key based authentication is disabled" prove anything about keys.
 */
export const probe = async (
	account: Account,
	by: 'token' | 'madeUpKey',
	options: ProbeOptions,
	{ signal }: CallOptions = {},
): Promise<ProbeResult> => {
	const { cloud, credential, httpClient, userAgentPrefix, clock, onRequest, deadline } = options;
	const origin = accountOrigin(cloud, account);
	if (!origin) return { answer: 'inconclusive', status: undefined, detail: clean(account.endpoint) };
	const pipeline = createPipelineFromOptions({
		redirectOptions: { maxRetries: 0 },
		userAgentOptions: { userAgentPrefix },
	});
	if (by === 'token') pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: cloud.dataScope }));
	addPolicies(pipeline, {
		isAllowedOrigin: isAtOrigin(origin),
		readOnly: true,
		clock,
		onRequest,
		deadline: Math.min(probeDeadline, deadline ?? probeDeadline),
		canRetry: false,
		requiresJson: false,
	});
	const request = createPipelineRequest({
		url: `${origin}/openai/models?api-version=${apiVersions.models}`,
		abortSignal: signal,
		headers: createHttpHeaders({
			accept: 'application/json',
			...(by === 'madeUpKey' ? { 'api-key': randomBytes(16).toString('hex') } : {}),
		}),
	});
	try {
		const response = await pipeline.sendRequest(httpClient ?? createHttpClient(), request);
		const text = response.bodyAsText ?? '';
		return { answer: interpretResponse(response.status, text), status: response.status, detail: errorMessageIn(text) };
	} catch (error) {
		if (signal?.aborted) throw new Problem('cancelled', { cause: error });
		if (error instanceof Problem && error.kind === 'foreignHost') throw error;
		return { answer: 'inconclusive', status: undefined, detail: clean((error as Error).message) };
	}
};
