import type { CheckId } from '../../model/check.ts';
import { type Problem, speakerOf } from '../../model/problem.ts';
import type { Strings } from '../../strings/index.ts';
import { marks } from '../context/theme.ts';
import type { Block } from '../kit/text.ts';

/** Returns what an error code of Microsoft Entra means, for the codes that guests and policies cause. */
export const entraErrorBlocks = ({ facts: { code = '' } }: Problem, { signIn }: Strings): readonly Block[] => {
	const meaning = (signIn.entra as Readonly<Record<string, string>>)[code.replace('AADSTS', '')];
	return meaning ? [{ text: `${code}: ${meaning}`, indent: 2 }] : [];
};

/** Returns what another change altered: a check that no longer holds, or values. */
const driftText = ({ facts: { unmet, detail = '' } }: Problem, strings: Strings): string => {
	if (!unmet || !(unmet in strings.checks)) return detail;
	const check = { id: unmet as CheckId, met: 'no' } as const;
	return strings.checkReason(check, detail) || [strings.checks[check.id].title, detail].filter(Boolean).join(': ');
};

/** Returns the cause of a problem: Azure's words, or ours for a drift. */
export const problemCause = (problem: Problem, strings: Strings): string =>
	problem.kind === 'moved'
		? driftText(problem, strings)
		: problem.facts.refusal
			? strings.fileRefusals[problem.facts.refusal]
			: problem.message === problem.kind
				? ''
				: problem.message;

/** Returns one line: the problem in the reader's language, and its cause. */
export const problemSummary = (problem: Problem, strings: Strings): string => {
	const { title } = strings.problems[problem.kind];
	const cause = problemCause(problem, strings);
	return cause ? `${title} (${cause})` : title;
};

/** Returns what happened and what to do next, for a place with little room. */
export const adviceBlocks = (problem: Problem, strings: Strings): readonly Block[] => {
	const { retryAfter } = problem.facts;
	const seconds = retryAfter === undefined ? '' : String(Math.ceil(retryAfter / 1000));
	const { next } = strings.problems[problem.kind];
	return [{ text: `${problemSummary(problem, strings)}: ${next(seconds)}`, indent: 2, tone: 'muted' }];
};

/** Returns what happened, to what, and what to do next; then Azure's own words and the request id for support. */
export const problemBlocks = (problem: Problem, strings: Strings): readonly Block[] => {
	const { title, next } = strings.problems[problem.kind];
	const { subject, detail, code, requestId, command, retryAfter, refusal } = problem.facts;
	const azureText =
		problem.kind === 'moved' && !code
			? `${strings.shell.driftTitle} ${driftText(problem, strings)}`
			: [code, detail].some(Boolean)
				? `${strings.shell.said[speakerOf(problem)]} ${[code, detail].filter(Boolean).join(': ')}`
				: '';
	return [
		{ text: `${marks.no} ${title}`, tone: 'danger' },
		...(subject ? [{ text: subject, indent: 2, tone: 'muted' as const }] : []),
		...entraErrorBlocks(problem, strings),
		...(refusal ? [{ text: strings.fileRefusals[refusal], indent: 2 }] : []),
		{ text: next(retryAfter === undefined ? '' : String(Math.ceil(retryAfter / 1000))), indent: 2 },
		...(command ? [{ text: command, indent: 2, tone: 'key' as const }] : []),
		...(azureText ? [{ text: azureText, indent: 2, tone: 'muted' as const }] : []),
		...(requestId ? [{ text: `${strings.shell.requestId} ${requestId}`, indent: 2, tone: 'muted' as const }] : []),
	];
};
