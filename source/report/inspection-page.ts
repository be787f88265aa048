// What `inspect` says, as a page for people.
import type { Strings } from '../strings/index.ts';
import type { AccountRow, Document } from './document.ts';
import type { Cell, Page, Part, Tone } from './page.ts';
import {
	accountHead,
	met,
	metTones,
	nextWords,
	summaryLines,
	unnamedLines,
	unreadLines,
	verdictWords,
} from './phrases.ts';

const rulingTones = {
	ready: 'ok',
	notReady: 'danger',
	cannotTell: 'warning',
	refused: 'danger',
} as const satisfies Record<NonNullable<AccountRow['verdict']>['ruling'], Tone>;

export const keyTone = (keyAuth: 'on' | 'off'): Tone => (keyAuth === 'on' ? 'warning' : 'ok');

const row = (account: AccountRow, strings: Strings): readonly Cell[] => [
	{ text: account.name },
	{ text: account.subscriptionName },
	{ text: account.resourceGroup },
	{ text: account.kind },
	{ text: account.location },
	{ text: strings.lists[account.keyAuth], tone: keyTone(account.keyAuth) },
	{
		text: verdictWords(account, strings),
		tone: account.problem ? 'warning' : account.verdict ? rulingTones[account.verdict.ruling] : undefined,
	},
	{ text: nextWords(account, strings) },
];

type Check = NonNullable<AccountRow['verdict']>['checks'][number];

/** The checks of one account that are not met, with what they mean. */
export const checksTable = (caption: string, checks: readonly Check[], strings: Strings): Part => ({
	kind: 'table',
	caption,
	head: [strings.reports.check, strings.reports.met, strings.reports.why],
	rows: checks.map((check) => [
		{ text: strings.checks[check.id].title },
		{ text: met(check, strings), tone: metTones[check.met] },
		{ text: strings.checkReason(check) },
	]),
});

const counts = ({ summary }: Document, { reports, lists }: Strings): Part => {
	const { keysOff, keysOn, ready, notReady, cannotTell, refused } = summary;
	const listed = keysOn - ready - notReady - cannotTell - refused;
	return {
		kind: 'bar',
		title: reports.figure,
		parts: [
			{ label: reports.keysOff, count: keysOff, tone: 'ok' as const, pattern: 'plain' as const },
			{ label: reports.rulings.ready, count: ready, tone: 'ok' as const, pattern: 'dotted' as const },
			{ label: reports.rulings.cannotTell, count: cannotTell, tone: 'warning' as const, pattern: 'rising' as const },
			{ label: reports.rulings.notReady, count: notReady, tone: 'danger' as const, pattern: 'crossed' as const },
			{ label: reports.rulings.refused, count: refused, tone: 'danger' as const, pattern: 'falling' as const },
			{ label: `${lists.keys}: ${lists.on}`, count: listed, tone: 'warning' as const, pattern: 'upright' as const },
		].filter(({ count }) => count > 0),
	};
};

export const inspectionPage = (document: Document, strings: Strings): Page => {
	const { reports, shell } = strings;
	const unread = unreadLines(document, strings);
	const judged = document.accounts.filter(({ verdict }) => verdict);
	return {
		language: reports.language,
		title: reports.title,
		parts: [
			...summaryLines(document, strings).map((text): Part => ({ kind: 'text', text })),
			...(unread.length > 0
				? [
						{ kind: 'text', text: unread[0] ?? '', tone: 'warning' } as const,
						{ kind: 'list', items: unread.slice(1) } as const,
					]
				: []),
			...unnamedLines(document, strings).map((text): Part => ({ kind: 'text', text, tone: 'muted' })),
			counts(document, strings),
			{
				kind: 'table',
				caption: reports.accounts,
				head: accountHead(strings),
				rows: document.accounts.map((account) => row(account, strings)),
			},
			...(judged.length > 0 ? [{ kind: 'heading', text: reports.openChecks } as const] : []),
			...judged.map(({ name, verdict }) =>
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
