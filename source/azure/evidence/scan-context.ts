// What the sources of key uses have in common: a resource is looked through, and says what it holds or hides.
import type { Account, CallOptions } from '../../model/azure.ts';
import type { KeyUse, SkippedPart } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import type { JsonObject } from '../mappers.ts';
import type { SdkClients } from '../sdk-clients.ts';
import type { AccountHosts } from './account-hosts.ts';
import type { KeyMatcher } from './key-matcher.ts';
import { withoutResponseBodies } from './without-response-bodies.ts';

/** A row of Resource Graph. */
export type Candidate = { readonly id: string; readonly name: string; readonly row: JsonObject };

/** `ownerId`: where that is not the candidate itself, but a part of it. */
export type FoundUse = Pick<KeyUse, 'place' | 'holds'> & { readonly ownerId?: string; readonly ownerName?: string };

export type Finding = FoundUse | SkippedPart;

export type ScanContext = {
	readonly clients: SdkClients;
	readonly account: Account;
	readonly accountHosts: AccountHosts;
	/** Finds nothing where the account's keys could not be read; whoever asked says so. */
	readonly matchKeys: KeyMatcher;
	readonly options: CallOptions;
};

export type KeySourceScanner = {
	/** Resource types, in lower case. */
	readonly types: readonly string[];
	/** Narrows the candidates further, as a `where` of Resource Graph. */
	readonly where?: string;
	/** More that the look wants to know of a candidate, as columns of Resource Graph. */
	readonly columns?: string;
	/** May reject with a Problem: then nothing of the candidate was seen. */
	readonly scan: (candidate: Candidate, look: ScanContext) => Promise<readonly Finding[]>;
};

const truncate = (most: number, text: string): string => (text.length > most ? `${text.slice(0, most)}..` : text);

/** Azure's reason in one line. */
export const reasonOf = ({ kind, facts: { detail, code, status } }: Problem): { readonly detail: string } => ({
	detail: truncate(400, detail || code || (status === undefined ? kind : `HTTP ${status}`)),
});

/** Runs a part of a look; what cannot be read becomes unseen. Only an end of the whole look is thrown on. */
export const scanPart = async (
	name: string,
	{ clients, options }: Pick<ScanContext, 'clients' | 'options'>,
	run: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
	try {
		return await withoutResponseBodies(run, clients.clock);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		if (options.signal?.aborted) throw new Problem('cancelled');
		return [{ name, why: reasonOf(error) }];
	}
};

/** Without the part that was asked for, an answer says nothing: that is not the same as having nothing. */
export const requirePart = (isThere: boolean, part: string, subject: string): void => {
	if (!isThere) throw new Problem('badAnswer', { code: 'NoPart', detail: `the answer has no ${part}`, subject });
};

/** References of App Service settings: `@Microsoft.KeyVault(…)`, `@Microsoft.AppConfiguration(…)`. */
const settingReferences = [
	{ pattern: /^\s*@Microsoft\.KeyVault\(/i, why: 'keyVault' },
	{ pattern: /^\s*@Microsoft\.AppConfiguration\(/i, why: 'appConfiguration' },
] as const;

/** What one value says of the account. The value is dropped; `place` is its name. */
export const inspectValue = (
	owner: string,
	place: unknown,
	value: unknown,
	{ accountHosts, matchKeys }: ScanContext,
): readonly Finding[] => {
	if (typeof value !== 'string' || value === '') return [];
	const name = clean(place);
	const reference = settingReferences.find(({ pattern }) => pattern.test(value));
	if (reference) return [{ name: `${owner} ${name}`, why: reference.why }];
	const held = matchKeys(value);
	if (held.length > 0) return held.map((which) => ({ place: name, holds: which }));
	return accountHosts.isMentionedIn(value) ? [{ place: name, holds: 'endpoint' }] : [];
};
