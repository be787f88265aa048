// Blocks of a confirmation: the change, what stands behind it, and the question.
import { azCommand } from '../../../changes/az-command.ts';
import type { Change } from '../../../model/change.ts';
import { blockingChecks } from '../../../model/check.ts';
import type { Strings } from '../../../strings/index.ts';
import { type KeyId, keys } from '../../context/keys.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { checklistBlocks } from '../common/checklist.ts';
import { type EvidenceAges, evidenceAgeBlocks } from './evidence-ages.ts';

/** Returns what changes, before and after, the request, then what stands behind them. `copyKey` copies the command. */
export const changeBlocks = (
	change: Change,
	ages: EvidenceAges,
	copyKey: KeyId,
	strings: Strings,
): readonly Block[] => {
	const words = strings.confirm;
	const { request, effects, checks, about } = change;
	const kind = strings.changes[change.changeRequest.kind];
	const meaning: Block = { text: kind.explains(about) };
	const effectsPart: readonly Block[] = [
		{ text: kind.title(about), tone: 'title' },
		...(effects.length === 0 ? [meaning] : []),
		...effects.map(
			({ property, before, after }): Block => ({
				row: [
					{ text: `${property}: ${before || words.nothing}`, tone: 'muted' },
					{ text: ` ${marks.next} ${after || words.nothing}`, tone: 'key' },
				],
				indent: 2,
			}),
		),
		{ text: '' },
		{ text: words.request, tone: 'title' },
		{ code: `${request.method} ${request.path}?api-version=${request.apiVersion}`, indent: 2 },
		...(request.ifMatch === undefined ? [] : [{ code: `If-Match: ${request.ifMatch}`, indent: 4 }]),
		...(request.body === undefined ? [] : [{ code: JSON.stringify(request.body), indent: 4 }]),
	];
	const gap: Block = { text: '' };
	const title: readonly Block[] = [
		{ text: words.checks(ages.checks), tone: 'title' },
		...evidenceAgeBlocks(ages, strings),
	];
	const open = checks.filter(({ met }) => met !== 'yes');
	// A check that does not hold comes before the meaning of the change, one that holds after it.
	const checksPart: readonly Block[] = [
		...(open.length > 0 ? [...title, ...checklistBlocks(open, strings), gap] : []),
		...(effects.length === 0 ? [] : [meaning, gap]),
		...(open.length > 0 ? [] : title),
		...checklistBlocks(
			checks.filter(({ met }) => met === 'yes'),
			strings,
		),
	];
	const command: readonly Block[] = [
		{
			row: [
				{ text: words.command, tone: 'title' },
				{ text: `  ${words.copies(keys[copyKey].show)}`, tone: 'key' },
			],
		},
		{ code: azCommand(request), indent: 2 },
	];
	// A check that stops the change comes first.
	return blockingChecks(checks).length > 0
		? [...checksPart, gap, ...effectsPart, gap, ...command]
		: [...effectsPart, gap, ...checksPart, gap, ...command];
};

type QuestionState = {
	/** The reason why the change cannot be confirmed now. */
	readonly blockedReason: string | undefined;
	readonly chose: 'yes' | 'no';
	readonly isScreenReader: boolean;
	readonly isArmed: boolean;
};

/** Returns the field for the name, or no and yes, or what blocks the confirmation. */
export const questionBlocks = (
	{ changeRequest, about, confirmation }: Change,
	{ blockedReason, chose, isScreenReader, isArmed }: QuestionState,
	strings: Strings,
): readonly Block[] => {
	const words = strings.confirm;
	if (blockedReason) return [{ text: `${marks.no} ${blockedReason}`, tone: 'danger' }];
	if (confirmation.by === 'name')
		return [
			{ text: words.typeName, tone: 'warning' },
			{ text: confirmation.name, tone: 'title', indent: 2, isPlain: true },
		];
	const answers = { no: words.goBack, yes: strings.changes[changeRequest.kind].yes(about) };
	return [
		...(['no', 'yes'] as const).map(
			(one, index): Block => ({
				row: [
					{
						text: `${chose === one ? marks.here : ' '} ${isScreenReader ? `${index + 1}. ` : ''}${answers[one]}`,
						tone: chose === one ? 'focus' : 'muted',
					},
				],
			}),
		),
		...(isScreenReader && isArmed ? [{ text: strings.shell.screenReader.byNumber }] : []),
	];
};
