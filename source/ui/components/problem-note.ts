import type { Problem } from '../../azure/problem.ts';
import type { Strings } from '../../strings/index.ts';
import type { Block } from '../text.ts';
import { marks } from '../theme.ts';

/** What the code of Microsoft Entra means, for those that a guest or a policy brings. */
export const entraBlocks = ({ facts: { code = '' } }: Problem, { signIn }: Strings): readonly Block[] => {
	const meaning = (signIn.entra as Readonly<Record<string, string>>)[code.replace('AADSTS', '')];
	return meaning ? [{ text: `${code}: ${meaning}`, indent: 2 }] : [];
};

/** In a part of a line: what it is in the reader's language, and the cause in whichever words it came. */
export const inBrief = ({ kind, message }: Problem, { problems }: Strings): string =>
	message === kind ? problems[kind].title : `${problems[kind].title} (${message})`;

/** What happened and what to do next, where something else has the room. */
export const adviceBlocks = ({ kind, facts: { retryAfter } }: Problem, { problems }: Strings): readonly Block[] => {
	const { title, next } = problems[kind];
	const seconds = retryAfter === undefined ? '' : String(Math.ceil(retryAfter / 1000));
	return [{ text: `${title}: ${next(seconds)}`, indent: 2, tone: 'muted' }];
};

/** What happened, to what, what to do next; then Azure's own words and the id to quote to support. */
export const problemBlocks = (problem: Problem, strings: Strings): readonly Block[] => {
	const { title, next } = strings.problems[problem.kind];
	const { subject, detail, code, requestId, command, retryAfter } = problem.facts;
	const said = [code, detail].filter(Boolean).join(': ');
	return [
		{ text: `${marks.no} ${title}`, tone: 'danger' },
		...(subject ? [{ text: subject, indent: 2, tone: 'muted' as const }] : []),
		...entraBlocks(problem, strings),
		{ text: next(retryAfter === undefined ? '' : String(Math.ceil(retryAfter / 1000))), indent: 2 },
		...(command ? [{ text: command, indent: 2, tone: 'key' as const }] : []),
		...(said ? [{ text: `${strings.shell.azureSaid} ${said}`, indent: 2, tone: 'muted' as const }] : []),
		...(requestId ? [{ text: `${strings.shell.requestId} ${requestId}`, indent: 2, tone: 'muted' as const }] : []),
	];
};
