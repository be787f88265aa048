// The policies that every request passes, whichever client sends it.
import {
	bearerTokenAuthenticationPolicyName,
	type Pipeline,
	type PipelinePolicy,
	retryPolicy,
} from '@azure/core-rest-pipeline';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import { readOnlyPolicy } from './read-only.ts';
import { decodedPath, readablePath } from './request-path.ts';
import { type RequestTraceOptions, requestTracePolicy } from './request-trace.ts';
import { isPoll, requireSubject } from './response-subject.ts';
import { deadlinePolicy, maxRetries, type RetryOptions, retryStrategy } from './retry.ts';
import { senderPolicy } from './sender.ts';

export type PolicyOptions = RetryOptions &
	RequestTraceOptions & {
		/** Whether a request with the token may go to a URL. */
		readonly isAllowedOrigin: (url: URL) => boolean;
		readonly readOnly: boolean;
		/** Whether transient failures are retried. */
		readonly canRetry?: boolean;
		/** Whether every good answer has to be JSON, as all of Resource Manager's are. */
		readonly requiresJson?: boolean;
	};

/** Returns a function that tells whether a URL has this origin, without a user part that could look like another host. */
export const isAtOrigin =
	(origin: string) =>
	(url: URL): boolean =>
		url.origin === origin && url.username === '' && url.password === '';

/**
 * Refuses requests to other origins. The server names the next address of pages, polls and redirects, and the SDKs would follow with the
 * token. An address of another origin is refused before a token is asked for.
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

/** Returns the parsed object; undefined for text that is no JSON object. */
const parseJsonObject = (text: string): object | undefined => {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
};

/**
 * Refuses good answers that are no JSON. A sign-in page of the network answers 200 too, and the SDKs read any text that is not declared JSON as an empty
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
			if (!isPoll(request)) requireSubject(request.method, decodedPath(request.url), body);
			return response;
		}
		throw new Problem('badAnswer', {
			status,
			code: 'NotJson',
			detail: clean(headers.get('content-type') ?? ''),
			requestId: clean(headers.get('x-ms-request-id')),
			saidBy: headers.get('x-ms-request-id') ? 'azure' : 'proxy',
			subject: readablePath(request.url),
		});
	},
});

/** Adds the policies in their order: refusals before the token, waits in place of the SDK's own retry. */
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
