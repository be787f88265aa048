// Reads and evaluates one account. Screens cache the parts, the command line reads them at once: both evaluate here.

import { secretSources } from '../key-sources/index.ts';
import type { AzureClient, SignedInUser } from '../model/azure.ts';
import type { Check } from '../model/check.ts';
import type { ScanOptions } from '../model/evidence.ts';
import type { AccountId, SubscriptionId } from '../model/resource-id.ts';
import type { Step } from '../model/step.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';
import { type AccountFacts, readAccountFacts } from './account-facts.ts';
import { type ConsumerProgress, consumerProgress } from './consumer-progress.ts';
import type { HostsAndIdentities } from './consumers.ts';
import {
	type Evidence,
	readAccountEvidence,
	readEvidence,
	recentScanResults,
	type ScanResults,
	scanSources,
} from './key-usage-evidence.ts';
import { roadSteps } from './road/road.ts';
import { earlyBlockers, type Verdict, verdict } from './verdict.ts';

export type Evaluation = {
	readonly rows: readonly ConsumerProgress[];
	/** Undefined until the evidence about users of the keys was read. */
	readonly verdict: Verdict | undefined;
};

/** Returns the account's consumers and its verdict, from what was read. It asks Azure nothing. */
export const evaluate = (
	facts: AccountFacts,
	evidence: Evidence | undefined,
	hostsAndIdentities: HostsAndIdentities,
): Evaluation => {
	const rows = consumerProgress(facts, evidence, hostsAndIdentities);
	return { rows, verdict: evidence && verdict(facts, evidence, rows, hostsAndIdentities) };
};

export type Assessment = Evaluation & {
	readonly facts: AccountFacts;
	/** Undefined where keys are off: no one can use them. */
	readonly evidence: Evidence | undefined;
	readonly steps: readonly Step[];
	/** The checks that block before a scan, where they kept the program from scanning. */
	readonly earlyBlockers?: readonly Check[];
};

export type AssessOptions = ScanOptions & {
	readonly me: SignedInUser;
	readonly clock: () => number;
	/** All readable subscriptions: a user of a key can be in another one than the account. */
	readonly subscriptionIds: readonly SubscriptionId[];
	readonly hostsAndIdentities: HostsAndIdentities;
	/** Whether settings, secrets and gateways are scanned too: that reads secret values. */
	readonly withSecrets: boolean;
	/** The results of an earlier scan, where there was one. */
	readonly scanResults?: ScanResults;
	/** Whether the scan is skipped where another check blocks already: `earlyBlockers` then holds those checks. */
	readonly skipScanIfBlocked?: boolean;
};

/** Resolves with the assessment of one account. Rejects only where the account cannot be read, with its `Problem`. */
export const assess = async (
	azure: AzureClient,
	accountId: AccountId,
	entries: readonly JournalEntry[],
	{
		me,
		clock,
		signal,
		subscriptionIds,
		hostsAndIdentities,
		withSecrets,
		scanResults: earlierScan = {},
		skipScanIfBlocked,
		onScanProgress,
	}: AssessOptions,
): Promise<Assessment> => {
	const facts = await readAccountFacts(azure, accountId, entries, { me, clock, signal });
	const { account } = facts;
	const scanResults = recentScanResults(earlierScan, clock());
	if (account.keyAuth === 'off')
		return { facts, evidence: undefined, ...evaluate(facts, undefined, hostsAndIdentities), steps: roadSteps(facts) };
	if (skipScanIfBlocked && !withSecrets) {
		const evidence = { ...(await readAccountEvidence(azure, account, clock, { signal })), scanResults };
		const judged = evaluate(facts, evidence, hostsAndIdentities);
		const first = judged.verdict ? earlyBlockers(judged.verdict, facts) : [];
		if (first.length > 0)
			return { facts, evidence, ...judged, steps: roadSteps(facts, judged.verdict), earlyBlockers: first };
	}
	const options = { signal, onScanProgress };
	const [open, secret] = await Promise.all([
		readEvidence(azure, account, subscriptionIds, clock, options),
		withSecrets ? scanSources(azure, account, secretSources, subscriptionIds, options) : scanResults,
	]);
	const evidence = { ...open, scanResults: { ...open.scanResults, ...secret } };
	const judged = evaluate(facts, evidence, hostsAndIdentities);
	return { facts, evidence, ...judged, steps: roadSteps(facts, judged.verdict) };
};
