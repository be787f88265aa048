// The hand-over of one account: what was found, what was changed and by whom, what is verified, what is still open.

import type { Assessed } from '../assessment/assess-account.ts';
import { inNames } from '../assessment/display-names.ts';
import type { Inspection } from '../assessment/inspect.ts';
import { changesIn } from '../changes/history.ts';
import { sameId } from '../model/resource-id.ts';
import type { Step } from '../model/step.ts';
import { isPassed } from '../model/step.ts';
import type { Entry, Noted } from '../storage/journal-entries.ts';
import type { Strings } from '../strings/index.ts';
import type { Made } from './document.ts';
import { consumers, found } from './hand-over-found.ts';
import { stillOpen, verified } from './hand-over-open.ts';
import { changed, said } from './hand-over-record.ts';
import { heading, type Page, type Part, type Tone, text } from './page.ts';
import { keepOffParts } from './policy-templates.ts';

const stepTones = {
	done: 'ok',
	skipped: 'muted',
	ready: 'warning',
	waiting: 'warning',
	later: 'muted',
	unknown: 'warning',
	blocked: 'danger',
} as const satisfies Record<Step['state'], Tone>;

const status = ({ facts, steps }: Assessed, strings: Strings): Part => {
	const words = strings.handOver;
	const { keyRefusalSeen } = facts.said;
	if (facts.account.keyAuth === 'on') return text(words.on(steps.filter(isPassed).length, steps.length), 'warning');
	return keyRefusalSeen ? text(words.refused(strings.shell.when(keyRefusalSeen)), 'ok') : text(words.off, 'warning');
};

/** The entries of this account alone. A change of a host or a role names its account in the wish. */
const about = (entries: readonly Entry[], accountId: string) => ({
	changes: changesIn(entries).filter(({ intended }) => sameId(intended.change.wish.input.accountId, accountId)),
	notes: entries.filter((entry): entry is Noted => entry.type === 'noted' && sameId(entry.accountId, accountId)),
});

export const handOverPage = (
	read: Assessed,
	entries: readonly Entry[],
	{ program, mode }: Made,
	{ naming, directory }: Pick<Inspection, 'naming' | 'directory'>,
	strings: Strings,
): Page => {
	const { account: words, reports, shell, history, lists, handOver } = strings;
	const assessed = inNames(read, naming);
	const { facts, steps } = assessed;
	const { account, me } = facts;
	const { changes, notes } = about(entries, account.id);
	return {
		language: reports.language,
		title: handOver.title(account.name),
		parts: [
			status(assessed, strings),
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
			...found(assessed, changes, naming, strings),
			consumers(assessed, strings),
			...(directory && !directory.known ? [text(strings.access.unnamed(directory.problem.message), 'muted')] : []),
			heading(handOver.changed),
			...changed(changes, strings),
			heading(handOver.saidTitle),
			...said(notes, naming, strings),
			heading(handOver.verified),
			...verified(assessed, changes, strings),
			heading(handOver.open),
			...stillOpen(assessed, changes, strings),
			...keepOffParts({ kind: 'subscription', id: account.subscriptionId }, strings),
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
