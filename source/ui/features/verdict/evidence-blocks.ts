// Blocks of the evidence: the places that were inspected, when, what was found, and what could not be read.

import type { Evidence } from '../../../assessment/key-usage-evidence.ts';
import { keySources, placesNotAsked } from '../../../key-sources/index.ts';
import type { Account } from '../../../model/azure.ts';
import type { ScanResult, SkippedPart } from '../../../model/evidence.ts';
import type { ReadResult } from '../../../model/read-result.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { problemSummary } from '../problem-blocks.ts';
import { monitorBlocks } from './monitor-blocks.ts';
import { sourceHeading, utcTime } from './source-heading.ts';

/** Groups places by their reason, which is long: where the account's keys cannot be read, nothing can be compared. */
const groupByReason = (
	skipped: ScanResult['skipped'],
	{ verdict }: Strings,
): ReadonlyMap<string, readonly SkippedPart[]> => Map.groupBy(skipped, ({ why }) => verdict.reason(why));

const scanResultBlocks = (
	title: string,
	look: ReadResult<ScanResult> | undefined,
	shownName: (text: string) => string,
	strings: Strings,
): readonly Block[] => {
	const { verdict: words } = strings;
	if (!look) return [sourceHeading(title, words.notScanned, false)];
	if (!look.known) return [sourceHeading(title, words.unreadable(problemSummary(look.problem, strings)), false)];
	const { scannedCount, uses, skipped, readAt } = look.value;
	const keys = uses.filter(({ holds }) => holds !== 'endpoint');
	const summary = [
		words.scanned(scannedCount, keys.length),
		skipped.length > 0 ? words.skipped(skipped.length) : '',
		words.at(utcTime(readAt)),
	];
	return [
		sourceHeading(title, summary.filter(Boolean).join(', '), skipped.length === 0),
		...uses.map(
			({ resourceName, place, holds }): Block => ({
				text: `${holds === 'endpoint' ? marks.none : marks.warning} ${words.keyHolding(place, resourceName, words.holds[holds])}`,
				indent: 4,
				tone: holds === 'endpoint' ? 'muted' : 'warning',
			}),
		),
		...[...groupByReason(skipped, strings)].map(
			([reason, parts]): Block => ({
				text: `${marks.unknown} ${parts.map(({ name }) => shownName(name)).join(', ')}: ${reason}`,
				indent: 4,
				tone: 'muted',
			}),
		),
	];
};

/** Returns what each source of evidence gave, when it was read, and what it could not show. */
export const evidenceBlocks = (
	evidence: Evidence,
	account: Account,
	shownName: (text: string) => string,
	strings: Strings,
): readonly Block[] => [
	...keySources.flatMap((source) => {
		const notAsked = placesNotAsked(source);
		return [
			...scanResultBlocks(strings.keySources[source], evidence.scanResults[source], shownName, strings),
			...(notAsked.length > 0
				? [{ text: strings.verdict.limits.source(notAsked.join(', ')), indent: 4, tone: 'muted' as const }]
				: []),
		];
	}),
	...monitorBlocks(evidence, account, shownName, strings),
];
