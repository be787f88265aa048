// Whether an operation ended as it may under a fault: with the truth, with a Problem that tells it as it is, or by
// claiming nothing.
import { en } from '../../source/strings/en/index.ts';
import { ja } from '../../source/strings/ja/index.ts';
import { claimsNothing, type Ended, type Method } from './operations.ts';

const hasSentences = (ended: Ended): boolean =>
	!('problem' in ended) ||
	[en, ja].every(({ problems }) => {
		const { title, next } = problems[ended.problem.kind];
		return title.length > 0 && next('').length > 0 && next('5').length > 0;
	});

/** Tenants number what they hold each in its own way. */
const plain = (value: unknown) => JSON.stringify(value)?.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}/g, '#');

/** Undefined where the call ended as it should have. */
export const judge = (method: Method, ended: Ended, truth: unknown, kinds: readonly string[], mayPass: boolean) => {
	if ('wrong' in ended) return ended.wrong;
	if (!hasSentences(ended)) return 'has no sentence';
	if ('problem' in ended)
		return kinds.includes(ended.problem.kind)
			? undefined
			: `${ended.problem.kind} (${ended.problem.message}) instead of ${kinds.join(' or ')}`;
	const isTrue = plain(ended.result) === plain(truth);
	if (isTrue && mayPass) return undefined;
	if (claimsNothing[method]?.(ended.result as never, truth as never)) return undefined;
	return isTrue
		? 'succeeds though every answer was struck'
		: `false success: ${JSON.stringify(ended.result)?.slice(0, 200)}`;
};
