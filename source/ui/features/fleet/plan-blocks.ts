// A plan of many as it is reviewed on screen.

import type { PlanProgress } from '../../../assessment/plan-batch.ts';
import type { BatchPlan, LeftOut, OnFailure } from '../../../model/batch.ts';
import type { Change } from '../../../model/change.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import { barOf, figure } from '../../kit/charts.ts';
import type { Block } from '../../kit/text.ts';
import { checklist } from '../common/checklist.ts';
import { inBrief } from '../common/problem-note.ts';

/** Why it is left out, in a sentence. */
export const whyLeftOut = ({ why }: LeftOut, strings: Strings): string => {
	const words = strings.plan;
	switch (why.kind) {
		case 'step':
			return words.step(strings.road.steps[why.step].title);
		case 'unread':
			return words.unread(inBrief(why.problem, strings));
		default:
			return words.why[why.kind];
	}
};

const changeBlocks = (
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
		? [{ text: `${marks.warning} ${strings.plan.accepted(about.accepted)}`, indent: 2, tone: 'warning' as const }]
		: []),
	...checklist(checks, strings).map((block) => ({ ...block, indent: 2 + (block.indent ?? 0) })),
];

/** Why, and the checks that stand against it, a line each. */
const reasonsOf = (one: LeftOut, strings: Strings): readonly string[] => [
	whyLeftOut(one, strings),
	...one.checks.map((check) =>
		strings.plan.check(strings.checks[check.id].title, strings.shell.met[check.met], strings.checkReason(check) ?? ''),
	),
];

/** Those that are left out for the very same reasons are told together: of hundreds, nobody reads each. */
const leftOutBlocks = (all: readonly LeftOut[], strings: Strings): readonly Block[] =>
	[...Map.groupBy(all, (one) => reasonsOf(one, strings).join('\n')).values()].flatMap((some): readonly Block[] => {
		const [first] = some;
		if (!first) return [];
		const [why = '', ...checks] = reasonsOf(first, strings);
		const isMany = some.length > 1;
		return [
			{
				row: [
					{ text: `${marks.no} `, tone: 'warning' },
					{ text: isMany ? strings.plan.together(some.length) : first.name, tone: 'title' },
				],
			},
			{ text: why, indent: 2 },
			...checks.map((text): Block => ({ text, indent: 4, tone: 'muted' })),
			...(isMany ? [{ text: some.map(({ name }) => name).join(', '), indent: 2 }] : []),
		];
	});

/** The head first, then whoever is left out, then each change with its request and its checks. */
export const planBlocks = (plan: BatchPlan, onFailure: OnFailure, strings: Strings): readonly Block[] => {
	const words = strings.plan;
	const { action, changes, leftOut } = plan;
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
		...(leftOut.length > 0
			? [
					{ text: '' },
					{ text: words.leftOut(leftOut.length), tone: 'title' as const },
					...leftOutBlocks(leftOut, strings),
				]
			: []),
		...changes.flatMap((change) => changeBlocks(change, strings)),
	];
};

/** While it is made: how many accounts are judged, which one is being read, and how far the look for keys is. */
export const judgingBlocks = (progress: PlanProgress | undefined, all: number, strings: Strings): readonly Block[] => {
	const words = strings.plan;
	const { done = 0, account = '', looked } = progress ?? {};
	return [
		{ text: words.judging(figure(done), figure(all)), tone: 'title' },
		{ row: [{ text: barOf(done, all, 40), tone: 'ok' }] },
		...(account ? [{ text: words.judgingNow(account), tone: 'muted' as const }] : []),
		...(looked
			? [
					{ text: '' },
					{ text: words.lookingForKeys(figure(looked.done), figure(looked.all)) },
					{ row: [{ text: barOf(looked.done, looked.all, 40), tone: 'ok' as const }] },
					{ text: looked.name, tone: 'muted' as const },
				]
			: []),
		{ text: '' },
		{ text: words.callOff },
	];
};
