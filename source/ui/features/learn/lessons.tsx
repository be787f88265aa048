// The lessons of the practice tenant.
import { type LessonId, lessonIds } from '../../../guides/lessons/ids.ts';
import { lessons } from '../../../guides/lessons/lessons.ts';
import { useShell } from '../../context/session.ts';
import { Frame } from '../../kit/frame.tsx';
import type { Column } from '../../kit/table.tsx';
import { TableWithDetails } from '../../kit/table-with-details.tsx';
import { useList } from '../../kit/use-list.ts';

export const LessonsScreen = () => {
	const { strings, openHandler } = useShell();
	const words = strings.lessons;
	const list = useList(lessonIds, (id) => id);
	const { current } = list;
	const columns: readonly Column<LessonId>[] = [
		{ header: words.lesson, cell: (id) => words.of[id].title, rank: 0 },
		{ header: words.account, cell: (id) => lessons[id].account, rank: 0 },
		{ header: '--lesson', cell: (id) => id, rank: 1 },
	];
	return (
		<Frame
			breadcrumbs={[words.title]}
			scrollKey={current}
			actions={[
				...list.actions,
				{
					key: 'enter',
					label: words.start,
					run: openHandler(current && { name: 'lesson', lesson: current }),
				},
			]}
		>
			{(area) => (
				<TableWithDetails
					columns={columns}
					rows={lessonIds}
					cursor={list.cursor}
					area={area}
					tableHeight={Math.min(lessonIds.length + 1, area.height - 3)}
					rowKey={(id) => id}
					empty=""
					details={[{ text: current ? words.of[current].about : '' }]}
				/>
			)}
		</Frame>
	);
};
