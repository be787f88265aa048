// The policies that every request passes, whichever client sends it.
import { bearerTokenAuthenticationPolicyName, type Pipeline, type PipelinePolicy } from '@azure/core-rest-pipeline';
import { Problem } from './problem.ts';
import { isRead } from './reads.ts';
import { clean } from './text.ts';
import { retryAfter } from './to-problem.ts';

export type TransportOptions = {
	/** Whether a URL may be sent to, with the token. */
	readonly isHome: (url: URL) => boolean;
	readonly readOnly: boolean;
	readonly clock: () => number;
	/** Told before a wait that Azure asked for: milliseconds. */
	readonly onWait?: (milliseconds: number) => void;
};

/** Longer waits are the person's to decide about, not the pipeline's to sleep through: milliseconds. */
export const longestWait = 60_000;

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

const readOnly = ({ readOnly: isOn }: TransportOptions): PipelinePolicy => ({
	name: 'readOnly',
	sendRequest: async (request, next) => {
		if (isOn && !isRead(request.method, new URL(request.url).pathname)) {
			throw new Problem('readOnly', { subject: clean(`${request.method} ${new URL(request.url).pathname}`) });
		}
		return next(request);
	},
});

/** The SDK's own retry waits as long as Azure says, silently and without a limit; this makes it seen and bounded. */
const showWaits = ({ clock, onWait }: TransportOptions): PipelinePolicy => ({
	name: 'showWaits',
	sendRequest: async (request, next) => {
		const response = await next(request);
		if (response.status !== 429 && response.status !== 503) return response;
		const wait = retryAfter(response.headers, clock());
		if (wait === undefined) return response;
		if (wait > longestWait) {
			throw new Problem('throttled', {
				status: response.status,
				retryAfter: wait,
				requestId: clean(response.headers.get('x-ms-request-id')),
				subject: clean(new URL(request.url).pathname),
			});
		}
		onWait?.(wait);
		return response;
	},
});

/** Puts the policies where they belong: the walls before the token, the waits inside the retry. */
export const guard = (pipeline: Pipeline, options: TransportOptions): void => {
	for (const policy of [pin(options), readOnly(options)]) {
		pipeline.addPolicy(policy, { beforePolicies: [bearerTokenAuthenticationPolicyName] });
	}
	pipeline.addPolicy(showWaits(options), { afterPhase: 'Retry' });
};
