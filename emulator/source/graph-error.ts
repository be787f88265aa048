// How Resource Graph refuses: one sentence for its support around the reason (Microsoft Learn, Resource Graph errors).
import { AzureError } from './http.ts';
import type { TenantState } from './tenant-state.ts';

/**
 * Returns an error in Resource Graph's form, with its timestamp and correlation id. `now`: milliseconds since the
 * epoch.
 */
export const graphError = (
	{ options }: TenantState,
	now: number,
	{ status, code, details }: { status: number; code: string; details: readonly { code: string; message: string }[] },
	headers: Record<string, string> = {},
): AzureError =>
	new AzureError(
		status,
		code,
		`Please provide below info when asking for support: timestamp = ${new Date(now).toISOString()}, correlationId = ${options.newId()}.`,
		{ details },
		headers,
	);
