// Asks what only people can know: a checklist to tick, recorded with user and time, and with what each tick covers.

import type { Tick } from '../../../assessment/account-notes.ts';
import { isCoveredByTick, tickablePlaces } from '../../../assessment/key-usage-evidence.ts';
import { type ManualChecklistItem, manualChecklist } from '../../../assessment/verdict.ts';
import type { SkippedPart } from '../../../model/evidence.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useRecordNote } from '../../context/use-record-note.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import { useLayOut } from '../../kit/mask.ts';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { problemBlocks } from '../problem-blocks.ts';

type SkippedPlace = {
	readonly name: string;
	readonly displayName: string;
	readonly why: SkippedPart['why'];
	readonly isCovered: boolean;
};

type ManualCheck = {
	readonly id: string;
	readonly tick: Tick | undefined;
	/** The skipped places that this question covers. */
	readonly places: readonly SkippedPlace[];
};

/** Returns whether the tick covers every place of now; a place that came later opens the question again. */
const isResolved = ({ tick, places }: ManualCheck) => tick !== undefined && places.every((place) => place.isCovered);

const joinPlaceNames = (places: readonly SkippedPlace[]) =>
	[...new Set(places.map(({ displayName }) => displayName))].join(', ');

const manualCheckBlocks = (item: ManualCheck, number: number, isHere: boolean, strings: Strings): readonly Block[] => {
	const words = strings.manualChecks;
	const { id, tick, places } = item;
	const isFixed = id in words.items;
	const [first] = places;
	const text = isFixed
		? words.items[id as ManualChecklistItem]
		: first
			? words.skipped(first.displayName, first.why)
			: id;
	const mark = isResolved(item) ? marks.ok : marks.unknown;
	const later = tick ? places.filter((place) => !place.isCovered) : [];
	return [
		{
			text: `${isHere ? marks.here : ' '} ${mark} ${number}. ${text} (${words.states[isResolved(item) ? 'done' : 'open']})`,
			tone: isHere ? 'focus' : isResolved(item) ? 'ok' : undefined,
			hang: 4,
		},
		...(tick
			? [{ text: words.tickedBy(tick.by, strings.shell.when(tick.at)), indent: 4, tone: 'muted' as const }]
			: []),
		...(isFixed && places.length > 0 && later.length === 0
			? [
					{
						text: words.skippedNames(joinPlaceNames(places)),
						indent: 4,
						tone: tick ? ('muted' as const) : ('warning' as const),
					},
				]
			: []),
		...(later.length > 0
			? [{ text: words.skippedSinceTick(joinPlaceNames(later)), indent: 4, tone: 'warning' as const }]
			: []),
	];
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly manualChecks: { readonly accountId: AccountId };
	}
}

/** The screen shows the questions that only people can answer, and records their ticks. */
export const ManualChecksScreen = ({ accountId }: ScreenParams['manualChecks']) => {
	const { strings } = useShell();
	const words = strings.manualChecks;
	const { facts, evidence, problem, stale, shownName } = useVerdict(accountId, { showsLatest: true });
	const note = useRecordNote(accountId);
	const tickable = facts && evidence ? tickablePlaces(evidence, facts.account) : [];
	const own = tickable.flatMap(({ checklistItem }) => (checklistItem?.startsWith('unseen:') ? checklistItem : []));
	const items = [...new Set([...manualChecklist, ...own])].map(
		(id): ManualCheck => ({
			id,
			tick: facts?.notes.ticked.get(id),
			places: tickable
				.filter(({ checklistItem }) => checklistItem === id)
				.map((one) => ({
					name: one.name,
					displayName: shownName(one.name),
					why: one.why,
					isCovered: facts !== undefined && isCoveredByTick(one, facts.notes),
				})),
		}),
	);
	const layOut = useLayOut();
	const list = useList(items, ({ id }) => id);
	const { current } = list;
	const isDone = current !== undefined && isResolved(current);
	const turn = () => {
		if (!current) return;
		const covers = [...new Set(current.places.map(({ name }) => name))];
		note(
			isDone ? { kind: 'unticked', item: current.id } : { kind: 'ticked', item: current.id, covers },
			strings.road.recorded,
		);
	};
	const label = isDone ? words.untick : words.tick;
	const disabled = facts && evidence ? undefined : strings.lists.reading;
	const draw = (some: readonly ManualCheck[]) =>
		some.flatMap((item) => manualCheckBlocks(item, items.indexOf(item) + 1, item === current, strings));
	const intro: readonly Block[] = [{ text: words.intro }, { text: '' }];
	return (
		<Frame
			breadcrumbs={[facts?.account.name ?? '', words.title]}
			stale={stale}
			actions={[
				...list.actions,
				{ key: 'tick', label, run: turn, disabled },
				{ key: 'enter', label, run: turn, quiet: true, disabled },
			]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} />;
				// The item under the cursor stays in sight.
				const end = layOut([...intro, ...draw(items.slice(0, list.cursor + 1))], area.width).length;
				const offset = Math.max(0, end - (area.height - 1));
				return <Lines blocks={[...intro, ...draw(items)]} area={{ ...area, offset }} />;
			}}
		</Frame>
	);
};
