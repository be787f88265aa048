// Blocks of the rotation screen: the steps, the holders of each key, and what a step is for.
import { type KeyHolders, keyHolderNames } from '../../../assessment/key-holders.ts';
import type { RotationStep } from '../../../assessment/rotation.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import { type Block, toWidth } from '../../kit/text.ts';
import { stepStyles } from '../common/step-list.tsx';

/** Returns a line for each step of the rotation, with its state. */
export const rotationStepRows = (steps: readonly RotationStep[], cursor: number, strings: Strings): readonly Block[] =>
	steps.map(({ id, state }, index): Block => {
		const { mark, tone } = stepStyles[state];
		return {
			row: [
				{ text: index === cursor ? `${marks.here} ` : '  ', tone: 'focus' },
				{ text: `${mark} `, tone },
				{
					text: toWidth(`${index + 1}. ${strings.rotate.steps[id].title}`, 38),
					tone: index === cursor ? 'focus' : undefined,
				},
				{ text: ` ${strings.road.states[state]}`, tone },
			],
		};
	});

/** Returns who holds the key that this step regenerates, and what could not be read. */
export const keyHolderBlocks = (
	step: RotationStep,
	holders: KeyHolders | undefined,
	strings: Strings,
): readonly Block[] => {
	const words = strings.rotate;
	if (step.by !== 'change') return [];
	if (!holders) return [{ text: words.scanningForHolders, tone: 'muted' }];
	const held = keyHolderNames(holders.keyUses, step.which);
	const unreadable = [...holders.unreadable.map((source) => strings.keySources[source]), ...holders.skipped];
	return [
		held.length > 0
			? { text: `${marks.warning} ${words.keyHolders(held.join(', '))}`, tone: 'warning' }
			: { text: holders.hasScannedSecrets ? words.noKeyHoldersAfterScan : words.noKeyHolders, tone: 'muted' },
		...(unreadable.length > 0
			? [{ text: `${marks.unknown} ${words.unreadable(unreadable.join(', '))}`, tone: 'warning' as const }]
			: []),
	];
};

/** Returns why the step is in its state, and what it is for. */
export const rotationStepBlocks = (step: RotationStep, strings: Strings): readonly Block[] => {
	const words = strings.rotate;
	const stateReason =
		step.state === 'done'
			? words.doneAt(strings.shell.when(step.at ?? ''))
			: step.state === 'unknown'
				? words.unknown
				: step.state === 'later'
					? words.blocked
					: undefined;
	return [
		...(stateReason ? [{ text: stateReason, tone: stepStyles[step.state].tone }] : []),
		{ text: words.steps[step.id].why, tone: 'muted' as const },
	];
};
