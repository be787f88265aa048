// If-Match and If-None-Match: a write that is only for the version that the client has read (RFC 9110; virtualMachine.json, 2024-07-01).
import { AzureError, type RequestContext } from './http.ts';
import type { Resource } from './tenant-state.ts';

const parseEtags = (header: string) => header.split(',').map((tag) => tag.trim());

/** Refuses a write whose condition the resource does not meet. A resource without an etag meets every one. */
export const requireEtagMatch = ({ headers }: Pick<RequestContext, 'headers'>, { etag }: Resource): void => {
	if (!etag) return;
	const [required, unwanted] = [headers['if-match'], headers['if-none-match']];
	const has = (header: string) => parseEtags(header).some((tag) => tag === '*' || tag === etag);
	const failed =
		required !== undefined && !has(required)
			? (['IfMatch', 'If-Match', required] as const)
			: unwanted !== undefined && has(unwanted)
				? (['IfNoneMatch', 'If-None-Match', unwanted] as const)
				: undefined;
	if (!failed) return;
	const [code, header, value] = failed;
	throw new AzureError(412, `${code}PreconditionFailed`, `The specified precondition '${header} = "${value}"' failed.`);
};
