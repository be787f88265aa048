// The lessons. A new one is a file here, its id, and its words in each language.
import { article } from './article.ts';
import { firstLook } from './first-look.ts';
import { forgottenUser } from './forgotten-user.ts';
import type { LessonId } from './ids.ts';
import { incident } from './incident.ts';
import { lateRole } from './late-role.ts';
import type { Lesson, LessonState } from './lesson.ts';
import { policy } from './policy.ts';

export { isLesson, type LessonId, lessonIds } from './ids.ts';
export type { Lesson, LessonState as Seen } from './lesson.ts';

export const lessons: Readonly<Record<LessonId, Lesson>> = {
	'first-look': firstLook,
	article,
	'forgotten-user': forgottenUser,
	'late-role': lateRole,
	policy,
	incident,
};

/** How far it has come, a goal each, in order. */
export const goalsMet = ({ goals }: Lesson, seen: LessonState): readonly boolean[] => goals.map((isMet) => isMet(seen));
