// Writes the result of `inspect` as a page for people.
import type { Strings } from '../strings/index.ts';
import type { AccountRow, InspectionDocument } from './document.ts';
import type { Cell, Page, Part, Tone } from './page.ts';
import {
	accountTableHead,
	directoryWarningLines,
	metText,
	metTones,
	nextStepText,
	summaryLines,
	unreadableLines,
	verdictText,
} from './report-texts.ts';

const outcomeTones = {
	ready: 'ok',
	notReady: 'danger',
	cannotTell: 'warning',
	refused: 'danger',
} as const satisfies Record<NonNullable<AccountRow['verdict']>['ruling'], Tone>;

/** Returns the tone of an account's key state: a warning while keys are on. */
export const keyTone = (keyAuth: 'on' | 'off'): Tone => (keyAuth === 'on' ? 'warning' : 'ok');

const accountCells = (account: AccountRow, strings: Strings): readonly Cell[] => [
	{ text: account.name },
	{ text: account.subscriptionName },
	{ text: account.resourceGroup },
	{ text: account.kind },
	{ text: account.location },
	{ text: strings.lists[account.keyAuth], tone: keyTone(account.keyAuth) },
	{
		text: verdictText(account, strings),
		tone: account.problem ? 'warning' : account.verdict ? outcomeTones[account.verdict.ruling] : undefined,
	},
	{ text: nextStepText(account, strings) },
];

type Check = NonNullable<AccountRow['verdict']>['checks'][number];

/** Returns a table of the unmet checks of one account, with their meaning. */
export const checksTable = (caption: string, checks: readonly Check[], strings: Strings): Part => ({
	kind: 'table',
	caption,
	head: [strings.reports.check, strings.reports.met, strings.reports.why],
	rows: checks.map((check) => [
		{ text: strings.checks[check.id].title },
		{ text: metText(check, strings), tone: metTones[check.met] },
		{ text: strings.checkReason(check, check.about) },
	]),
});

const keyStatesFigure = ({ summary }: InspectionDocument, { reports, lists }: Strings): Part => {
	const { keysOff, keysOn, ready, notReady, cannotTell, refused } = summary;
	const listed = keysOn - ready - notReady - cannotTell - refused;
	return {
		kind: 'bar',
		title: reports.figure,
		parts: [
			{ label: reports.keysOff, count: keysOff, tone: 'ok' as const, pattern: 'plain' as const },
			{ label: reports.outcomes.ready, count: ready, tone: 'ok' as const, pattern: 'dotted' as const },
			{ label: reports.outcomes.cannotTell, count: cannotTell, tone: 'warning' as const, pattern: 'rising' as const },
			{ label: reports.outcomes.notReady, count: notReady, tone: 'danger' as const, pattern: 'crossed' as const },
			{ label: reports.outcomes.refused, count: refused, tone: 'danger' as const, pattern: 'falling' as const },
			{ label: `${lists.keys}: ${lists.on}`, count: listed, tone: 'warning' as const, pattern: 'upright' as const },
		].filter(({ count }) => count > 0),
	};
};

/** Returns the inspection as a page for people. */
export const inspectionPage = (document: InspectionDocument, strings: Strings): Page => {
	const { reports, shell } = strings;
	const unreadable = unreadableLines(document, strings);
	const evaluated = document.accounts.filter(({ verdict }) => verdict);
	return {
		language: reports.language,
		title: reports.title,
		parts: [
			...summaryLines(document, strings).map((text): Part => ({ kind: 'text', text })),
			...(unreadable.length > 0
				? [
						{ kind: 'text', text: unreadable[0] ?? '', tone: 'warning' } as const,
						{ kind: 'list', items: unreadable.slice(1) } as const,
					]
				: []),
			...directoryWarningLines(document, strings).map((text): Part => ({ kind: 'text', text, tone: 'muted' })),
			keyStatesFigure(document, strings),
			{
				kind: 'table',
				caption: reports.accounts,
				head: accountTableHead(strings),
				rows: document.accounts.map((account) => accountCells(account, strings)),
			},
			...(evaluated.length > 0 ? [{ kind: 'heading', text: reports.openChecks } as const] : []),
			...evaluated.map(({ name, verdict }) =>
				checksTable(
					name,
					(verdict?.checks ?? []).filter((check) => check.met !== 'yes'),
					strings,
				),
			),
			{ kind: 'heading', text: reports.about },
			{
				kind: 'facts',
				rows: [
					[reports.readAt, shell.when(document.readAt)],
					[reports.by, document.signedInAs],
					[strings.history.tenant, document.tenantId ?? ''],
					[strings.history.program, document.program],
					...(document.mode === 'practice' ? [[reports.mode, reports.practice] as const] : []),
				],
			},
		],
	};
};
