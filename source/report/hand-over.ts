// Writes the hand-over of one account: what was found, what was changed and by whom, what is verified, what is still
// open.

import type { Assessment } from '../assessment/assess-account.ts';
import { evaluationWithNames } from '../assessment/display-names.ts';
import type { Inspection } from '../assessment/inspection.ts';
import { changeRecords } from '../changes/history.ts';
import { type AccountId, isSameId } from '../model/resource-id.ts';
import type { Step } from '../model/step.ts';
import { isStepComplete } from '../model/step.ts';
import type { JournalEntry, NoteEntry } from '../storage/journal-entries.ts';
import type { Strings } from '../strings/index.ts';
import type { ReportOrigin } from './document.ts';
import { consumersTable, findingsParts } from './hand-over-findings.ts';
import { openItemsParts, verifiedParts } from './hand-over-open-items.ts';
import { changesParts, notesParts } from './hand-over-record.ts';
import { heading, type Page, type Part, type Tone, text } from './page.ts';
import { policyTemplateParts } from './policy-templates.ts';

const stepTones = {
	done: 'ok',
	skipped: 'muted',
	ready: 'warning',
	waiting: 'warning',
	later: 'muted',
	unknown: 'warning',
	blocked: 'danger',
} as const satisfies Record<Step['state'], Tone>;

const statusPart = ({ facts, steps }: Assessment, strings: Strings): Part => {
	const words = strings.handOver;
	const { keyRefusalSeenAt } = facts.notes;
	if (facts.account.keyAuth === 'on')
		return text(words.on(steps.filter(isStepComplete).length, steps.length), 'warning');
	return keyRefusalSeenAt
		? text(words.refused(strings.shell.when(keyRefusalSeenAt)), 'ok')
		: text(words.off, 'warning');
};

/** Returns the entries of this account alone. A change of a host or a role names its account in its change request. */
const recordsOfAccount = (entries: readonly JournalEntry[], accountId: AccountId) => ({
	changes: changeRecords(entries).filter(({ intended }) =>
		isSameId(intended.change.changeRequest.input.accountId, accountId),
	),
	notes: entries.filter((entry): entry is NoteEntry => entry.type === 'noted' && isSameId(entry.accountId, accountId)),
});

/** Returns the hand-over page of one account, made from a fresh assessment and the journal's entries. */
export const handOverPage = (
	read: Assessment,
	entries: readonly JournalEntry[],
	{ program, mode }: ReportOrigin,
	{ naming, directory }: Pick<Inspection, 'naming' | 'directory'>,
	strings: Strings,
): Page => {
	const { account: words, reports, shell, history, lists, handOver } = strings;
	const assessed = evaluationWithNames(read, naming);
	const { facts, steps } = assessed;
	const { account, me } = facts;
	const { changes, notes } = recordsOfAccount(entries, account.id);
	return {
		language: reports.language,
		title: handOver.title(account.name),
		parts: [
			statusPart(assessed, strings),
			{
				kind: 'steps',
				title: strings.road.title,
				steps: steps.map(({ id, state }) => ({
					title: strings.road.steps[id].title,
					state: strings.road.states[state],
					tone: stepTones[state],
				})),
			},
			heading(handOver.account),
			{
				kind: 'facts',
				rows: [
					[lists.id, account.id],
					[lists.subscription, facts.subscription.known ? facts.subscription.value.name : account.subscriptionId],
					[words.kind, `${account.kind}, ${account.location}, ${account.provisioningState}`],
					[words.keyAuth, account.keyAuth === 'on' ? words.keysOn : words.keysOff],
					[words.endpoint, account.endpoint ?? ''],
					[words.subdomain, account.subdomain ?? words.noSubdomain],
					[words.network, words.exposures[account.exposure]],
				],
			},
			heading(handOver.found),
			...findingsParts(assessed, changes, naming, strings),
			consumersTable(assessed, strings),
			...(directory && !directory.known
				? [text(strings.access.directoryWarning(directory.problem.message), 'muted')]
				: []),
			heading(handOver.changed),
			...changesParts(changes, strings),
			heading(handOver.notesTitle),
			...notesParts(notes, naming, strings),
			heading(handOver.verified),
			...verifiedParts(assessed, changes, strings),
			heading(handOver.open),
			...openItemsParts(assessed, changes, strings),
			...policyTemplateParts({ kind: 'subscription', id: account.subscriptionId }, strings),
			heading(reports.about),
			{
				kind: 'facts',
				rows: [
					[reports.readAt, shell.when(new Date(facts.readAt).toISOString())],
					[reports.by, me.name],
					[history.tenant, me.tenantId ?? ''],
					[history.program, program],
					...(mode === 'practice' ? [[reports.mode, reports.practice] as const] : []),
				],
			},
		],
	};
};
