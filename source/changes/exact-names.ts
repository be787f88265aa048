import type { Change } from '../model/change.ts';
import type { Check } from '../model/check.ts';
import { isExact } from '../shared/sanitise.ts';

/**
 * Stops a change that names anything with characters that hide: what a person would confirm, or type, is then not what
 * would be sent. Nothing where every name is what it looks like.
 */
export const exactNamesCheck = ({
	targetId,
	targetName,
	about,
	request,
	demand,
}: Omit<Change, 'checks'>): readonly Check[] => {
	const names = [
		...(demand.by === 'name' ? [demand.name] : []),
		targetName,
		...Object.values(about),
		targetId,
		request.path,
		JSON.stringify(request.body ?? ''),
	];
	const hiding = names.find((name) => !isExact(name));
	return hiding === undefined ? [] : [{ id: 'namesAreExact', weight: 'blocks', met: 'no', about: hiding }];
};
