// The policies that every request passes, whichever client sends it.
import {
	bearerTokenAuthenticationPolicyName,
	type Pipeline,
	type PipelinePolicy,
	retryPolicy,
} from '@azure/core-rest-pipeline';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import { readsOnly } from './read-only.ts';
import { type Recording, record } from './request-trace.ts';
import { deadline, type Patience, retryStrategy, tries } from './retry.ts';

export type TransportOptions = Patience &
	Recording & {
		/** Whether a URL may be sent to, with the token. */
		readonly isHome: (url: URL) => boolean;
		readonly readOnly: boolean;
		/** Whether what passes by itself is waited for and tried again. */
		readonly mayRetry?: boolean;
		/** Whether every good answer has to be JSON, as all of Resource Manager's are. */
		readonly isJson?: boolean;
	};

/** Same scheme, host and port, and nothing in the user part that could look like another host. */
export const isAt =
	(origin: string) =>
	(url: URL): boolean =>
		url.origin === origin && url.username === '' && url.password === '';

/**
 * Pages, polls and redirects name their next address in what the server sends, and the SDKs would follow with the
 * token. An address that is not home is refused before a token is asked for.
 */
const pin = ({ isHome }: TransportOptions): PipelinePolicy => ({
	name: 'pinToOrigin',
	sendRequest: async (request, next) => {
		if (!URL.canParse(request.url) || !isHome(new URL(request.url))) {
			throw new Problem('foreignHost', { subject: clean(request.url) });
		}
		return next(request);
	},
});

const isObject = (text: string): boolean => {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
};

/**
 * A sign-in page of the network answers 200 too, and the SDKs read any text that is not declared JSON as an empty
 * answer: an account without properties, a list without rows.
 */
const onlyJson = (): PipelinePolicy => ({
	name: 'onlyJson',
	sendRequest: async (request, next) => {
		const response = await next(request);
		const { status, headers, bodyAsText } = response;
		if (status < 200 || status >= 300 || !bodyAsText) return response;
		if (/^(application|text)\/json\b/i.test(headers.get('content-type') ?? '') && isObject(bodyAsText)) return response;
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
export const guard = (pipeline: Pipeline, options: TransportOptions): void => {
	for (const policy of [pin(options), ...(options.readOnly ? [readsOnly()] : [])]) {
		pipeline.addPolicy(policy, { beforePolicies: [bearerTokenAuthenticationPolicyName] });
	}
	pipeline.removePolicy({ name: 'defaultRetryPolicy' });
	if (options.mayRetry !== false)
		pipeline.addPolicy(retryPolicy([retryStrategy(options)], { maxRetries: tries }), { phase: 'Retry' });
	if (options.isJson !== false) pipeline.addPolicy(onlyJson(), { afterPhase: 'Retry' });
	pipeline.addPolicy(record(options), { afterPhase: 'Sign' });
	pipeline.addPolicy(deadline(options), { afterPhase: 'Sign' });
};
