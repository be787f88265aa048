// The verdict on an account of the practice tenant, put together without a screen.

import { type Facts, gather } from '../../source/assessment/account-facts.ts';
import { saidAbout } from '../../source/assessment/account-notes.ts';
import { consumerRows } from '../../source/assessment/consumer-steps.ts';
import type { Surroundings } from '../../source/assessment/consumers.ts';
import { coverable, type Evidence, gatherEvidence, lookThrough } from '../../source/assessment/key-usage-evidence.ts';
import { peopleItems, verdict } from '../../source/assessment/verdict.ts';
import type { Azure } from '../../source/model/azure.ts';
import { secretSources } from '../../source/model/evidence.ts';
import { see } from '../../source/model/read-result.ts';
import type { Entry, Note } from '../../source/storage/journal-entries.ts';
import { hostsIn } from './everywhere.ts';
import { accountNamed, type Practice } from './practice.ts';

/** Notes about one account as the journal gives them back. */
export const said = (accountId: string, ...notes: readonly Note[]): readonly Entry[] =>
	notes.map((note, at) => ({
		v: 1,
		id: String(at),
		at: `2026-11-24T08:00:0${at % 10}.000Z`,
		type: 'noted',
		accountId,
		note,
		by: 'test',
	}));

export type Weighed = { readonly facts: Facts; readonly evidence: Evidence; readonly around: Surroundings };

/** What the screens read of the account of that name, in their order. */
export const read = (practice: Practice, name: string, ...notes: readonly Note[]): Promise<Weighed> =>
	accountNamed(practice.azure, name).then(({ id }) => readWith(practice, practice.azure, id, ...notes));

export const readWith = async (
	practice: Practice,
	azure: Azure,
	accountId: string,
	...notes: readonly Note[]
): Promise<Weighed> => {
	const clock = () => practice.time.now;
	const account = await azure.account(accountId);
	const ids = (await azure.subscriptions()).map(({ id }) => id);
	const [me, hosts, identities] = await Promise.all([
		azure.me(),
		see(hostsIn(azure, ids)),
		see(azure.userAssignedIdentities(account.subscriptionId)),
	]);
	const facts = await gather(azure, account.id, said(account.id, ...notes), { me, clock });
	const open = await gatherEvidence(azure, account, ids, clock, {});
	const secret = await lookThrough(azure, account, secretSources, ids, {});
	const around: Surroundings = {
		hosts: hosts.known ? hosts.value : [],
		identities: identities.known ? identities.value : [],
		unread: hosts.known ? undefined : hosts.problem.message,
	};
	return { facts, evidence: { ...open, looks: { ...open.looks, ...secret } }, around };
};

/** As if everybody had been asked, about all that could not be seen too. */
export const everythingAsked = ({ facts, evidence }: Weighed): readonly Extract<Note, { kind: 'ticked' }>[] => {
	const unseen = coverable(evidence, facts.account);
	const items = [...new Set([...peopleItems, ...unseen.flatMap(({ cover }) => cover ?? [])])];
	return items.map((item) => ({
		kind: 'ticked',
		item,
		covers: [...new Set(unseen.filter(({ cover }) => cover === item).map(({ name }) => name))],
	}));
};

/** The same with these said beside what was said. */
export const afterSaying = (weighed: Weighed, ...notes: readonly Note[]): Weighed => ({
	...weighed,
	facts: { ...weighed.facts, said: saidAbout(said(weighed.facts.account.id, ...notes), weighed.facts.account.id) },
});

export const rowsOf = ({ facts, evidence, around }: Weighed) => consumerRows(facts, evidence, around);
export const verdictOf = (weighed: Weighed) =>
	verdict(weighed.facts, weighed.evidence, rowsOf(weighed), weighed.around);
