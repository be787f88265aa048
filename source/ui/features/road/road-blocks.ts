// Blocks beside the road's list: the step's reason, its checks, what it is for, and how the endpoint answered.

import type { ProbeResult } from '../../../model/azure.ts';
import type { Step } from '../../../model/step.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { checklistBlocks } from '../common/checklist.ts';
import { stepStyles } from '../common/step-list.tsx';

type StepContext = {
	/** The seconds that the wait has taken. */
	readonly elapsed: number;
	readonly isProbing: boolean;
	readonly answer: ProbeResult | undefined;
	readonly isExplained: boolean;
};

/** Returns the step's reason, its checks, what it is for, and the progress of a wait. `elapsed`: seconds. */
export const stepBlocks = (
	step: Step,
	strings: Strings,
	{ elapsed, isProbing, answer, isExplained }: StepContext,
): readonly Block[] => {
	const words = strings.road;
	const about = {
		...step.about,
		...(step.about.step ? { step: words.steps[step.about.step as Step['id']].title } : {}),
		...(step.about.at ? { at: strings.shell.when(step.about.at) } : {}),
	};
	const why: readonly Block[] = [
		{ text: '' },
		{ text: words.steps[step.id].why, tone: 'muted' },
		...(isExplained
			? [{ text: '' }, { text: words.whatAzureDoes, tone: 'title' as const }, { text: words.steps[step.id].azure }]
			: []),
	];
	return [
		{
			text: `${marks.next} ${words.reasons[step.reason](about)}`,
			tone: step.state === 'later' ? 'muted' : stepStyles[step.state].tone,
		},
		...(step.state === 'waiting' && (step.id === 'roleVisible' || step.id === 'keysOff')
			? [{ text: words.checkingAgain(elapsed), tone: 'muted' as const, indent: 2 }]
			: []),
		...(step.id === 'verified' && isProbing ? [{ text: words.asking, tone: 'muted' as const }] : []),
		...(step.id === 'verified' && answer ? probeBlocks(answer, strings) : []),
		// A person who asks what Azure does reads it before the checks, which may be many.
		...(isExplained ? why : []),
		...(step.checks.length > 0 ? [{ text: '' }, ...checklistBlocks(step.checks, strings)] : []),
		...(isExplained ? [] : why),
	];
};

/** Returns the two facts, kept apart: what Azure has accepted, and what the gateway does. */
export const probeBlocks = (answer: ProbeResult, strings: Strings): readonly Block[] => [
	{
		text: `${answer.answer === 'keysDisabled' ? marks.ok : marks.wait} ${strings.road.probed[answer.answer]}`,
		tone: answer.answer === 'keysDisabled' ? 'ok' : 'warning',
	},
	{
		text: `${strings.shell.said.azure} ${[answer.status, answer.detail].filter(Boolean).join(' ')}`,
		tone: 'muted',
		indent: 2,
	},
];
