// What was found about an account: the verdict with its checks, or what was known when keys went off; and who calls it.
import type { Assessed } from '../assessment/assess-account.ts';
import { consumerSteps } from '../assessment/consumer-steps.ts';
import type { ChangeRecord } from '../changes/history.ts';
import type { Strings } from '../strings/index.ts';
import { checksTable } from './inspection-page.ts';
import { type Part, text } from './page.ts';

export const found = (
	{ found: verdict, evidence }: Assessed,
	changes: readonly ChangeRecord[],
	naming: (text: string) => string,
	strings: Strings,
): readonly Part[] => {
	const words = strings.handOver;
	if (verdict) {
		const { accepted } = verdict;
		const unseen = Object.values(evidence?.looks ?? {}).flatMap((look) =>
			look.known
				? look.value.unseen.map(({ name, why }) => naming(`${name}: ${strings.verdict.reason(why)}`))
				: [look.problem.message],
		);
		return [
			text(strings.verdict.rulings[verdict.ruling], verdict.ruling === 'ready' ? 'ok' : 'warning'),
			...(accepted
				? [text(strings.verdict.accepted(accepted.by, strings.shell.when(accepted.at), accepted.reason), 'warning')]
				: []),
			checksTable(
				words.checks,
				verdict.checks.map((check) => ({ ...check, about: check.about ?? '' })),
				strings,
			),
			...(unseen.length > 0 ? [text(words.unseen), { kind: 'list', items: [...new Set(unseen)] } as const] : []),
		];
	}
	const last = changes.findLast(({ intended }) => intended.change.wish.kind === 'disableKeys');
	const wish = last?.intended.change.wish;
	if (wish?.kind !== 'disableKeys') return [text(words.offBefore)];
	const { evidence: then, accepted, readAt } = wish.input;
	return [
		{
			kind: 'table',
			caption: words.checksThen(strings.shell.when(readAt)),
			head: [strings.reports.check, strings.reports.met],
			rows: then.map(({ id, met }) => [
				{ text: id in strings.checks ? strings.checks[id as keyof Strings['checks']].title : id },
				{ text: strings.shell.met[met], tone: met === 'yes' ? ('ok' as const) : ('warning' as const) },
			]),
		},
		...(accepted ? [text(words.acceptedThen(accepted), 'warning')] : []),
	];
};

export const consumers = ({ rows }: Assessed, strings: Strings): Part => {
	const words = strings.consumers;
	return {
		kind: 'table',
		caption: words.title,
		head: [words.name, words.found, ...consumerSteps.map((step) => words.steps[step]), words.state],
		rows: rows.map(({ name, from, cells, state, accepted }) => [
			{ text: from === 'keyCalls' ? words.keyCalls : name },
			{ text: words.from[from] },
			...consumerSteps.map((step) => ({ text: words.cells[cells[step]] })),
			{
				text: accepted
					? words.acceptedBecause(accepted.by, strings.shell.when(accepted.at), accepted.reason)
					: words.states[state],
				tone: state === 'ready' ? ('ok' as const) : ('warning' as const),
			},
		]),
	};
};
