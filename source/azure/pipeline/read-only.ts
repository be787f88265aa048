// The policy that lets only reads through.
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { Problem } from '../../model/problem.ts';
import { isReadRequest } from './read-requests.ts';
import { readablePath } from './request-path.ts';

/** Returns the policy that refuses a change with Problem `readOnly` before it leaves. */
export const readOnlyPolicy = (): PipelinePolicy => ({
	name: 'readOnly',
	sendRequest: async (request, next) => {
		const { pathname } = new URL(request.url);
		if (!isReadRequest(request.method, pathname)) {
			throw new Problem('readOnly', { subject: `${request.method} ${readablePath(request.url)}` });
		}
		return next(request);
	},
});
