import type { AzureClient, CallOptions } from '../model/azure.ts';
import type { Change } from '../model/change.ts';
import type { ChangeRequest } from '../model/change-inputs.ts';
import type { Check } from '../model/check.ts';
import { subjectsNamed } from '../model/subject.ts';
import { isExact } from '../shared/sanitise.ts';
import { changeHandlerFor } from './kinds/index.ts';

/**
 * Returns the check that stops a change with hidden characters in a name: a person would then confirm, or type, another name than
 * the one in the request. None where every name is exact.
 */
const exactNamesCheck = ({
	targetId,
	targetName,
	about,
	request,
	confirmation,
}: Omit<Change, 'checks'>): readonly Check[] => {
	const names = [
		...(confirmation.by === 'name' ? [confirmation.name] : []),
		targetName,
		...Object.values(about),
		targetId,
		request.path,
		JSON.stringify(request.body ?? ''),
	];
	const hiding = names.find((name) => !isExact(name));
	return hiding === undefined
		? []
		: [{ id: 'namesAreExact', weight: 'blocks', met: 'no', subjects: subjectsNamed('words', hiding) }];
};

/** Resolves with the planned change, from a fresh snapshot: everything that a confirm screen shows. Rejects with a `Problem`. */
export const planChange = async (
	azure: AzureClient,
	request: ChangeRequest,
	options: CallOptions = {},
): Promise<Change> => {
	const handler = changeHandlerFor(request.kind);
	const change = handler.plan(await handler.read(azure, request.input, options), request.input);
	return { ...change, checks: [...exactNamesCheck(change), ...change.checks] };
};
