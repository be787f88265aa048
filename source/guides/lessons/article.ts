// The road of the article: an identity, its role, the code, and the keys turned off.
import type { Lesson } from './lesson.ts';
import { accountNotes, appliedChanges } from './lesson-queries.ts';

export const article: Lesson = {
	account: 'aoai-contoso-chat',
	goals: [
		(seen) => appliedChanges(seen, 'assignRole').length > 0,
		({ facts }) => {
			const { chosenIdentity, roleId } = facts;
			return (
				chosenIdentity?.roleAssignments.known === true &&
				chosenIdentity.roleAssignments.value.some((one) => one.roleId === roleId)
			);
		},
		(seen) => accountNotes(seen).some(({ kind }) => kind === 'applicationChanged'),
		(seen) => appliedChanges(seen, 'disableKeys').length > 0 && seen.facts.account.keyAuth === 'off',
		({ facts }) => facts.notes.keyRefusalSeenAt !== undefined,
	],
};
