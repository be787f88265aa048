// Blocks of Azure Monitor's sources: the request log, who writes it, and who listed the keys; when, and what none of it
// can show.

import { callSpan, type Evidence } from '../../../assessment/key-usage-evidence.ts';
import type { Account } from '../../../model/azure.ts';
import type { LoggedCalls } from '../../../model/evidence.ts';
import type { ReadResult } from '../../../model/read-result.ts';
import { quotePosix } from '../../../shared/shell-quoting.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { problemSummary } from '../problem-blocks.ts';
import { sourceHeading, utcTime } from './source-heading.ts';

/** Returns the command that turns request logging on; the person fills in the workspace. */
export const enableLoggingCommand = ({ id }: Account): string =>
	[
		`az monitor diagnostic-settings create --name keyless --resource ${quotePosix(id)}`,
		'--workspace YOUR-WORKSPACE-ID',
		`--logs '[{"category":"RequestResponse","enabled":true},{"category":"Audit","enabled":true}]'`,
	].join(' ');

/** Returns one source: what it gave, or why it gave nothing; and below it what it can never show. */
const monitorSourceBlocks = <T>(
	{ title, reading, at, blind }: { title: string; reading: ReadResult<T>; at: string; blind: string },
	show: (value: T) => { readonly summary: string; readonly isRead: boolean; readonly below?: readonly Block[] },
	strings: Strings,
): readonly Block[] => {
	if (!reading.known)
		return [
			sourceHeading(title, `${strings.verdict.unreadable(problemSummary(reading.problem, strings))}, ${at}`, false),
		];
	const { summary, isRead, below = [] } = show(reading.value);
	return [
		sourceHeading(title, `${summary}, ${at}`, isRead),
		...below,
		{ text: `${marks.none} ${blind}`, indent: 4, tone: 'muted' },
	];
};

const totalCalls = (calls: readonly LoggedCalls[]) => calls.reduce((sum, one) => sum + one.calls, 0);

/** Returns what Azure Monitor gave: the request log, diagnostic settings, and listings of keys. */
export const monitorBlocks = (
	{ requestLog, diagnostics, keyListings, readAt }: Evidence,
	account: Account,
	shownName: (text: string) => string,
	strings: Strings,
): readonly Block[] => {
	const { verdict: words, shell } = strings;
	const at = words.at(utcTime(readAt));
	return [
		...monitorSourceBlocks(
			{
				title: words.log,
				reading: requestLog,
				at,
				blind: account.kind.toLowerCase() === 'openai' ? words.limits.log : words.limits.logOfMore(account.kind),
			},
			(calls) => {
				const line = (by: LoggedCalls['by']): readonly Block[] => {
					const some = calls.filter((one) => one.by === by);
					const span = callSpan(some);
					if (!span) return [];
					const summary = words.calls[by](totalCalls(some), shell.when(span.first), shell.when(span.last));
					return by === 'token'
						? [{ text: `${marks.none} ${summary}`, indent: 4, tone: 'muted' }]
						: [{ text: `${marks.warning} ${summary}`, indent: 4, tone: 'warning' }];
				};
				return calls.length === 0
					? { summary: words.logEmpty, isRead: false }
					: {
							summary: words.logged(totalCalls(calls)),
							isRead: true,
							below: [...line('token'), ...line('keyOrUnknown')],
						};
			},
			strings,
		),
		...monitorSourceBlocks(
			{ title: words.diagnostics, reading: diagnostics, at, blind: words.limits.diagnostics },
			(settings) => {
				const logging = settings.filter(({ logsRequests }) => logsRequests);
				const named = logging.map(
					({ name, createdAt }): Block => ({
						text: `${marks.none} ${words.setting(name, createdAt && shell.when(createdAt))}`,
						indent: 4,
						tone: 'muted',
					}),
				);
				return logging.length > 0
					? { summary: words.logging, isRead: true, below: named }
					: {
							summary: words.notLogging,
							isRead: false,
							below: [
								{ text: words.turnLoggingOn, indent: 4 },
								{ code: enableLoggingCommand(account), indent: 4, tone: 'key' },
							],
						};
			},
			strings,
		),
		...monitorSourceBlocks(
			{ title: words.listings, reading: keyListings, at, blind: words.limits.listings },
			([last, ...more]) => ({
				summary: last
					? words.listed(more.length + 1, `${shownName(last.caller)} ${shell.when(last.at)}`)
					: words.notListed,
				isRead: true,
			}),
			strings,
		),
	];
};
