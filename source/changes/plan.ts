import type { AzureClient, CallOptions } from '../model/azure.ts';
import type { Change } from '../model/change.ts';
import type { ChangeRequest } from '../model/change-inputs.ts';
import { exactNamesCheck } from './exact-names.ts';
import { changeHandlerFor } from './kinds/index.ts';

/** Reads what a wished change rests on and plans it: everything a confirm screen shows. Rejects with a `Problem`. */
export const planChange = async (
	azure: AzureClient,
	request: ChangeRequest,
	options: CallOptions = {},
): Promise<Change> => {
	const handler = changeHandlerFor(request.kind);
	const change = handler.plan(await handler.read(azure, request.input, options), request.input);
	return { ...change, checks: [...exactNamesCheck(change), ...change.checks] };
};
