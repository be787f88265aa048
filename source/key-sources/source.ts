// The definition of a source of key uses: which resources it scans, which it knows of and skips, and how it scans one
// resource. Each source is a file of this folder and a line of index.ts.
import type { Account } from '../model/azure.ts';
import type { KeyName, KeyUse, SkippedPart } from '../model/evidence.ts';
import { Problem } from '../model/problem.ts';
import type { JsonObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';

/** A row of Resource Graph. */
export type Candidate = { readonly id: string; readonly name: string; readonly row: JsonObject };

/** A use inside a candidate. `ownerId`: the part of the candidate that has the use; absent: the candidate itself. */
export type FoundUse = Pick<KeyUse, 'place' | 'holds'> & { readonly ownerId?: string; readonly ownerName?: string };

export type Finding = FoundUse | SkippedPart;

/** Returns which of the account's keys a text is, or has between separators. */
export type KeyMatcher = (text: string) => readonly KeyName[];

/** Recognises the account's own addresses. */
export type AccountHosts = {
	/** Whether a URL (or bare host) is the account's own, with any path. */
	readonly isAccountUrl: (url: unknown) => boolean;
	/** Whether a URL is that of the account's region, which every account of the region shares. */
	readonly isRegionalUrl: (url: unknown) => boolean;
	/** Whether a text has one of the account's own hosts anywhere in it. */
	readonly isMentionedIn: (text: string) => boolean;
};

/** Reads of one service. Paths begin with `/` and are not encoded; every method rejects with an error of the SDK or a Problem. */
export type SourceReader = {
	get(path: string, apiVersion: string): Promise<unknown>;
	/** Resolves with every row of a `{value, nextLink}` list. */
	list(path: string, apiVersion: string): Promise<readonly unknown[]>;
	/** Resolves with the parsed answer to a POST of the source's `readOnlyPosts`. */
	post(path: string, apiVersion: string): Promise<unknown>;
};

export type ScanContext = {
	readonly account: Account;
	readonly accountHosts: AccountHosts;
	/** Finds nothing where the account's keys could not be read; the scan itself says so. */
	readonly matchKeys: KeyMatcher;
	/** Azure Resource Manager. */
	readonly resourceManager: SourceReader;
	/** The data plane of a search service, by its checked name. */
	readonly searchService: (name: string) => SourceReader;
	/** Resolves with what `run` does. Rejects with a Problem that quotes no answer, for any rejection of `run`. */
	readonly withoutResponseBodies: <T>(run: () => Promise<T>) => Promise<T>;
	readonly signal: AbortSignal | undefined;
};

export type KeySourceDefinition = {
	/** Whether the source reads values of settings and secrets. Such a source is scanned only at a person's request. */
	readonly readsSecrets: boolean;
	/** Resource types that are scanned, in lower case. */
	readonly types: readonly string[];
	/** Resource types that may hold a key and are not scanned: each resource of one is reported as skipped. */
	readonly typesNotAsked?: readonly string[];
	/** Parts of each resource that may hold a key and are not asked, by Azure's names: each is named as not looked at. */
	readonly partsNotAsked?: readonly string[];
	/** Narrows the candidates further, as a `where` of Resource Graph. */
	readonly where?: string;
	/** Further columns of Resource Graph that the scan reads of a candidate. */
	readonly columns?: string;
	/**
	 * The POSTs of Resource Manager that it sends, which change nothing: below a resource group's `/providers/`, `{}` for one
	 * segment. The read-only policy lets these pass.
	 */
	readonly readOnlyPosts?: readonly string[];
	/** Resolves with the findings in a candidate. A rejection with a Problem means that nothing of it was read. */
	readonly scan: (candidate: Candidate, context: ScanContext) => Promise<readonly Finding[]>;
};

const truncate = (most: number, text: string): string => (text.length > most ? `${text.slice(0, most)}..` : text);

/** Returns Azure's reason in one line. */
export const reasonOf = ({ kind, facts: { detail, code, status } }: Problem): { readonly detail: string } => ({
	detail: truncate(400, detail || code || (status === undefined ? kind : `HTTP ${status}`)),
});

/** Resolves with the findings of a part of a scan. A part that cannot be read becomes a skipped one. Rejects only when the scan is cancelled, and for bugs. */
export const scanPart = async (
	name: string,
	{ withoutResponseBodies, signal }: Pick<ScanContext, 'withoutResponseBodies' | 'signal'>,
	run: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
	try {
		return await withoutResponseBodies(run);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		if (signal?.aborted) throw new Problem('cancelled');
		return [{ name, why: reasonOf(error) }];
	}
};

/** Throws Problem `badAnswer` where the answer lacks a requested part: a missing part is not an empty one. */
export const requirePart = (isThere: boolean, part: string, subject: string): void => {
	if (!isThere) throw new Problem('badAnswer', { code: 'NoPart', detail: `the answer has no ${part}`, subject });
};

/** References of App Service settings: `@Microsoft.KeyVault(…)`, `@Microsoft.AppConfiguration(…)`. */
const settingReferences = [
	{ pattern: /^\s*@Microsoft\.KeyVault\(/i, why: 'keyVault' },
	{ pattern: /^\s*@Microsoft\.AppConfiguration\(/i, why: 'appConfiguration' },
] as const;

/** Returns the findings in one value. The value is dropped; `place` is its name. */
export const inspectValue = (
	owner: string,
	place: unknown,
	value: unknown,
	{ accountHosts, matchKeys }: Pick<ScanContext, 'accountHosts' | 'matchKeys'>,
): readonly Finding[] => {
	if (typeof value !== 'string' || value === '') return [];
	const name = clean(place);
	const reference = settingReferences.find(({ pattern }) => pattern.test(value));
	if (reference) return [{ name: `${owner} ${name}`, why: reference.why }];
	const held = matchKeys(value);
	if (held.length > 0) return held.map((which) => ({ place: name, holds: which }));
	return accountHosts.isMentionedIn(value) ? [{ place: name, holds: 'endpoint' }] : [];
};
