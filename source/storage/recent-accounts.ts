// The accounts that were opened last, kept from one start to the next. A convenience: where the file cannot be read,
// there are none, and nothing else suffers.
import { z } from 'zod';
import { type AccountId, isSameId } from '../model/resource-id.ts';
import { withAnswerLimit } from './answer-limit.ts';
import { readOwnFile } from './own-files.ts';
import { replaceFile } from './replace-file.ts';

export type RecentAccount = {
	readonly accountId: AccountId;
	/** ISO 8601, UTC. */
	readonly at: string;
};

export type RecentAccounts = {
	/** Returns the accounts, latest first. */
	readonly all: () => readonly RecentAccount[];
	/** Resolves once the account is written, or could not be. */
	readonly add: (accountId: AccountId) => Promise<void>;
};

const maxAccounts = 20;

const schema = z.record(z.string(), z.array(z.object({ accountId: z.string().startsWith('/'), at: z.string() })));
type StoredAccounts = z.infer<typeof schema>;

const readStored = async (file: string): Promise<StoredAccounts> => {
	try {
		return schema.parse(JSON.parse(await withAnswerLimit(file, () => readOwnFile(file))));
	} catch {
		return {};
	}
};

export type RecentAccountsOptions = {
	readonly file: string;
	/** Cloud and tenant: each has its own accounts. */
	readonly scopeKey: string;
	readonly clock: () => number;
};

/** Resolves with the accounts opened last under this scope; with none where the file cannot be read. */
export const openRecentAccounts = async ({ file, scopeKey, clock }: RecentAccountsOptions): Promise<RecentAccounts> => {
	let accounts: readonly RecentAccount[] = (await readStored(file))[scopeKey] ?? [];
	let writing: Promise<void> = Promise.resolve();
	const write = async () => {
		// Read again: another running program may have added to it, for another tenant too.
		const kept = { ...(await readStored(file)), [scopeKey]: accounts };
		await withAnswerLimit(file, () => replaceFile(file, JSON.stringify(kept)));
	};
	return {
		all: () => accounts,
		add: (accountId) => {
			const others = accounts.filter((one) => !isSameId(one.accountId, accountId));
			accounts = [{ accountId, at: new Date(clock()).toISOString() }, ...others].slice(0, maxAccounts);
			writing = writing.then(write).catch(() => undefined);
			return writing;
		},
	};
};
