// What was seen of an account after its keys were turned off: each source under its own heading, with its own time.

import { byHour, keyCallsSince, refusalStatuses } from '../../../assessment/key-usage-after.ts';
import type { Account } from '../../../model/azure.ts';
import type { DiagnosticSetting, ListKeysAnswer, LoggedCalls, StatusCount } from '../../../model/evidence.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks, type Tone } from '../../context/theme.ts';
import { barLength } from '../../kit/charts.ts';
import { type Block, toWidth } from '../../kit/text.ts';
import { inBrief } from '../common/problem-note.ts';
import type { Look } from './use-watch.ts';

const timeOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, 19);

/** A heading with the time of its source, and below it what was seen, or why nothing could be. */
const part = <T>(
	title: string,
	look: Look<T> | undefined,
	show: (value: T) => readonly Block[],
	strings: Strings,
): readonly Block[] => [
	{ text: '' },
	{
		row: [
			{ text: title, tone: 'title' },
			...(look ? [{ text: `  ${strings.watch.readAt(timeOf(look.readAt))}`, tone: 'muted' as const }] : []),
		],
	},
	...(!look
		? [{ text: strings.lists.reading, indent: 2, tone: 'muted' as const }]
		: look.seen.known
			? show(look.seen.value)
			: [
					{
						text: `${marks.unknown} ${strings.watch.unseen(inBrief(look.seen.problem, strings))}`,
						indent: 2,
						tone: 'warning' as const,
					},
				]),
];

export const accountPart = (look: Look<Account> | undefined, since: string | undefined, strings: Strings) =>
	part(
		strings.watch.account,
		look,
		({ keyAuth, provisioningState }): readonly Block[] =>
			keyAuth === 'off'
				? [{ text: `${marks.ok} ${strings.watch.off(provisioningState)}`, indent: 2, tone: 'ok' }]
				: [
						{ text: `${marks.warning} ${strings.watch.on(provisioningState)}`, indent: 2, tone: 'warning' },
						...(since ? [{ text: strings.watch.backOn, indent: 2, tone: 'danger' as const }] : []),
					],
		strings,
	);

const answerTones: Readonly<Record<ListKeysAnswer['answer'], { readonly mark: string; readonly tone: Tone }>> = {
	keysDisabled: { mark: marks.ok, tone: 'ok' },
	listed: { mark: marks.warning, tone: 'warning' },
	forbidden: { mark: marks.unknown, tone: 'warning' },
	other: { mark: marks.unknown, tone: 'warning' },
};

const asked = (title: string, how: string, strings: Strings): readonly Block[] => [
	{ text: '' },
	{
		row: [
			{ text: title, tone: 'title' },
			{ text: `  ${strings.watch.notAsked}`, tone: 'muted' },
		],
	},
	{ text: how, indent: 2, tone: 'muted' },
];

export const listKeysPart = (look: Look<ListKeysAnswer> | undefined, strings: Strings): readonly Block[] => {
	const words = strings.watch;
	if (!look) return asked(words.listKeys, words.listKeysHow, strings);
	return part(
		words.listKeys,
		look,
		({ answer, detail }): readonly Block[] => [
			{ text: `${answerTones[answer].mark} ${words.answers[answer]}`, indent: 2, tone: answerTones[answer].tone },
			...(detail ? [{ text: `${strings.shell.azureSaid} ${detail}`, indent: 4, tone: 'muted' as const }] : []),
		],
		strings,
	);
};

export const endpointPart = (
	answered: readonly Block[],
	at: number | undefined,
	strings: Strings,
): readonly Block[] => {
	const words = strings.watch;
	if (at === undefined) return [...asked(words.endpoint, words.endpointHow, strings), ...answered];
	return part(words.endpoint, { seen: { known: true, value: answered }, readAt: at }, (blocks) => blocks, strings);
};

/** Widest bar: columns. */
const widest = 12;

export const metricsPart = (
	look: Look<readonly StatusCount[]> | undefined,
	hours: number,
	strings: Strings,
): readonly Block[] =>
	part(
		strings.watch.metrics(hours),
		look,
		(counts): readonly Block[] => {
			if (counts.length === 0) return [{ text: strings.watch.nothingCounted, indent: 2, tone: 'muted' }];
			const rows = byHour(counts, look?.readAt ?? 0, hours);
			const most = Math.max(...rows.flatMap(({ refused }) => Object.values(refused)), 0);
			const isByClass = counts.every(({ status }) => status.endsWith('xx'));
			const shown = refusalStatuses.filter((status) => (status === '4xx') === isByClass);
			return [
				...rows.map(
					({ at, refused, all }): Block => ({
						row: [
							{ text: `${at.slice(11, 16)}  `, tone: 'muted' },
							...shown.flatMap((status) => {
								const count = refused[status] ?? 0;
								const bar = marks.bar.repeat(barLength(count, most, widest));
								const tone = count > 0 ? ('warning' as const) : ('muted' as const);
								return [{ text: `${status} ` }, { text: toWidth(`${bar} ${count}`.trimStart(), widest + 8), tone }];
							}),
							{ text: strings.watch.ofAll(all), tone: 'muted' },
						],
						indent: 2,
					}),
				),
				...(isByClass ? [{ text: strings.watch.byClass, indent: 2, tone: 'muted' as const }] : []),
			];
		},
		strings,
	);

/** Callers that have a line; the rest is counted. */
const mostCallers = 5;

/** Whether it was seen that requests are written to the log: only then is nothing in it a word about anybody. */
export const isLogged = (settings: Look<readonly DiagnosticSetting[]> | undefined): boolean =>
	settings?.seen.known === true && settings.seen.value.some(({ logsRequests }) => logsRequests);

export const callsPart = (
	look: Look<readonly LoggedCalls[]> | undefined,
	isWritten: boolean,
	since: string | undefined,
	strings: Strings,
): readonly Block[] => {
	const words = strings.watch;
	const line = ({ lastSeen, ip, deployment }: LoggedCalls): Block => ({
		row: [
			{ text: `${marks.warning} `, tone: 'warning' },
			{ text: words.caller(strings.shell.when(lastSeen), ip || marks.none, deployment) },
		],
		indent: 2,
	});
	return part(
		words.log,
		look,
		(calls): readonly Block[] => {
			const found = keyCallsSince(calls, since);
			if (found.length === 0 && !isWritten)
				return [{ text: `${marks.unknown} ${words.noneProven}`, indent: 2, tone: 'warning' }];
			if (found.length === 0) return [{ text: since ? words.noCalls : words.noCallsAtAll, indent: 2 }];
			const more = found.length - mostCallers;
			return [...found.slice(0, mostCallers).map(line), ...(more > 0 ? [{ text: words.more(more), indent: 2 }] : [])];
		},
		strings,
	);
};

export const settingsPart = (
	look: Look<readonly DiagnosticSetting[]> | undefined,
	strings: Strings,
): readonly Block[] =>
	part(
		strings.verdict.diagnostics,
		look,
		(): readonly Block[] =>
			isLogged(look)
				? [{ text: `${marks.ok} ${strings.watch.logged}`, indent: 2, tone: 'ok' }]
				: [{ text: `${marks.unknown} ${strings.watch.notLogged}`, indent: 2, tone: 'warning' }],
		strings,
	);
