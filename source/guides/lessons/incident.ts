// Silence was taken for proof: keys are turned off, somebody is cut off, and the change is taken back.
import type { Lesson } from './lesson.ts';
import { carriedOut, wasAsked } from './seen.ts';

export const incident: Lesson = {
	account: 'aoai-contoso-quiet',
	tenant: { keyDelay: 20_000 },
	goals: [
		(seen) => carriedOut(seen, 'disableKeys').length > 0,
		(seen) => {
			const [first] = carriedOut(seen, 'disableKeys');
			return (
				first !== undefined &&
				wasAsked(seen, /\/accounts\/aoai-contoso-quiet\/providers\/microsoft\.insights\/metrics/i, first.at)
			);
		},
		(seen) => carriedOut(seen, 'enableKeys').length > 0 && seen.facts.account.keyAuth === 'on',
	],
};
