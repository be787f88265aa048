// The verdict on an account of the practice tenant, put together without a screen.

import { type AccountFacts, readAccountFacts } from '../../source/assessment/account-facts.ts';
import { accountNotes } from '../../source/assessment/account-notes.ts';
import { consumerProgress } from '../../source/assessment/consumer-progress.ts';
import type { HostsAndIdentities } from '../../source/assessment/consumers.ts';
import {
	type Evidence,
	readEvidence,
	scanSources,
	tickablePlaces,
} from '../../source/assessment/key-usage-evidence.ts';
import { manualChecklist, verdict } from '../../source/assessment/verdict.ts';
import { secretSources } from '../../source/key-sources/index.ts';
import type { AzureClient } from '../../source/model/azure.ts';
import { attemptRead } from '../../source/model/read-result.ts';
import type { AccountNote, JournalEntry } from '../../source/storage/journal-entries.ts';
import { listHosts } from './across-subscriptions.ts';
import { findAccount, type PracticeTenant } from './practice-tenant.ts';

/** Notes about one account as the journal gives them back. */
export const buildNoteEntries = (accountId: string, ...notes: readonly AccountNote[]): readonly JournalEntry[] =>
	notes.map((note, at) => ({
		v: 1,
		id: String(at),
		at: `2026-11-24T08:00:0${at % 10}.000Z`,
		type: 'noted',
		accountId,
		note,
		by: 'test',
	}));

export type VerdictInput = {
	readonly facts: AccountFacts;
	readonly evidence: Evidence;
	readonly hostsAndIdentities: HostsAndIdentities;
};

/** What the screens read of the account of that name, in their order. */
export const readVerdictInput = (
	practice: PracticeTenant,
	name: string,
	...notes: readonly AccountNote[]
): Promise<VerdictInput> =>
	findAccount(practice.azure, name).then(({ id }) => readVerdictInputWith(practice, practice.azure, id, ...notes));

export const readVerdictInputWith = async (
	practice: PracticeTenant,
	azure: AzureClient,
	accountId: string,
	...notes: readonly AccountNote[]
): Promise<VerdictInput> => {
	const clock = () => practice.time.now;
	const account = await azure.account(accountId);
	const ids = (await azure.subscriptions()).map(({ id }) => id);
	const [me, hosts, identities] = await Promise.all([
		azure.signedInUser(),
		attemptRead(listHosts(azure, ids)),
		attemptRead(azure.userAssignedIdentities(account.subscriptionId)),
	]);
	const facts = await readAccountFacts(azure, account.id, buildNoteEntries(account.id, ...notes), { me, clock });
	const open = await readEvidence(azure, account, ids, clock, {});
	const secret = await scanSources(azure, account, secretSources, ids, {});
	const around: HostsAndIdentities = {
		hosts: hosts.known ? hosts.value : [],
		identities: identities.known ? identities.value : [],
		unreadableReason: hosts.known ? undefined : hosts.problem.message,
	};
	return { facts, evidence: { ...open, scanResults: { ...open.scanResults, ...secret } }, hostsAndIdentities: around };
};

/** As if everybody had been asked, about all that could not be seen too. */
export const buildTickedNotes = ({
	facts,
	evidence,
}: VerdictInput): readonly Extract<AccountNote, { kind: 'ticked' }>[] => {
	const unseen = tickablePlaces(evidence, facts.account);
	const items = [...new Set([...manualChecklist, ...unseen.flatMap(({ checklistItem }) => checklistItem ?? [])])];
	return items.map((item) => ({
		kind: 'ticked',
		item,
		covers: [...new Set(unseen.filter(({ checklistItem }) => checklistItem === item).map(({ name }) => name))],
	}));
};

/** The same with these said beside what was said. */
export const withNotes = (weighed: VerdictInput, ...notes: readonly AccountNote[]): VerdictInput => ({
	...weighed,
	facts: {
		...weighed.facts,
		notes: accountNotes(buildNoteEntries(weighed.facts.account.id, ...notes), weighed.facts.account.id),
	},
});

export const buildConsumerRows = ({ facts, evidence, hostsAndIdentities }: VerdictInput) =>
	consumerProgress(facts, evidence, hostsAndIdentities);
export const evaluateVerdictInput = (weighed: VerdictInput) =>
	verdict(weighed.facts, weighed.evidence, buildConsumerRows(weighed), weighed.hostsAndIdentities);
