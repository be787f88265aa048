// What the sources of key uses have in common: a resource is looked through, and says what it holds or hides.
import type { Account, CallOptions } from '../../model/azure.ts';
import { type KeyUse, unseenReasons } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import type { Fields } from '../mappers.ts';
import type { Reach } from '../sdk-clients.ts';
import type { Holds } from './compare.ts';
import type { OwnHosts } from './own-hosts.ts';
import { withoutBodies } from './without-bodies.ts';

/** A row of Resource Graph. */
export type Candidate = { readonly id: string; readonly name: string; readonly row: Fields };

export type Unseen = { readonly name: string; readonly why: string };

/** `ownerId`: where that is not the candidate itself, but a part of it. */
export type Found = Pick<KeyUse, 'place' | 'holds'> & { readonly ownerId?: string; readonly ownerName?: string };

export type Finding = Found | Unseen;

export type Look = {
	readonly reach: Reach;
	readonly account: Account;
	readonly hosts: OwnHosts;
	/** Finds nothing where the account's keys could not be read; whoever asked says so. */
	readonly holds: Holds;
	readonly options: CallOptions;
};

export type Source = {
	/** Resource types, in lower case. */
	readonly types: readonly string[];
	/** Narrows the candidates further, as a `where` of Resource Graph. */
	readonly where?: string;
	/** More that the look wants to know of a candidate, as columns of Resource Graph. */
	readonly columns?: string;
	/** May reject with a Problem: then nothing of the candidate was seen. */
	readonly look: (candidate: Candidate, look: Look) => Promise<readonly Finding[]>;
};

const cutAt = (most: number, text: string): string => (text.length > most ? `${text.slice(0, most)}..` : text);

/** Azure's reason in one line. */
export const reasonOf = ({ kind, facts: { detail, code, status } }: Problem): string =>
	cutAt(400, detail || code || (status === undefined ? kind : `HTTP ${status}`));

/** Runs a part of a look; what cannot be read becomes unseen. Only an end of the whole look is thrown on. */
export const attempt = async (
	name: string,
	{ reach, options }: Pick<Look, 'reach' | 'options'>,
	run: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
	try {
		return await withoutBodies(run, reach.clock);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		if (options.signal?.aborted) throw new Problem('cancelled');
		return [{ name, why: reasonOf(error) }];
	}
};

/** Without the part that was asked for, an answer says nothing: that is not the same as having nothing. */
export const demand = (isThere: boolean, part: string, subject: string): void => {
	if (!isThere) throw new Problem('badAnswer', { code: 'NoPart', detail: `the answer has no ${part}`, subject });
};

/** References of App Service settings: `@Microsoft.KeyVault(…)`, `@Microsoft.AppConfiguration(…)`. */
const references = [
	{ pattern: /^\s*@Microsoft\.KeyVault\(/i, why: unseenReasons.keyVault },
	{ pattern: /^\s*@Microsoft\.AppConfiguration\(/i, why: unseenReasons.appConfiguration },
] as const;

/** What one value says of the account. The value is dropped; `place` is its name. */
export const inspect = (owner: string, place: unknown, value: unknown, { hosts, holds }: Look): readonly Finding[] => {
	if (typeof value !== 'string' || value === '') return [];
	const name = clean(place);
	const reference = references.find(({ pattern }) => pattern.test(value));
	if (reference) return [{ name: `${owner} ${name}`, why: reference.why }];
	const held = holds(value);
	if (held.length > 0) return held.map((which) => ({ place: name, holds: which }));
	return hosts.isNamedIn(value) ? [{ place: name, holds: 'endpoint' }] : [];
};
