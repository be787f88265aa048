// The sentences that the formats for people share.

import type { TriState } from '../model/check.ts';
import type { Strings } from '../strings/index.ts';
import type { AccountRow, InspectionDocument } from './document.ts';
import type { Tone } from './page.ts';

/** Returns the headers of the table of accounts, in the order of its cells. */
export const accountTableHead = ({ lists, reports }: Strings): readonly string[] => [
	reports.account,
	lists.subscription,
	lists.resourceGroup,
	lists.kind,
	lists.location,
	lists.keys,
	reports.verdict,
	reports.next,
];

/** Returns the verdict on an account in words; `-` where none was asked for. */
export const verdictText = ({ verdict, problem }: AccountRow, { reports }: Strings): string => {
	if (problem) return reports.notRead;
	if (!verdict) return '-';
	return verdict.accepted ? reports.acceptedRisk(verdict.accepted.by) : reports.outcomes[verdict.ruling];
};

/** Returns the title and state of the account's next step; `-` where there is none. */
export const nextStepText = ({ nextStep }: AccountRow, { reports, road }: Strings): string => {
	if (!nextStep) return '-';
	if (nextStep.state === 'done') return reports.nothingNext;
	return `${road.steps[nextStep.id].title} (${road.states[nextStep.state]})`;
};

/** Returns the lines that count accounts, key states and, where accounts were evaluated, outcomes. */
export const summaryLines = ({ summary, accounts }: InspectionDocument, { reports }: Strings): readonly string[] => [
	reports.summary(summary.accounts, summary.subscriptions, summary.keysOn, summary.keysOff),
	...(accounts.some(({ verdict }) => verdict)
		? [reports.outcomeCounts(summary.ready, summary.notReady, summary.cannotTell, summary.refused)]
		: []),
];

/** Returns why something could not be read, in our sentence and Azure's words. */
export const problemText = (problem: NonNullable<AccountRow['problem']>, { problems }: Strings): string => {
	const title = problem.kind in problems ? problems[problem.kind as keyof typeof problems].title : problem.kind;
	return [title, problem.code, problem.detail].filter(Boolean).join(': ');
};

/** Returns a line for each thing that could not be read: unreadable is never the same as none. */
export const unreadableLines = (document: InspectionDocument, strings: Strings): readonly string[] => {
	const { reports } = strings;
	const lines = [
		...document.subscriptions.flatMap(({ name, id, problem }) =>
			problem ? [reports.unreadable(`${name} (${id})`, problemText(problem, strings))] : [],
		),
		...document.accounts.flatMap(({ id, problem }) =>
			problem ? [reports.unreadable(id, problemText(problem, strings))] : [],
		),
		...(document.surroundingsProblem
			? [reports.unreadable(reports.hostsAndIdentities, problemText(document.surroundingsProblem, strings))]
			: []),
	];
	return lines.length > 0 ? [reports.incomplete, ...lines] : [];
};

/** Returns why callers appear by their object id, if the directory gave no names. No verdict depends on it. */
export const directoryWarningLines = ({ namesProblem }: InspectionDocument, strings: Strings): readonly string[] =>
	namesProblem ? [strings.access.directoryWarning(problemText(namesProblem, strings))] : [];

export const metTones = { yes: 'ok', no: 'danger', unknown: 'warning' } as const satisfies Record<TriState, Tone>;

/** Returns whether a check is met, in words. */
export const metText = ({ met: one }: { readonly met: TriState }, { shell }: Strings): string => shell.met[one];
