// An application is ready, and a copy of it is forgotten: its staging slot still holds a key.
import type { Lesson } from './lesson.ts';
import { accountNotes, appliedChanges, wasRequested } from './lesson-queries.ts';

const isSlot = (consumer: string) => /\/sites\/app-contoso-orders\/slots\/staging$/i.test(consumer);

export const forgottenUser: Lesson = {
	account: 'aoai-contoso-orders',
	goals: [
		(seen) => wasRequested(seen, /\/sites\/app-contoso-orders\/slots\/staging\/config\/appsettings\/list/i),
		(seen) => appliedChanges(seen, 'assignRole').some(({ wish }) => wish.input.principalName === 'app-contoso-orders'),
		(seen) =>
			accountNotes(seen).some(
				(note) => (note.kind === 'consumerAccepted' || note.kind === 'applicationChanged') && isSlot(note.consumer),
			),
	],
};
