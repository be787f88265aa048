// A role that was given and does not arrive: what the caller sees meanwhile, and how long to wait.
import type { Lesson } from './lesson.ts';
import { carriedOut } from './seen.ts';

export const lateRole: Lesson = {
	account: 'aoai-contoso-batch',
	tenant: { roleDelay: 90_000 },
	goals: [
		(seen) => carriedOut(seen, 'assignRole').length > 0,
		({ facts }) => {
			const { caller, roleId } = facts;
			return caller?.grants.known === true && caller.grants.value.some((one) => one.roleId === roleId);
		},
		// Given once: a second assignment does not make the first arrive sooner.
		(seen) => {
			const { caller, roleId } = seen.facts;
			const given = carriedOut(seen, 'assignRole').filter(({ wish }) => wish.input.roleId === roleId);
			return given.length === 1 && caller?.grants.known === true && caller.grants.value.length > 0;
		},
	],
};
