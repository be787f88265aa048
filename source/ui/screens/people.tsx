// What only people can know: a checklist to tick, recorded with who and when.
import { type PeopleItem, peopleItems } from '../../migration/verdict.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { failureOf, staleOf, useFacts } from '../queries.ts';
import { useShell } from '../session.ts';
import type { Block } from '../text.ts';
import { marks } from '../theme.ts';
import { useList } from '../use-list.ts';
import { useNote } from '../use-note.ts';

export const People = ({ accountId }: { readonly accountId: string }) => {
	const { strings } = useShell();
	const words = strings.people;
	const query = useFacts(accountId);
	const note = useNote(accountId);
	const problem = failureOf(query);
	const ticked = query.data?.said.ticked ?? new Map<string, { at: string; by: string }>();
	const list = useList<PeopleItem>(peopleItems, (item) => item, 0);
	const { current } = list;
	const isTicked = current !== undefined && ticked.has(current);
	const turn = () => current && note({ kind: isTicked ? 'unticked' : 'ticked', item: current }, strings.road.recorded);
	const label = isTicked ? words.untick : words.tick;
	const blocks: readonly Block[] = problem
		? problemBlocks(problem, strings)
		: [
				{ text: words.intro },
				{ text: '' },
				...peopleItems.flatMap((item): readonly Block[] => {
					const tick = ticked.get(item);
					const isHere = item === current;
					return [
						{
							text: `${isHere ? marks.here : ' '} ${tick ? marks.ok : marks.unknown} ${words.items[item]}`,
							tone: isHere ? 'focus' : tick ? 'ok' : undefined,
						},
						...(tick
							? [{ text: words.tickedBy(tick.by, strings.shell.when(tick.at)), indent: 4, tone: 'muted' as const }]
							: []),
					];
				}),
			];
	return (
		<Frame
			crumbs={[query.data?.account.name ?? '', words.title]}
			stale={staleOf(query)}
			actions={[
				...list.actions,
				{ key: 'tick', label, run: turn, disabled: query.data ? undefined : strings.lists.reading },
				{ key: 'enter', label, run: turn, quiet: true, disabled: query.data ? undefined : strings.lists.reading },
			]}
		>
			{(area) => <Lines blocks={blocks} area={area} more={strings.shell.more} />}
		</Frame>
	);
};
