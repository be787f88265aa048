// Blocks of the watch screen: each source stands under its own heading, with its own time.

import { keyCallsSince, refusalStatuses, refusalsByHour } from '../../../assessment/key-usage-after.ts';
import type { Account } from '../../../model/azure.ts';
import type { DiagnosticSetting, ListKeysResult, LoggedCalls, StatusCount } from '../../../model/evidence.ts';
import type { Strings } from '../../../strings/index.ts';
import { type MarkStyle, marks } from '../../context/theme.ts';
import { barLength } from '../../kit/charts.ts';
import { type Block, toWidth } from '../../kit/text.ts';
import { problemSummary } from '../problem-blocks.ts';
import type { SourceReading } from './use-key-usage-after.ts';

const utcTime = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(11, 19);

/** Returns a heading with the time of its source, then what the source gave, or why it gave nothing. */
const sourceBlocks = <T>(
	title: string,
	reading: SourceReading<T> | undefined,
	show: (value: T) => readonly Block[],
	strings: Strings,
): readonly Block[] => [
	{ text: '' },
	{
		row: [
			{ text: title, tone: 'title' },
			...(reading ? [{ text: `  ${strings.watch.readAt(utcTime(reading.readAt))}`, tone: 'muted' as const }] : []),
		],
	},
	...(!reading
		? [{ text: strings.lists.reading, indent: 2, tone: 'muted' as const }]
		: reading.result.known
			? show(reading.result.value)
			: [
					{
						text: `${marks.unknown} ${strings.watch.unreadable(problemSummary(reading.result.problem, strings))}`,
						indent: 2,
						tone: 'warning' as const,
					},
				]),
];

/** Returns the key state that Resource Manager reports for the account. */
export const accountStateBlocks = (
	reading: SourceReading<Account> | undefined,
	since: string | undefined,
	strings: Strings,
) =>
	sourceBlocks(
		strings.watch.account,
		reading,
		({ keyAuth, provisioningState }): readonly Block[] =>
			keyAuth === 'off'
				? [{ text: `${marks.ok} ${strings.watch.off(provisioningState)}`, indent: 2, tone: 'ok' }]
				: [
						{ text: `${marks.warning} ${strings.watch.on(provisioningState)}`, indent: 2, tone: 'warning' },
						...(since ? [{ text: strings.watch.backOn, indent: 2, tone: 'danger' as const }] : []),
					],
		strings,
	);

const listKeysAnswerStyles: Readonly<Record<ListKeysResult['answer'], MarkStyle>> = {
	keysDisabled: { mark: marks.ok, tone: 'ok' },
	listed: { mark: marks.warning, tone: 'warning' },
	forbidden: { mark: marks.unknown, tone: 'warning' },
	other: { mark: marks.unknown, tone: 'warning' },
};

const notTestedBlocks = (title: string, how: string, strings: Strings): readonly Block[] => [
	{ text: '' },
	{
		row: [
			{ text: title, tone: 'title' },
			{ text: `  ${strings.watch.notAsked}`, tone: 'muted' },
		],
	},
	{ text: how, indent: 2, tone: 'muted' },
];

/** Returns how Azure answered a request for the keys, or how to test that. */
export const listKeysBlocks = (
	reading: SourceReading<ListKeysResult> | undefined,
	strings: Strings,
): readonly Block[] => {
	const words = strings.watch;
	if (!reading) return notTestedBlocks(words.listKeys, words.listKeysHow, strings);
	return sourceBlocks(
		words.listKeys,
		reading,
		({ answer, detail }): readonly Block[] => [
			{
				text: `${listKeysAnswerStyles[answer].mark} ${words.answers[answer]}`,
				indent: 2,
				tone: listKeysAnswerStyles[answer].tone,
			},
			...(detail ? [{ text: `${strings.shell.said.azure} ${detail}`, indent: 4, tone: 'muted' as const }] : []),
		],
		strings,
	);
};

