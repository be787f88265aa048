// Lists the lessons of the practice tenant.

import { type LessonId, lessonIds } from '../../../guides/lessons/ids.ts';
import { lessons } from '../../../guides/lessons/lessons.ts';
import { useShell } from '../../context/session.ts';
import type { Column } from '../../kit/table.tsx';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly lessons: NoParams;
	}
}

/** The screen shows the lessons of the practice tenant. */
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
		<TableScreen
			breadcrumbs={[words.title]}
			scrollKey={current}
			actions={[
				{
					key: 'enter',
					label: words.start,
					run: openHandler(current && { name: 'lesson', lesson: current }),
				},
			]}
			columns={columns}
			list={list}
			empty=""
			tableHeight={(height) => Math.min(lessonIds.length + 1, height - 3)}
			details={[{ text: current ? words.of[current].about : '' }]}
		/>
	);
};
