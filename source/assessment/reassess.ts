// The whole assessment of one account, run again just before its keys are turned off.

import type { Reassess } from '../changes/reassessment.ts';
import type { AzureClient, SignedInUser, Subscription } from '../model/azure.ts';
import { attemptRead } from '../model/read-result.ts';
import type { AccountId } from '../model/resource-id.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';
import { assess } from './assess-account.ts';
import type { HostsAndIdentities } from './consumers.ts';
import { evaluationWithNames, idReplacer, knownPrincipalName, unnamedPrincipalIds } from './display-names.ts';
import { noHostsAndIdentities, readHostsAndIdentities } from './hosts-and-identities.ts';
import type { ScanResults } from './key-usage-evidence.ts';
import { roadSteps } from './road/road.ts';
import { enforcedChecks } from './verdict.ts';

/**
 * Milliseconds for which the accounts of one batch share answers (hosts, connections): long enough for a few
 * accounts, short against the time in which a person adds a connection and expects it to count.
 */
const sharedLifetime = 60_000;

export type ReassessOptions = {
	/** Returns a new client that caches the answers that accounts share; called again when they are too old. */
	readonly connect: () => AzureClient;
	readonly entries: () => Promise<readonly JournalEntry[]>;
	readonly me: SignedInUser;
	readonly clock: () => number;
	/** Returns the results of a scan of settings and secrets: it costs too much to be repeated and counts for an hour. */
	readonly scanResultsOf: (accountId: AccountId) => ScanResults | undefined;
};

type Shared = {
	readonly azure: AzureClient;
	readonly subscriptions: readonly Subscription[];
	readonly hostsAndIdentities: HostsAndIdentities;
	readonly readAt: number;
};

const readShared = async ({ connect, clock }: ReassessOptions, signal: AbortSignal | undefined): Promise<Shared> => {
	const azure = connect();
	const readAt = clock();
	const subscriptions = await azure.subscriptions({ signal });
	const found = await attemptRead(readHostsAndIdentities(azure, subscriptions, { signal }));
	const hostsAndIdentities = found.known
		? found.value
		: { ...noHostsAndIdentities, unreadableReason: found.problem.message };
	return { azure, subscriptions, hostsAndIdentities, readAt };
};

/** Returns the reassessment. It rejects with a Problem where the account, or the subscriptions, cannot be read. */
export const createReassess = (options: ReassessOptions): Reassess => {
	const { entries, me, clock, scanResultsOf } = options;
	let shared: Shared | undefined;
	return async ({ kind, input: { accountId } }, { signal }) => {
		if (kind !== 'disableKeys') return undefined;
		if (!shared || clock() - shared.readAt >= sharedLifetime) shared = await readShared(options, signal);
		const { azure, subscriptions, hostsAndIdentities } = shared;
		const assessed = await assess(azure, accountId, await entries(), {
			me,
			clock,
			signal,
			subscriptionIds: subscriptions.map(({ id }) => id),
			hostsAndIdentities,
			withSecrets: false,
			scanResults: scanResultsOf(accountId),
		});
		const { facts, verdict } = assessed;
		if (!verdict) return undefined;
		const known = [...new Set(unnamedPrincipalIds(assessed))].map((id) => ({
			id,
			name: knownPrincipalName(me, hostsAndIdentities, id),
		}));
		const namelessIds = known.flatMap(({ id, name }) => (name === undefined ? id : []));
		const told = namelessIds.length > 0 ? await attemptRead(azure.principalNames(namelessIds, { signal })) : undefined;
		const naming = idReplacer([
			...subscriptions,
			...known.flatMap(({ id, name }) => (name === undefined ? [] : { id, name })),
			...(told?.known ? [...told.value].map(([id, name]) => ({ id, name })) : []),
		]);
		const evaluation = evaluationWithNames(assessed, naming);
		const request = roadSteps(facts, evaluation.verdict).find(({ id }) => id === 'keysOff')?.changeRequest;
		// The change itself reads the checks that Azure enforces.
		const enforced = new Set(enforcedChecks(facts).map(({ id }) => id));
		const checks = verdict.checks.filter(({ id, weight }) => weight === 'proves' && !enforced.has(id));
		return { checks, request, naming };
	};
};
