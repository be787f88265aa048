// Blocks of a plan for many accounts, as a person reviews it on screen.

import type { PlanProgress } from '../../../assessment/plan-batch.ts';
import type { BatchPlan, ExcludedAccount, OnFailure } from '../../../model/batch-plan.ts';
import type { Change } from '../../../model/change.ts';
import { checkAbout } from '../../../model/check.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import { formatCount, progressBar } from '../../kit/charts.ts';
import type { Block } from '../../kit/text.ts';
import { checklistBlocks } from '../common/checklist.ts';
import { problemSummary } from '../problem-blocks.ts';

/** Returns why an account is excluded, in a sentence. */
export const leftOutReason = ({ reason }: ExcludedAccount, strings: Strings): string => {
	const words = strings.plan;
	switch (reason.kind) {
		case 'step':
			return words.step(strings.road.steps[reason.step].title);
		case 'unread':
			return words.unreadable(problemSummary(reason.problem, strings));
		default:
			return words.why[reason.kind];
	}
};

const plannedChangeBlocks = (
	{ targetId, targetName, about, effects, request, checks }: Change,
	strings: Strings,
): readonly Block[] => [
	{ text: '' },
	{ row: [{ text: `${marks.next} ` }, { text: targetName, tone: 'title' }] },
	{ code: targetId, indent: 2, tone: 'muted' },
	...effects.map(
		({ property, before, after }): Block => ({
			row: [
				{ text: `${property}: ${before}`, tone: 'muted' },
				{ text: ` ${marks.next} ` },
				{ text: after, tone: 'key' },
			],
			indent: 2,
		}),
	),
	{ code: `${request.method} ${request.path}?api-version=${request.apiVersion}`, indent: 2 },
	...(request.body === undefined ? [] : [{ code: JSON.stringify(request.body), indent: 2 }]),
	...(about.accepted
		? [{ text: `${marks.warning} ${strings.plan.acceptedRisk(about.accepted)}`, indent: 2, tone: 'warning' as const }]
		: []),
	...checklistBlocks(checks, strings).map((block) => ({ ...block, indent: 2 + (block.indent ?? 0) })),
];

/** Returns the reason and the unmet checks, a line each. */
const leftOutReasons = (one: ExcludedAccount, strings: Strings): readonly string[] => [
	leftOutReason(one, strings),
	...one.checks.map((check) =>
		strings.plan.check(
			strings.checks[check.id].title,
			strings.shell.met[check.met],
			strings.checkReason(check, checkAbout(check)),
		),
	),
];

/** Groups the excluded accounts that share their reasons: a person does not read hundreds one by one. */
const leftOutBlocks = (all: readonly ExcludedAccount[], strings: Strings): readonly Block[] =>
	[...Map.groupBy(all, (one) => leftOutReasons(one, strings).join('\n')).values()].flatMap((some): readonly Block[] => {
		const [first] = some;
		if (!first) return [];
		const [why = '', ...checks] = leftOutReasons(first, strings);
		const isMany = some.length > 1;
		return [
			{
				row: [
					{ text: `${marks.no} `, tone: 'warning' },
					{ text: isMany ? strings.plan.batchSize(some.length) : first.name, tone: 'title' },
				],
			},
			{ text: why, indent: 2 },
			...checks.map((text): Block => ({ text, indent: 4, tone: 'muted' })),
			...(isMany ? [{ text: some.map(({ name }) => name).join(', '), indent: 2 }] : []),
		];
	});

/** Returns the head of the plan, then the excluded accounts, then each change with its request and its checks. */
export const planBlocks = (plan: BatchPlan, onFailure: OnFailure, strings: Strings): readonly Block[] => {
	const words = strings.plan;
	const { action, changes, excluded } = plan;
	return [
		changes.length > 0
			? { text: words.heads[action](changes.length), tone: 'title' }
			: { text: `${marks.no} ${words.empty}`, tone: 'warning' },
		...(changes.length > 0
			? [
					{ text: strings.changes[action === 'disable' ? 'disableKeys' : 'enableKeys'].explains({}) },
					{ text: `${marks.here} ${words.onFailure[onFailure]}` },
				]
			: []),
		...(excluded.length > 0
			? [
					{ text: '' },
					{ text: words.leftOut(excluded.length), tone: 'title' as const },
					...leftOutBlocks(excluded, strings),
				]
			: []),
		...changes.flatMap((change) => plannedChangeBlocks(change, strings)),
	];
};

/**
 * Returns the progress of the plan: how many accounts are evaluated, which one is being read, and how far the scan is.
 */
export const evaluationProgressBlocks = (
	progress: PlanProgress | undefined,
	all: number,
	strings: Strings,
): readonly Block[] => {
	const words = strings.plan;
	const { done = 0, account = '', scanProgress } = progress ?? {};
	return [
		{ text: words.evaluating(formatCount(done), formatCount(all)), tone: 'title' },
		{ row: [{ text: progressBar(done, all, 40), tone: 'ok' }] },
		...(account ? [{ text: words.evaluatingNow(account), tone: 'muted' as const }] : []),
		...(scanProgress
			? [
					{ text: '' },
					{ text: words.scanningForKeys(formatCount(scanProgress.done), formatCount(scanProgress.total)) },
					{ row: [{ text: progressBar(scanProgress.done, scanProgress.total, 40), tone: 'ok' as const }] },
					{ text: scanProgress.name, tone: 'muted' as const },
				]
			: []),
		{ text: '' },
		{ text: words.cancelHint },
	];
};
