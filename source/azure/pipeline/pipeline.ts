// The policies that every request passes, whichever client sends it.
import {
	bearerTokenAuthenticationPolicyName,
	type Pipeline,
	type PipelinePolicy,
	type PipelineRequest,
	retryPolicy,
} from '@azure/core-rest-pipeline';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import { readOnlyPolicy } from './read-only.ts';
import { type RequestTraceOptions, requestTracePolicy } from './request-trace.ts';
import { isPoll, requireSubject } from './response-subject.ts';
import { deadlinePolicy, maxRetries, type RetryOptions, retryStrategy } from './retry.ts';
import { senderPolicy } from './sender.ts';

export type PolicyOptions = RetryOptions &
	RequestTraceOptions & {
		/** Whether a URL may be sent to, with the token. */
		readonly isAllowedOrigin: (url: URL) => boolean;
		readonly readOnly: boolean;
		/** Whether what passes by itself is waited for and tried again. */
		readonly canRetry?: boolean;
		/** Whether every good answer has to be JSON, as all of Resource Manager's are. */
		readonly requiresJson?: boolean;
	};

/** Same scheme, host and port, and nothing in the user part that could look like another host. */
export const isAtOrigin =
	(origin: string) =>
	(url: URL): boolean =>
		url.origin === origin && url.username === '' && url.password === '';

/**
 * Pages, polls and redirects name their next address in what the server sends, and the SDKs would follow with the
 * token. An address that is not home is refused before a token is asked for.
 */
const pinToOriginPolicy = ({ isAllowedOrigin }: PolicyOptions): PipelinePolicy => ({
	name: 'pinToOrigin',
	sendRequest: async (request, next) => {
		if (!URL.canParse(request.url) || !isAllowedOrigin(new URL(request.url))) {
			throw new Problem('foreignHost', { subject: clean(request.url) });
		}
		return next(request);
	},
});

/** Undefined for text that is no JSON object. */
const parseJsonObject = (text: string): object | undefined => {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
};

/** As it was asked for, before encoding; a path that cannot be decoded stays as it is. */
const pathOf = ({ url }: PipelineRequest): string => {
	const { pathname } = new URL(url);
	try {
		return decodeURIComponent(pathname);
	} catch {
		return pathname;
	}
};

/**
 * A sign-in page of the network answers 200 too, and the SDKs read any text that is not declared JSON as an empty
 * answer: an account without properties, a list without rows. And a good answer about another resource is no answer.
 */
const jsonResponsePolicy = (): PipelinePolicy => ({
	name: 'onlyJson',
	sendRequest: async (request, next) => {
		const response = await next(request);
		const { status, headers, bodyAsText } = response;
		if (status < 200 || status >= 300 || !bodyAsText) return response;
		const body = /^(application|text)\/json\b/i.test(headers.get('content-type') ?? '')
			? parseJsonObject(bodyAsText)
			: undefined;
		if (body) {
			if (!isPoll(request)) requireSubject(request.method, pathOf(request), body);
			return response;
		}
		throw new Problem('badAnswer', {
			status,
			code: 'NotJson',
			detail: clean(headers.get('content-type') ?? ''),
			requestId: clean(headers.get('x-ms-request-id')),
			subject: clean(new URL(request.url).pathname),
		});
	},
});

/** Puts the policies where they belong: the walls before the token, what waits in the place of the SDK's own retry. */
export const addPolicies = (pipeline: Pipeline, options: PolicyOptions): void => {
	for (const policy of [pinToOriginPolicy(options), ...(options.readOnly ? [readOnlyPolicy()] : [])]) {
		pipeline.addPolicy(policy, { beforePolicies: [bearerTokenAuthenticationPolicyName] });
	}
	pipeline.removePolicy({ name: 'defaultRetryPolicy' });
	if (options.canRetry !== false)
		pipeline.addPolicy(retryPolicy([retryStrategy(options)], { maxRetries }), { phase: 'Retry' });
	if (options.requiresJson !== false) pipeline.addPolicy(jsonResponsePolicy(), { afterPhase: 'Retry' });
	pipeline.addPolicy(senderPolicy(), { afterPhase: 'Sign' });
	pipeline.addPolicy(requestTracePolicy(options), { afterPhase: 'Sign' });
	pipeline.addPolicy(deadlinePolicy(options), { afterPhase: 'Sign' });
};
