// What is verified of an account's migration, and what is still open.
import type { Assessed } from '../assessment/assess-account.ts';
import { peopleItems } from '../assessment/verdict.ts';
import type { ChangeRecord } from '../changes/history.ts';
import type { Step } from '../model/step.ts';
import { isPassed } from '../model/step.ts';
import type { Strings } from '../strings/index.ts';
import { type Part, text } from './page.ts';

/** Why a step stands where it stands, without the keys to press that a screen names. */
const reasonOf = ({ reason, about, checks }: Step, strings: Strings): string => {
	const { road, verdict, shell } = strings;
	switch (reason) {
		case 'noSubdomain':
			return checks.map((check) => strings.checkReason(check)).join(' ');
		case 'ready':
		case 'notReady':
		case 'cannotTell':
		case 'refused':
			return verdict.rulings[reason];
		default:
			return road.reasons[reason]({
				...about,
				...(about.step ? { step: road.steps[about.step as Step['id']].title } : {}),
				...(about.at ? { at: shell.when(about.at) } : {}),
			});
	}
};

export const verified = (
	{ facts, steps }: Assessed,
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
				visible?.state === 'done' ? `${strings.road.steps.roleVisible.title}: ${reasonOf(visible, strings)}` : '',
				`${strings.account.keyAuth}: ${facts.account.keyAuth === 'off' ? strings.account.keysOff : strings.account.keysOn}`,
				facts.said.keyRefusalSeen
					? strings.road.reasons.refusalSeen({ at: strings.shell.when(facts.said.keyRefusalSeen) })
					: words.refusalNotSeen,
			].filter(Boolean),
		},
	];
};

export const stillOpen = (
	{ steps, found: verdict, facts }: Assessed,
	changes: readonly ChangeRecord[],
	strings: Strings,
): readonly Part[] => {
	const words = strings.handOver;
	// Once keys are off, the way there is behind the account, whether it was walked here or not.
	const isBehind = ({ id }: Step) =>
		facts.account.keyAuth === 'off' && !facts.caller && id !== 'keysOff' && id !== 'verified';
	const items = [
		...steps
			.filter((step) => !isPassed(step) && !isBehind(step))
			.map(
				(step) =>
					`${strings.road.steps[step.id].title} (${strings.road.states[step.state]}): ${reasonOf(step, strings)}`,
			),
		...(verdict?.checks ?? [])
			// What is to be asked of people is listed for itself.
			.filter(({ met, id }) => met !== 'yes' && id !== 'peopleAsked')
			.map((check) => `${strings.checks[check.id].title}: ${strings.checkReason(check)}`),
		...(facts.account.keyAuth === 'on' ? peopleItems : [])
			.filter((item) => !facts.said.ticked.has(item))
			.map((item) => words.toAsk(strings.people.items[item])),
		...changes
			.filter(({ state }) => state === 'open')
			.map(({ intended }) => words.unfinished(strings.changes[intended.change.wish.kind].title(intended.change.about))),
	];
	return items.length > 0 ? [{ kind: 'list', items }] : [text(words.nothingOpen, 'ok')];
};
