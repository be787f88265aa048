// Drift: differences between the confirmed change and the present one, in the resource itself, the request, and the values shown.
import type { Change } from '../model/change.ts';
import { Problem } from '../model/problem.ts';
import { isSameId } from '../model/resource-id.ts';

/** The property of a baseline that holds when the resource was made: it tells a resource from a newer one of the same name. */
export const createdAtProperty = 'systemData.createdAt';

type Difference = { readonly property: string; readonly before: string; readonly after: string };

const toDriftProblem = (planned: Pick<Change, 'targetId'>, found: readonly Difference[]): Problem | undefined =>
	found.length === 0
		? undefined
		: new Problem('moved', {
				subject: planned.targetId,
				detail: found
					.map(({ property, before, after }) => `${property}: ${before || '–'} → ${after || '–'}`)
					.join('; '),
			});

const baselineDifferences = (planned: Pick<Change, 'baseline'>, now: Change, names: readonly string[]): Difference[] =>
	names
		.filter((name) => (planned.baseline[name] ?? '') !== (now.baseline[name] ?? ''))
		.map((name) => ({ property: name, before: planned.baseline[name] ?? '', after: now.baseline[name] ?? '' }));

const targetDifferences = (planned: Pick<Change, 'targetId' | 'baseline'>, now: Change): readonly Difference[] => [
	...(isSameId(planned.targetId, now.targetId)
		? []
		: [{ property: 'id', before: planned.targetId, after: now.targetId }]),
	// Journals of older versions do not say when it was made.
	...(planned.baseline[createdAtProperty] ? baselineDifferences(planned, now, [createdAtProperty]) : []),
];

const requestDifferences = ({ request: planned }: Change, { request: now }: Change): readonly Difference[] => {
	const parts = (request: Change['request']) => ({
		method: request.method,
		path: request.path.toLowerCase(),
		'api-version': request.apiVersion,
		'If-Match': request.ifMatch ?? '',
		body: JSON.stringify(request.body) ?? '',
	});
	const [before, after] = [parts(planned), parts(now)];
	return (Object.keys(before) as (keyof typeof before)[])
		.filter((property) => before[property] !== after[property])
		.map((property) => ({ property, before: before[property], after: after[property] }));
};

/** Returns Problem `moved` where the resource is another one, by its id or its creation time; undefined otherwise. */
export const targetProblem = (planned: Pick<Change, 'targetId' | 'baseline'>, now: Change): Problem | undefined =>
	toDriftProblem(planned, targetDifferences(planned, now));

/** Returns Problem `moved` with all that differs, as `property: before → now`: the target, the request, and every value shown. Undefined without drift. */
export const driftProblem = (planned: Change, now: Change): Problem | undefined => {
	const target = targetDifferences(planned, now);
	const names = Object.keys({ ...planned.baseline, ...now.baseline });
	const values = baselineDifferences(planned, now, names).filter(
		({ property }) => !target.some((one) => one.property === property),
	);
	const known = [...target, ...values];
	// A request that differs only because these values do adds nothing.
	return toDriftProblem(planned, known.length > 0 ? known : requestDifferences(planned, now));
};