/** Returns how the endpoint answered a made-up key, or how to test that. `at`: milliseconds since the epoch. */
export const endpointBlocks = (
	answered: readonly Block[],
	at: number | undefined,
	strings: Strings,
): readonly Block[] => {
	const words = strings.watch;
	if (at === undefined) return [...notTestedBlocks(words.endpoint, words.endpointHow, strings), ...answered];
	return sourceBlocks(
		words.endpoint,
		{ result: { known: true, value: answered }, readAt: at },
		(blocks) => blocks,
		strings,
	);
};

/** The widest bar, in columns. */
const maxBarWidth = 12;

/** Returns the refusals of the last `hours` hours, by hour and status, as bars. */
export const metricsBlocks = (
	reading: SourceReading<readonly StatusCount[]> | undefined,
	hours: number,
	strings: Strings,
): readonly Block[] =>
	sourceBlocks(
		strings.watch.metrics(hours),
		reading,
		(counts): readonly Block[] => {
			if (counts.length === 0) return [{ text: strings.watch.nothingCounted, indent: 2, tone: 'muted' }];
			const rows = refusalsByHour(counts, reading?.readAt ?? 0, hours);
			const most = Math.max(...rows.flatMap(({ refused }) => Object.values(refused)), 0);
			const isByClass = counts.every(({ status }) => status.endsWith('xx'));
			const shown = refusalStatuses.filter((status) => (status === '4xx') === isByClass);
			return [
				...rows.map(
					({ at, refused, total }): Block => ({
						row: [
							{ text: `${at.slice(11, 16)}  `, tone: 'muted' },
							...shown.flatMap((status) => {
								const count = refused[status] ?? 0;
								const bar = marks.bar.repeat(barLength(count, most, maxBarWidth));
								const tone = count > 0 ? ('warning' as const) : ('muted' as const);
								return [
									{ text: `${status} ` },
									{ text: toWidth(`${bar} ${count}`.trimStart(), maxBarWidth + 8), tone },
								];
							}),
							{ text: strings.watch.ofAll(total), tone: 'muted' },
						],
						indent: 2,
					}),
				),
				...(isByClass ? [{ text: strings.watch.byClass, indent: 2, tone: 'muted' as const }] : []),
			];
		},
		strings,
	);

/** The number of callers that get a line; the others are counted. */
const maxCallers = 5;

/** Returns whether a diagnostic setting is known to log requests. Without one, an empty log proves nothing. */
export const isRequestLoggingOn = (settings: SourceReading<readonly DiagnosticSetting[]> | undefined): boolean =>
	settings?.result.known === true && settings.result.value.some(({ logsRequests }) => logsRequests);

/**
 * Returns the callers that used a key after `since` (ISO 8601), from the request log. An empty log proves nothing
 * unless `isWritten`.
 */
export const loggedCallBlocks = (
	reading: SourceReading<readonly LoggedCalls[]> | undefined,
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
	return sourceBlocks(
		words.log,
		reading,
		(calls): readonly Block[] => {
			const found = keyCallsSince(calls, since);
			if (found.length === 0 && !isWritten)
				return [{ text: `${marks.unknown} ${words.noneProven}`, indent: 2, tone: 'warning' }];
			if (found.length === 0) return [{ text: since ? words.noCalls : words.noCallsAtAll, indent: 2 }];
			const more = found.length - maxCallers;
			return [...found.slice(0, maxCallers).map(line), ...(more > 0 ? [{ text: words.more(more), indent: 2 }] : [])];
		},
		strings,
	);
};

/** Returns whether a diagnostic setting sends the account's requests to a log. */
export const diagnosticSettingBlocks = (
	reading: SourceReading<readonly DiagnosticSetting[]> | undefined,
	strings: Strings,
): readonly Block[] =>
	sourceBlocks(
		strings.verdict.diagnostics,
		reading,
		(): readonly Block[] =>
			isRequestLoggingOn(reading)
				? [{ text: `${marks.ok} ${strings.watch.logged}`, indent: 2, tone: 'ok' }]
				: [{ text: `${marks.unknown} ${strings.watch.notLogged}`, indent: 2, tone: 'warning' }],
		strings,
	);
