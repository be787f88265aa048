// The ids of the lessons, in the order to take them in.
export const lessonIds = ['first-look', 'article', 'forgotten-user', 'late-role', 'policy', 'incident'] as const;

export type LessonId = (typeof lessonIds)[number];

/** Returns whether this text is the id of a lesson. */
export const isLesson = (name: string): name is LessonId => (lessonIds as readonly string[]).includes(name);
