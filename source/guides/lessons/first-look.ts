// Look before anything is changed: who holds a key, and who was asked.
import type { Lesson } from './lesson.ts';
import { noted, wasAsked } from './seen.ts';

export const firstLook: Lesson = {
	account: 'aoai-contoso-orders',
	goals: [
		// The verdict asks whether requests are logged; nothing else does.
		(seen) => wasAsked(seen, /\/accounts\/aoai-contoso-orders\/providers\/microsoft\.insights\/diagnosticSettings/i),
		(seen) => wasAsked(seen, /\/sites\/app-contoso-orders\/config\/appsettings\/list/i),
		(seen) => noted(seen).some(({ kind }) => kind === 'ticked'),
	],
};
