// How Resource Graph refuses: one sentence for its support around the reason (Microsoft Learn, Resource Graph errors).
import { Refusal } from './http.ts';
import type { World } from './world.ts';

export const graphRefusal = (
	{ options }: World,
	now: number,
	{ status, code, details }: { status: number; code: string; details: readonly { code: string; message: string }[] },
	headers: Record<string, string> = {},
): Refusal =>
	new Refusal(
		status,
		code,
		`Please provide below info when asking for support: timestamp = ${new Date(now).toISOString()}, correlationId = ${options.newId()}.`,
		{ details },
		headers,
	);
