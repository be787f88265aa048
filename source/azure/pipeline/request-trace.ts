// Traces every request that leaves and its answer: never a body, never a header's value but the request id.
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { RequestTrace } from '../../model/azure.ts';
import { clean, cleanOptional } from '../../shared/sanitise.ts';

export type RequestTraceOptions = {
	readonly clock: () => number;
	/** Called once for each try, when it has ended. */
	readonly onRequest?: (trace: RequestTrace) => void;
};

/** Returns the policy, innermost but for the deadline: it traces each try, and no request that was refused before it left. */
export const requestTracePolicy = ({ clock, onRequest }: RequestTraceOptions): PipelinePolicy => ({
	name: 'record',
	sendRequest: async (request, next) => {
		if (!onRequest) return next(request);
		const at = clock();
		const by = request.headers.has('authorization') ? 'token' : request.headers.has('api-key') ? 'key' : 'nobody';
		const hasBody = request.body !== undefined && request.body !== null;
		const reportRequest = (status: number | undefined, requestId?: string) =>
			onRequest({
				at,
				method: request.method,
				url: clean(request.url),
				authentication: by,
				hasBody,
				status,
				durationMs: clock() - at,
				requestId,
			});
		try {
			const response = await next(request);
			reportRequest(response.status, cleanOptional(response.headers.get('x-ms-request-id')));
			return response;
		} catch (error) {
			reportRequest(undefined);
			throw error;
		}
	},
});
