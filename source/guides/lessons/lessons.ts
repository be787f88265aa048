// Defines the lessons. A new one is its id, an entry here, and its texts in each language.
import type { LessonId } from './ids.ts';
import { accountNotes, appliedChanges, type Lesson, type LessonState, wasRequested } from './lesson.ts';

const hasApplied = (kind: Parameters<typeof appliedChanges>[1]) => (state: LessonState) =>
	appliedChanges(state, kind).length > 0;

const hasNoted = (kind: ReturnType<typeof accountNotes>[number]['kind']) => (state: LessonState) =>
	accountNotes(state).some((note) => note.kind === kind);

const hasRequested = (path: RegExp) => (state: LessonState) => wasRequested(state, path);

const isRoleVisible = ({ facts: { chosenIdentity, roleId } }: LessonState): boolean =>
	chosenIdentity?.roleAssignments.known === true &&
	chosenIdentity.roleAssignments.value.some((one) => one.roleId === roleId);

const isStagingSlot = (consumer: string) => /\/sites\/app-contoso-orders\/slots\/staging$/i.test(consumer);

export const lessons: Readonly<Record<LessonId, Lesson>> = {
	/** The learner looks before anything is changed: which consumers hold a key, and which people were asked. */
	'first-look': {
		account: 'aoai-contoso-orders',
		goals: [
			// Only the verdict reads whether requests are logged.
			hasRequested(/\/accounts\/aoai-contoso-orders\/providers\/microsoft\.insights\/diagnosticSettings/i),
			hasRequested(/\/sites\/app-contoso-orders\/config\/appsettings\/list/i),
			hasNoted('ticked'),
		],
	},
	/** The learner walks the road of the article: an identity, its role, the code, and the keys turned off. */
	article: {
		account: 'aoai-contoso-chat',
		goals: [
			hasApplied('assignRole'),
			isRoleVisible,
			hasNoted('applicationChanged'),
			(state) => appliedChanges(state, 'disableKeys').length > 0 && state.facts.account.keyAuth === 'off',
			({ facts }) => facts.notes.keyRefusalSeenAt !== undefined,
		],
	},
	/** An application is ready, but a copy of it is forgotten: its staging slot still holds a key. */
	'forgotten-user': {
		account: 'aoai-contoso-orders',
		goals: [
			hasRequested(/\/sites\/app-contoso-orders\/slots\/staging\/config\/appsettings\/list/i),
			(state) =>
				appliedChanges(state, 'assignRole').some(
					({ changeRequest }) => changeRequest.input.principalName === 'app-contoso-orders',
				),
			(state) =>
				accountNotes(state).some(
					(note) =>
						(note.kind === 'consumerAccepted' || note.kind === 'applicationChanged') && isStagingSlot(note.consumer),
				),
		],
	},
	/** A new role does not arrive: the learner sees what the caller gets meanwhile, and how long to wait. */
	'late-role': {
		account: 'aoai-contoso-batch',
		delays: { roleDelay: 90_000 },
		goals: [
			hasApplied('assignRole'),
			isRoleVisible,
			// One assignment is enough: a second one does not make the first arrive sooner.
			(state) => {
				const { chosenIdentity, roleId } = state.facts;
				const given = appliedChanges(state, 'assignRole').filter(
					({ changeRequest }) => changeRequest.input.roleId === roleId,
				);
				return (
					given.length === 1 &&
					chosenIdentity?.roleAssignments.known === true &&
					chosenIdentity.roleAssignments.value.length > 0
				);
			},
		],
	},
	/** A policy keeps the keys on: the learner finds it and its owner, and regenerates the keys meanwhile. */
	policy: {
		account: 'aoai-contoso-legacyapi',
		goals: [
			hasRequested(/\/accounts\/aoai-contoso-legacyapi\/providers\/microsoft\.insights\/diagnosticSettings/i),
			hasNoted('ticked'),
			(state) => appliedChanges(state, 'regenerateKey').length > 0 && state.facts.account.keyAuth === 'on',
		],
	},
	/** Silence was taken for proof: keys are turned off, an application is cut off, and the learner undoes the change. */
	incident: {
		account: 'aoai-contoso-quiet',
		delays: { keyDelay: 20_000 },
		goals: [
			hasApplied('disableKeys'),
			(state) => {
				const [first] = appliedChanges(state, 'disableKeys');
				return (
					first !== undefined &&
					wasRequested(state, /\/accounts\/aoai-contoso-quiet\/providers\/microsoft\.insights\/metrics/i, first.at)
				);
			},
			(state) => appliedChanges(state, 'enableKeys').length > 0 && state.facts.account.keyAuth === 'on',
		],
	},
};
