// What only people can know: a checklist to tick, recorded with who and when, and with what each tick speaks for.

import type { Tick } from '../../../assessment/account-notes.ts';
import { coverable, isCovered } from '../../../assessment/key-usage-evidence.ts';
import { type PeopleItem, peopleItems } from '../../../assessment/verdict.ts';
import type { Strings } from '../../../strings/index.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useNote } from '../../context/use-note.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import { type Block, layOut } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { problemBlocks } from '../common/problem-note.ts';

type Place = { readonly name: string; readonly shown: string; readonly why: string; readonly isCovered: boolean };

type Item = {
	readonly id: string;
	readonly tick: Tick | undefined;
	/** What could not be seen and belongs here. */
	readonly places: readonly Place[];
};

/** A tick holds for what was named beside it; what came later opens the item again. */
const isLookedAfter = ({ tick, places }: Item) => tick !== undefined && places.every((place) => place.isCovered);

const listed = (places: readonly Place[]) => [...new Set(places.map(({ shown }) => shown))].join(', ');

const itemBlocks = (item: Item, number: number, isHere: boolean, strings: Strings): readonly Block[] => {
	const words = strings.people;
	const { id, tick, places } = item;
	const isFixed = id in words.items;
	const [first] = places;
	const text = isFixed ? words.items[id as PeopleItem] : words.unseen(first?.shown ?? '', first?.why ?? '');
	const mark = isLookedAfter(item) ? marks.ok : marks.unknown;
	const later = tick ? places.filter((place) => !place.isCovered) : [];
	return [
		{
			text: `${isHere ? marks.here : ' '} ${mark} ${number}. ${text} (${words.states[isLookedAfter(item) ? 'done' : 'open']})`,
			tone: isHere ? 'focus' : isLookedAfter(item) ? 'ok' : undefined,
			hang: 4,
		},
		...(tick
			? [{ text: words.tickedBy(tick.by, strings.shell.when(tick.at)), indent: 4, tone: 'muted' as const }]
			: []),
		...(isFixed && places.length > 0 && later.length === 0
			? [{ text: words.named(listed(places)), indent: 4, tone: tick ? ('muted' as const) : ('warning' as const) }]
			: []),
		...(later.length > 0 ? [{ text: words.since(listed(later)), indent: 4, tone: 'warning' as const }] : []),
	];
};

export const People = ({ accountId }: { readonly accountId: string }) => {
	const { strings } = useShell();
	const words = strings.people;
	const { facts, evidence, problem, stale, shownName } = useVerdict(accountId);
	const note = useNote(accountId);
	const unseen = facts && evidence ? coverable(evidence, facts.account) : [];
	const own = unseen.flatMap(({ cover }) => (cover?.startsWith('unseen:') ? cover : []));
	const items = [...new Set([...peopleItems, ...own])].map(
		(id): Item => ({
			id,
			tick: facts?.said.ticked.get(id),
			places: unseen
				.filter(({ cover }) => cover === id)
				.map((one) => ({
					name: one.name,
					shown: shownName(one.name),
					why: one.why,
					isCovered: facts !== undefined && isCovered(one, facts.said),
				})),
		}),
	);
	const list = useList(items, ({ id }) => id);
	const { current } = list;
	const isDone = current !== undefined && isLookedAfter(current);
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
	const draw = (some: readonly Item[]) =>
		some.flatMap((item) => itemBlocks(item, items.indexOf(item) + 1, item === current, strings));
	const intro: readonly Block[] = [{ text: words.intro }, { text: '' }];
	return (
		<Frame
			crumbs={[facts?.account.name ?? '', words.title]}
			stale={stale}
			actions={[
				...list.actions,
				{ key: 'tick', label, run: turn, disabled },
				{ key: 'enter', label, run: turn, quiet: true, disabled },
			]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				// What the cursor is on is in sight, whatever is above it.
				const end = layOut([...intro, ...draw(items.slice(0, list.cursor + 1))], area.width).length;
				const offset = Math.max(0, end - (area.height - 1));
				return <Lines blocks={[...intro, ...draw(items)]} area={{ ...area, offset }} more={strings.shell.more} />;
			}}
		</Frame>
	);
};
