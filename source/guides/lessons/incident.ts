// Silence was taken for proof: keys are turned off, somebody is cut off, and the change is taken back.
import type { Lesson } from './lesson.ts';
import { appliedChanges, wasRequested } from './lesson-queries.ts';

export const incident: Lesson = {
	account: 'aoai-contoso-quiet',
	delays: { keyDelay: 20_000 },
	goals: [
		(seen) => appliedChanges(seen, 'disableKeys').length > 0,
		(seen) => {
			const [first] = appliedChanges(seen, 'disableKeys');
			return (
				first !== undefined &&
				wasRequested(seen, /\/accounts\/aoai-contoso-quiet\/providers\/microsoft\.insights\/metrics/i, first.at)
			);
		},
		(seen) => appliedChanges(seen, 'enableKeys').length > 0 && seen.facts.account.keyAuth === 'on',
	],
};
