// A policy keeps the keys on, whatever is asked: find it, find out who owns it, and make the keys anew meanwhile.
import type { Lesson } from './lesson.ts';
import { accountNotes, appliedChanges, wasRequested } from './lesson-queries.ts';

export const policy: Lesson = {
	account: 'aoai-contoso-legacyapi',
	goals: [
		(seen) =>
			wasRequested(seen, /\/accounts\/aoai-contoso-legacyapi\/providers\/microsoft\.insights\/diagnosticSettings/i),
		(seen) => accountNotes(seen).some(({ kind }) => kind === 'ticked'),
		(seen) => appliedChanges(seen, 'regenerateKey').length > 0 && seen.facts.account.keyAuth === 'on',
	],
};
