// Whether an operation ended as it may under a fault: with the truth, with a Problem that tells it as it is, or by
// claiming nothing.
import { en } from '../../source/strings/en/index.ts';
import { ja } from '../../source/strings/ja/index.ts';
import { type AzureOperation, type CallOutcome, inconclusiveResults } from './azure-operations.ts';

const hasProblemTexts = (ended: CallOutcome): boolean =>
	!('problem' in ended) ||
	[en, ja].every(({ problems }) => {
		const { title, next } = problems[ended.problem.kind];
		return title.length > 0 && next('').length > 0 && next('5').length > 0;
	});

/** Tenants number what they hold each in its own way. */
const normalizeIds = (value: unknown) =>
	JSON.stringify(value)?.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}/g, '#');

/** Undefined where the call ended as it should have. */
export const findOutcomeViolation = (
	method: AzureOperation,
	ended: CallOutcome,
	truth: unknown,
	kinds: readonly string[],
	mayPass: boolean,
) => {
	if ('wrong' in ended) return ended.wrong;
	if (!hasProblemTexts(ended)) return 'has no sentence';
	if ('problem' in ended)
		return kinds.includes(ended.problem.kind)
			? undefined
			: `${ended.problem.kind} (${ended.problem.message}) instead of ${kinds.join(' or ')}`;
	const isTrue = normalizeIds(ended.result) === normalizeIds(truth);
	if (isTrue && mayPass) return undefined;
	if (inconclusiveResults[method]?.(ended.result as never, truth as never)) return undefined;
	return isTrue
		? 'succeeds though every answer was struck'
		: `false success: ${JSON.stringify(ended.result)?.slice(0, 200)}`;
};
