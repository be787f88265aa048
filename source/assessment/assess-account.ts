// One account read and judged. The screens cache the parts, the command line reads them in one go: both judge here.
import type { Azure, Me } from '../model/azure.ts';
import type { Check } from '../model/check.ts';
import { type LookOptions, secretSources } from '../model/evidence.ts';
import type { Step } from '../model/step.ts';
import type { Entry } from '../storage/journal-entries.ts';
import { type Facts, gather } from './account-facts.ts';
import { type ConsumerRow, consumerRows } from './consumer-steps.ts';
import type { Surroundings } from './consumers.ts';
import { type Evidence, gatherEvidence, gatherOwn, type Looks, lookThrough } from './key-usage-evidence.ts';
import { road } from './road/road.ts';
import { firstOfAll, type Verdict, verdict } from './verdict.ts';

export type Judged = {
	readonly rows: readonly ConsumerRow[];
	/** Undefined until it was looked for whoever still uses a key. */
	readonly found: Verdict | undefined;
};

export const judge = (facts: Facts, evidence: Evidence | undefined, around: Surroundings): Judged => {
	const rows = consumerRows(facts, evidence, around);
	return { rows, found: evidence && verdict(facts, evidence, rows, around) };
};

export type Assessed = Judged & {
	readonly facts: Facts;
	/** Undefined where keys are off: nobody is left to be looked for. */
	readonly evidence: Evidence | undefined;
	readonly steps: readonly Step[];
	/** What stands in the way first, where because of it nobody looked for keys. */
	readonly first?: readonly Check[];
};

export type AssessOptions = LookOptions & {
	readonly me: Me;
	readonly clock: () => number;
	/** All that can be seen: whoever uses a key can be in another one than the account. */
	readonly subscriptionIds: readonly string[];
	readonly around: Surroundings;
	/** Whether settings, secrets and gateways are looked through too: that reads secret values. */
	readonly withSecrets: boolean;
	/** What looking through them has shown before, where somebody did. */
	readonly looks?: Looks;
	/** Looks for whoever holds a key only where all that does not rest on it is in order: `first` of it is told then. */
	readonly looksLast?: boolean;
};

/** Only an account that cannot be read rejects, with its `Problem`. */
export const assess = async (
	azure: Azure,
	accountId: string,
	entries: readonly Entry[],
	{ me, clock, signal, subscriptionIds, around, withSecrets, looks = {}, looksLast, onLooked }: AssessOptions,
): Promise<Assessed> => {
	const facts = await gather(azure, accountId, entries, { me, clock, signal });
	const { account } = facts;
	if (account.keyAuth === 'off')
		return { facts, evidence: undefined, ...judge(facts, undefined, around), steps: road(facts) };
	if (looksLast && !withSecrets) {
		const evidence = { ...(await gatherOwn(azure, account, clock, { signal })), looks };
		const judged = judge(facts, evidence, around);
		const first = judged.found ? firstOfAll(judged.found, facts) : [];
		if (first.length > 0) return { facts, evidence, ...judged, steps: road(facts, judged.found), first };
	}
	const options = { signal, onLooked };
	const [open, secret] = await Promise.all([
		gatherEvidence(azure, account, subscriptionIds, clock, options),
		withSecrets ? lookThrough(azure, account, secretSources, subscriptionIds, options) : looks,
	]);
	const evidence = { ...open, looks: { ...open.looks, ...secret } };
	const judged = judge(facts, evidence, around);
	return { facts, evidence, ...judged, steps: road(facts, judged.found) };
};
