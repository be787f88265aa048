// The road of the article: an identity, its role, the code, and the keys turned off.
import type { Lesson } from './lesson.ts';
import { carriedOut, noted } from './seen.ts';

export const article: Lesson = {
	account: 'aoai-contoso-chat',
	goals: [
		(seen) => carriedOut(seen, 'assignRole').length > 0,
		({ facts }) => {
			const { caller, roleId } = facts;
			return caller?.grants.known === true && caller.grants.value.some((one) => one.roleId === roleId);
		},
		(seen) => noted(seen).some(({ kind }) => kind === 'applicationChanged'),
		(seen) => carriedOut(seen, 'disableKeys').length > 0 && seen.facts.account.keyAuth === 'off',
		({ facts }) => facts.said.keyRefusalSeen !== undefined,
	],
};
