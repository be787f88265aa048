// Says what was found about an account: the verdict with its checks, or what was known when keys went off; and who
// calls it.

import type { Assessment } from '../assessment/assess-account.ts';
import { consumerSteps } from '../assessment/consumer-progress.ts';
import type { ChangeRecord } from '../changes/history.ts';
import { checkAbout } from '../model/check.ts';
import type { Strings } from '../strings/index.ts';
import { checksTable } from './inspection-page.ts';
import { type Part, text } from './page.ts';

/** Returns the parts of the page for the verdict, its checks, and the places that could not be inspected. */
export const findingsParts = (
	{ verdict, evidence }: Assessment,
	changes: readonly ChangeRecord[],
	naming: (text: string) => string,
	strings: Strings,
): readonly Part[] => {
	const texts = strings.handOver;
	if (verdict) {
		const { acceptedRisk } = verdict;
		const skipped = Object.values(evidence?.scanResults ?? {}).flatMap((result) =>
			result.known
				? result.value.skipped.map(({ name, why }) => naming(`${name}: ${strings.verdict.reason(why)}`))
				: [result.problem.message],
		);
		return [
			text(strings.verdict.outcomes[verdict.outcome], verdict.outcome === 'ready' ? 'ok' : 'warning'),
			...(acceptedRisk
				? [
						text(
							strings.verdict.acceptedRisk(acceptedRisk.by, strings.shell.when(acceptedRisk.at), acceptedRisk.reason),
							'warning',
						),
					]
				: []),
			checksTable(
				texts.checks,
				verdict.checks.map((check) => ({ ...check, about: checkAbout(check) ?? '' })),
				strings,
			),
			...(skipped.length > 0 ? [text(texts.skipped), { kind: 'list', items: [...new Set(skipped)] } as const] : []),
		];
	}
	const last = changes.findLast(({ intended }) => intended.change.changeRequest.kind === 'disableKeys');
	const disableRequest = last?.intended.change.changeRequest;
	if (disableRequest?.kind !== 'disableKeys') return [text(texts.offBefore)];
	const { evidence: evidenceThen, accepted, readAt } = disableRequest.input;
	return [
		{
			kind: 'table',
			caption: texts.checksThen(strings.shell.when(readAt)),
			head: [strings.reports.check, strings.reports.met],
			rows: evidenceThen.map(({ id, met }) => [
				{ text: id in strings.checks ? strings.checks[id as keyof Strings['checks']].title : id },
				{ text: strings.shell.met[met], tone: met === 'yes' ? ('ok' as const) : ('warning' as const) },
			]),
		},
		...(accepted ? [text(texts.acceptedRiskThen(accepted), 'warning')] : []),
	];
};

/** Returns the table of consumers: who found each, its steps, and its state. */
export const consumersTable = ({ rows }: Assessment, strings: Strings): Part => {
	const words = strings.consumers;
	return {
		kind: 'table',
		caption: words.title,
		head: [words.name, words.foundBy, ...consumerSteps.map((step) => words.steps[step]), words.state],
		rows: rows.map(({ name, from, stepStatuses, state, acceptedRisk }) => [
			{ text: from === 'keyCalls' ? words.keyCalls : name },
			{ text: words.from[from] },
			...consumerSteps.map((step) => ({ text: words.cells[stepStatuses[step]] })),
			{
				text: acceptedRisk
					? words.acceptedBecause(acceptedRisk.by, strings.shell.when(acceptedRisk.at), acceptedRisk.reason)
					: words.states[state],
				tone: state === 'ready' ? ('ok' as const) : ('warning' as const),
			},
		]),
	};
};
