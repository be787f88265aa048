// Look before anything is changed: who holds a key, and who was asked.
import type { Lesson } from './lesson.ts';
import { accountNotes, wasRequested } from './lesson-queries.ts';

export const firstLook: Lesson = {
	account: 'aoai-contoso-orders',
	goals: [
		// The verdict asks whether requests are logged; nothing else does.
		(seen) =>
			wasRequested(seen, /\/accounts\/aoai-contoso-orders\/providers\/microsoft\.insights\/diagnosticSettings/i),
		(seen) => wasRequested(seen, /\/sites\/app-contoso-orders\/config\/appsettings\/list/i),
		(seen) => accountNotes(seen).some(({ kind }) => kind === 'ticked'),
	],
};
