// A policy keeps the keys on, whatever is asked: find it, find out who owns it, and make the keys anew meanwhile.
import type { Lesson } from './lesson.ts';
import { carriedOut, noted, wasAsked } from './seen.ts';

export const policy: Lesson = {
	account: 'aoai-contoso-legacyapi',
	goals: [
		(seen) => wasAsked(seen, /\/accounts\/aoai-contoso-legacyapi\/providers\/microsoft\.insights\/diagnosticSettings/i),
		(seen) => noted(seen).some(({ kind }) => kind === 'ticked'),
		(seen) => carriedOut(seen, 'regenerateKey').length > 0 && seen.facts.account.keyAuth === 'on',
	],
};
