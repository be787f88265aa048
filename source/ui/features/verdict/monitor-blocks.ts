// What Azure Monitor told: the request log, who writes it, and who listed the keys; when, and what none of it can show.

import { type Evidence, spanOf } from '../../../assessment/key-usage-evidence.ts';
import type { Account } from '../../../model/azure.ts';
import type { LoggedCalls } from '../../../model/evidence.ts';
import type { Seen } from '../../../model/read-result.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { inBrief } from '../common/problem-note.ts';
import { sourceHead, timeOf } from './source-head.ts';

/** The command that has requests logged from now on; the workspace is the person's to name. */
export const loggingCommand = ({ id }: Account): string =>
	[
		`az monitor diagnostic-settings create --name keyless --resource '${id}'`,
		'--workspace YOUR-WORKSPACE-ID',
		`--logs '[{"category":"RequestResponse","enabled":true},{"category":"Audit","enabled":true}]'`,
	].join(' ');

/** One source: what it gave, or why nothing; and below it what it does not show, whatever it gave. */
const source = <T>(
	{ title, seen, at, blind }: { title: string; seen: Seen<T>; at: string; blind: string },
	show: (value: T) => { readonly said: string; readonly isSeen: boolean; readonly below?: readonly Block[] },
	strings: Strings,
): readonly Block[] => {
	if (!seen.known)
		return [sourceHead(title, `${strings.verdict.couldNot(inBrief(seen.problem, strings))}, ${at}`, false)];
	const { said, isSeen, below = [] } = show(seen.value);
	return [
		sourceHead(title, `${said}, ${at}`, isSeen),
		...below,
		{ text: `${marks.none} ${blind}`, indent: 4, tone: 'muted' },
	];
};

const countOf = (calls: readonly LoggedCalls[]) => calls.reduce((sum, one) => sum + one.calls, 0);

export const monitorBlocks = (
	{ log, diagnostics, listings, readAt }: Evidence,
	account: Account,
	shownName: (text: string) => string,
	strings: Strings,
): readonly Block[] => {
	const { verdict: words, shell } = strings;
	const at = words.at(timeOf(readAt));
	return [
		...source(
			{
				title: words.log,
				seen: log,
				at,
				blind: account.kind.toLowerCase() === 'openai' ? words.blind.log : words.blind.logOfMore(account.kind),
			},
			(calls) => {
				const line = (by: LoggedCalls['by']): readonly Block[] => {
					const some = calls.filter((one) => one.by === by);
					const span = spanOf(some);
					if (!span) return [];
					const said = words.calls[by](countOf(some), shell.when(span.first), shell.when(span.last));
					return by === 'token'
						? [{ text: `${marks.none} ${said}`, indent: 4, tone: 'muted' }]
						: [{ text: `${marks.warning} ${said}`, indent: 4, tone: 'warning' }];
				};
				return calls.length === 0
					? { said: words.logEmpty, isSeen: false }
					: { said: words.logged(countOf(calls)), isSeen: true, below: [...line('token'), ...line('keyOrUnknown')] };
			},
			strings,
		),
		...source(
			{ title: words.diagnostics, seen: diagnostics, at, blind: words.blind.diagnostics },
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
					? { said: words.logging, isSeen: true, below: named }
					: {
							said: words.notLogging,
							isSeen: false,
							below: [
								{ text: words.turnLoggingOn, indent: 4 },
								{ code: loggingCommand(account), indent: 4, tone: 'key' },
							],
						};
			},
			strings,
		),
		...source(
			{ title: words.listings, seen: listings, at, blind: words.blind.listings },
			([last, ...more]) => ({
				said: last ? words.listed(more.length + 1, `${shownName(last.who)} ${shell.when(last.at)}`) : words.notListed,
				isSeen: true,
			}),
			strings,
		),
	];
};
