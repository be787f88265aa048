// Says what is verified of an account's migration, and what is still open.

import type { Assessment } from '../assessment/assess-account.ts';
import { manualChecklist } from '../assessment/verdict.ts';
import type { ChangeRecord } from '../changes/history.ts';
import { checkAbout } from '../model/check.ts';
import type { Step } from '../model/step.ts';
import { isStepComplete } from '../model/step.ts';
import type { Strings } from '../strings/index.ts';
import { type Part, text } from './page.ts';

/** Returns why a step is in its state, without the keys to press that a screen names. */
const stepReason = ({ reason, about, checks }: Step, strings: Strings): string => {
	const { road, verdict, shell } = strings;
	switch (reason) {
		case 'noSubdomain':
			return checks.map((check) => strings.checkReason(check, checkAbout(check))).join(' ');
		case 'ready':
		case 'notReady':
		case 'cannotTell':
		case 'refused':
			return verdict.outcomes[reason];
		default:
			return road.reasons[reason]({
				...about,
				...(about.step ? { step: road.steps[about.step as Step['id']].title } : {}),
				...(about.at ? { at: shell.when(about.at) } : {}),
			});
	}
};

/** Returns the list of what this migration has verified. */
export const verifiedParts = (
	{ facts, steps }: Assessment,
	changes: readonly ChangeRecord[],
	strings: Strings,
): readonly Part[] => {
	const words = strings.handOver;
	const visible = steps.find(({ id }) => id === 'roleVisible');
	const readBack = changes.filter(({ state }) => state === 'done' || state === 'heldAlready');
	return [
		{
			kind: 'list',
			items: [
				words.readBack(readBack.length),
				visible?.state === 'done' ? `${strings.road.steps.roleVisible.title}: ${stepReason(visible, strings)}` : '',
				`${strings.account.keyAuth}: ${facts.account.keyAuth === 'off' ? strings.account.keysOff : strings.account.keysOn}`,
				facts.notes.keyRefusalSeenAt
					? strings.road.reasons.refusalSeen({ at: strings.shell.when(facts.notes.keyRefusalSeenAt) })
					: words.refusalNotSeen,
			].filter(Boolean),
		},
	];
};

/** Returns the list of what is still open: steps, checks that are not met, and questions for people. */
export const openItemsParts = (
	{ steps, verdict, facts }: Assessment,
	changes: readonly ChangeRecord[],
	strings: Strings,
): readonly Part[] => {
	const words = strings.handOver;
	// Once keys are off, the earlier steps are obsolete, even if they were never taken here.
	const isObsolete = ({ id }: Step) =>
		facts.account.keyAuth === 'off' && !facts.chosenIdentity && id !== 'keysOff' && id !== 'verified';
	const items = [
		...steps
			.filter((step) => !isStepComplete(step) && !isObsolete(step))
			.map(
				(step) =>
					`${strings.road.steps[step.id].title} (${strings.road.states[step.state]}): ${stepReason(step, strings)}`,
			),
		...(verdict?.checks ?? [])
			// Questions for people have a list of their own.
			.filter(({ met, id }) => met !== 'yes' && id !== 'peopleAsked')
			.map((check) => `${strings.checks[check.id].title}: ${strings.checkReason(check, checkAbout(check))}`),
		...(facts.account.keyAuth === 'on' ? manualChecklist : [])
			.filter((item) => !facts.notes.ticked.has(item))
			.map((item) => words.toAsk(strings.manualChecks.items[item])),
		...changes
			.filter(({ state }) => state === 'open')
			.map(({ intended }) =>
				words.unfinished(strings.changes[intended.change.changeRequest.kind].title(intended.change.about)),
			),
	];
	return items.length > 0 ? [{ kind: 'list', items }] : [text(words.nothingOpen, 'ok')];
};
