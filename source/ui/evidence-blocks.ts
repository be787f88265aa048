// Where it was looked, when, what was found and what could not be seen.
import type { Account } from '../azure/azure.ts';
import { type KeyLook, openSources, secretSources } from '../azure/evidence.ts';
import type { Evidence } from '../migration/evidence.ts';
import type { Seen } from '../migration/seen.ts';
import type { Strings } from '../strings/index.ts';
import type { Block } from './text.ts';
import { marks } from './theme.ts';

const time = (at: number): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;

const head = (title: string, said: string, isSeen: boolean): Block => ({
	row: [
		{ text: `${isSeen ? marks.ok : marks.unknown} `, tone: isSeen ? 'ok' : 'warning' },
		{ text: `${title}: ` },
		{ text: said, tone: isSeen ? 'muted' : 'warning' },
	],
});

const lookBlocks = (
	title: string,
	look: Seen<KeyLook> | undefined,
	shownName: (text: string) => string,
	words: Strings['verdict'],
): readonly Block[] => {
	if (!look) return [head(title, words.notLooked, false)];
	if (!look.known) return [head(title, words.couldNot(look.problem.message), false)];
	const { looked, found, unseen, readAt } = look.value;
	const keys = found.filter(({ holds }) => holds !== 'endpoint');
	const said = [
		words.looked(looked, keys.length),
		unseen.length > 0 ? words.unseen(unseen.length) : '',
		words.at(time(readAt)),
	];
	return [
		head(title, said.filter(Boolean).join(', '), unseen.length === 0),
		...found.map(
			({ resourceName, place, holds }): Block => ({
				text: `${holds === 'endpoint' ? marks.none : marks.warning} ${words.holding(place, resourceName, words.holds[holds])}`,
				indent: 4,
				tone: holds === 'endpoint' ? 'muted' : 'warning',
			}),
		),
		...unseen.map(
			({ name, why }): Block => ({
				text: `${marks.unknown} ${shownName(name)}: ${words.reason(why)}`,
				indent: 4,
				tone: 'muted',
			}),
		),
	];
};

/** The command that has requests logged from now on; the workspace is the person's to name. */
export const loggingCommand = ({ id }: Account): string =>
	[
		`az monitor diagnostic-settings create --name keyless --resource '${id}'`,
		'--workspace YOUR-WORKSPACE-ID',
		`--logs '[{"category":"RequestResponse","enabled":true},{"category":"Audit","enabled":true}]'`,
	].join(' ');

const monitorBlocks = (
	{ log, diagnostics, listings, readAt }: Evidence,
	account: Account,
	shownName: (text: string) => string,
	words: Strings['verdict'],
): readonly Block[] => {
	const count = (by: 'token' | 'keyOrUnknown') =>
		log.known ? log.value.filter((one) => one.by === by).reduce((sum, { calls }) => sum + calls, 0) : 0;
	const logging = diagnostics.known ? diagnostics.value.filter(({ logsRequests }) => logsRequests) : [];
	const last = listings.known ? listings.value[0] : undefined;
	const at = words.at(time(readAt));
	return [
		log.known
			? head(
					words.log,
					`${log.value.length === 0 ? words.logEmpty : words.logged(count('token'), count('keyOrUnknown'))}, ${at}`,
					log.value.length > 0,
				)
			: head(words.log, words.couldNot(log.problem.message), false),
		diagnostics.known
			? head(
					words.diagnostics,
					logging.length > 0 ? words.logging(logging.map(({ name }) => name).join(', ')) : words.notLogging,
					logging.length > 0,
				)
			: head(words.diagnostics, words.couldNot(diagnostics.problem.message), false),
		...(diagnostics.known && logging.length === 0
			? [{ code: loggingCommand(account), indent: 4, tone: 'key' as const }]
			: []),
		listings.known
			? head(
					words.listings,
					last
						? words.listed(
								listings.value.length,
								`${shownName(last.who)} ${last.at.slice(0, 16).replace('T', ' ')} UTC`,
							)
						: words.notListed,
					true,
				)
			: head(words.listings, words.couldNot(listings.problem.message), false),
	];
};

export const evidenceBlocks = (
	evidence: Evidence,
	account: Account,
	shownName: (text: string) => string,
	strings: Strings,
): readonly Block[] => [
	...[...openSources, ...secretSources].flatMap((source) =>
		lookBlocks(strings.verdict.source[source], evidence.looks[source], shownName, strings.verdict),
	),
	...monitorBlocks(evidence, account, shownName, strings.verdict),
];
