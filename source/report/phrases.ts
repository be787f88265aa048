// The sentences that the formats for people share.

import type { Met } from '../model/check.ts';
import type { Strings } from '../strings/index.ts';
import type { AccountRow, Document } from './document.ts';
import type { Tone } from './page.ts';

/** The columns of the table of accounts, in the order of its cells. */
export const accountHead = ({ lists, reports }: Strings): readonly string[] => [
	reports.account,
	lists.subscription,
	lists.resourceGroup,
	lists.kind,
	lists.location,
	lists.keys,
	reports.verdict,
	reports.next,
];

export const verdictWords = ({ verdict, problem }: AccountRow, { reports }: Strings): string => {
	if (problem) return reports.notRead;
	if (!verdict) return '-';
	return verdict.accepted ? reports.accepted(verdict.accepted.by) : reports.rulings[verdict.ruling];
};

export const nextWords = ({ nextStep }: AccountRow, { reports, road }: Strings): string => {
	if (!nextStep) return '-';
	if (nextStep.state === 'done') return reports.nothingNext;
	return `${road.steps[nextStep.id].title} (${road.states[nextStep.state]})`;
};

export const summaryLines = ({ summary, accounts }: Document, { reports }: Strings): readonly string[] => [
	reports.summary(summary.accounts, summary.subscriptions, summary.keysOn, summary.keysOff),
	...(accounts.some(({ verdict }) => verdict)
		? [reports.ruled(summary.ready, summary.notReady, summary.cannotTell, summary.refused)]
		: []),
];

/** Why something could not be read, in our sentence and Azure's words. */
export const problemWords = (problem: NonNullable<AccountRow['problem']>, { problems }: Strings): string => {
	const title = problem.kind in problems ? problems[problem.kind as keyof typeof problems].title : problem.kind;
	return [title, problem.code, problem.detail].filter(Boolean).join(': ');
};

/** Unreadable is never the same as none: each is named. */
export const unreadLines = (document: Document, strings: Strings): readonly string[] => {
	const { reports } = strings;
	const lines = [
		...document.subscriptions.flatMap(({ name, id, problem }) =>
			problem ? [reports.unread(`${name} (${id})`, problemWords(problem, strings))] : [],
		),
		...document.accounts.flatMap(({ id, problem }) =>
			problem ? [reports.unread(id, problemWords(problem, strings))] : [],
		),
		...(document.surroundingsProblem
			? [reports.unread(reports.surroundings, problemWords(document.surroundingsProblem, strings))]
			: []),
	];
	return lines.length > 0 ? [reports.incomplete, ...lines] : [];
};

/** Callers go by their object id where the directory told no names. No verdict depends on it. */
export const unnamedLines = ({ namesProblem }: Document, strings: Strings): readonly string[] =>
	namesProblem ? [strings.access.unnamed(problemWords(namesProblem, strings))] : [];

export const metTones = { yes: 'ok', no: 'danger', unknown: 'warning' } as const satisfies Record<Met, Tone>;

export const met = ({ met: one }: { readonly met: Met }, { shell }: Strings): string => shell.met[one];
