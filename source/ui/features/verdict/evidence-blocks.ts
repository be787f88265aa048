// Where it was looked, when, what was found and what could not be seen.

import type { Evidence } from '../../../assessment/key-usage-evidence.ts';
import type { Account } from '../../../model/azure.ts';
import { type KeyLook, openSources, secretSources } from '../../../model/evidence.ts';
import type { Seen } from '../../../model/read-result.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { inBrief } from '../common/problem-note.ts';
import { monitorBlocks } from './monitor-blocks.ts';
import { sourceHead, timeOf } from './source-head.ts';

/** One reason may hide many places, and is long: where the account's keys cannot be read, nothing can be compared. */
const byReason = (unseen: KeyLook['unseen']): ReadonlyMap<string, readonly string[]> => {
	const names = new Map<string, readonly string[]>();
	for (const { name, why } of unseen) names.set(why, [...(names.get(why) ?? []), name]);
	return names;
};

const lookBlocks = (
	title: string,
	look: Seen<KeyLook> | undefined,
	shownName: (text: string) => string,
	strings: Strings,
): readonly Block[] => {
	const { verdict: words } = strings;
	if (!look) return [sourceHead(title, words.notLooked, false)];
	if (!look.known) return [sourceHead(title, words.couldNot(inBrief(look.problem, strings)), false)];
	const { looked, found, unseen, readAt } = look.value;
	const keys = found.filter(({ holds }) => holds !== 'endpoint');
	const said = [
		words.looked(looked, keys.length),
		unseen.length > 0 ? words.unseen(unseen.length) : '',
		words.at(timeOf(readAt)),
	];
	return [
		sourceHead(title, said.filter(Boolean).join(', '), unseen.length === 0),
		...found.map(
			({ resourceName, place, holds }): Block => ({
				text: `${holds === 'endpoint' ? marks.none : marks.warning} ${words.holding(place, resourceName, words.holds[holds])}`,
				indent: 4,
				tone: holds === 'endpoint' ? 'muted' : 'warning',
			}),
		),
		...[...byReason(unseen)].map(
			([why, names]): Block => ({
				text: `${marks.unknown} ${names.map(shownName).join(', ')}: ${words.reason(why)}`,
				indent: 4,
				tone: 'muted',
			}),
		),
	];
};

export const evidenceBlocks = (
	evidence: Evidence,
	account: Account,
	shownName: (text: string) => string,
	strings: Strings,
): readonly Block[] => [
	...[...openSources, ...secretSources].flatMap((source) =>
		lookBlocks(strings.verdict.source[source], evidence.looks[source], shownName, strings),
	),
	...monitorBlocks(evidence, account, shownName, strings),
];
