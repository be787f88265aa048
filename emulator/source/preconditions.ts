// If-Match and If-None-Match: a write that is only for what the client has seen (RFC 9110; virtualMachine.json, 2024-07-01).
import { type Call, Refusal } from './http.ts';
import type { Resource } from './world.ts';

const tagsIn = (header: string) => header.split(',').map((tag) => tag.trim());

/** Refuses a write whose condition the resource does not meet. A resource without an etag meets every one. */
export const demandMatch = ({ headers }: Pick<Call, 'headers'>, { etag }: Resource): void => {
	if (!etag) return;
	const [wanted, unwanted] = [headers['if-match'], headers['if-none-match']];
	const has = (header: string) => tagsIn(header).some((tag) => tag === '*' || tag === etag);
	const failed =
		wanted !== undefined && !has(wanted)
			? (['IfMatch', 'If-Match', wanted] as const)
			: unwanted !== undefined && has(unwanted)
				? (['IfNoneMatch', 'If-None-Match', unwanted] as const)
				: undefined;
	if (!failed) return;
	const [code, header, value] = failed;
	throw new Refusal(412, `${code}PreconditionFailed`, `The specified precondition '${header} = "${value}"' failed.`);
};
