// A role that was given and does not arrive: what the caller sees meanwhile, and how long to wait.
import type { Lesson } from './lesson.ts';
import { appliedChanges } from './lesson-queries.ts';

export const lateRole: Lesson = {
	account: 'aoai-contoso-batch',
	delays: { roleDelay: 90_000 },
	goals: [
		(seen) => appliedChanges(seen, 'assignRole').length > 0,
		({ facts }) => {
			const { chosenIdentity, roleId } = facts;
			return (
				chosenIdentity?.roleAssignments.known === true &&
				chosenIdentity.roleAssignments.value.some((one) => one.roleId === roleId)
			);
		},
		// Given once: a second assignment does not make the first arrive sooner.
		(seen) => {
			const { chosenIdentity, roleId } = seen.facts;
			const given = appliedChanges(seen, 'assignRole').filter(({ wish }) => wish.input.roleId === roleId);
			return (
				given.length === 1 &&
				chosenIdentity?.roleAssignments.known === true &&
				chosenIdentity.roleAssignments.value.length > 0
			);
		},
	],
};
