// What is a read, and the wall that lets nothing else through.
import type { PipelinePolicy, PipelineRequest } from '@azure/core-rest-pipeline';
import { Problem } from './problem.ts';
import { clean } from './text.ts';

const queries = /^\/providers\/Microsoft\.ResourceGraph\/resources$/i;

export const isRead = ({ method, url }: Pick<PipelineRequest, 'method' | 'url'>): boolean =>
	method === 'GET' || method === 'HEAD' || (method === 'POST' && queries.test(new URL(url).pathname));

/** Refuses a change with Problem `readOnly` before it leaves. */
export const readsOnly = (): PipelinePolicy => ({
	name: 'readOnly',
	sendRequest: async (request, next) => {
		if (!isRead(request)) {
			throw new Problem('readOnly', { subject: clean(`${request.method} ${new URL(request.url).pathname}`) });
		}
		return next(request);
	},
});
