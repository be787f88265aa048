// The accounts that were opened last, kept from one start to the next. A convenience: where the file cannot be had,
// there are none, and nothing else suffers.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

export type Seen = {
	readonly accountId: string;
	/** ISO 8601, UTC. */
	readonly at: string;
};

export type Recent = {
	/** Latest first. */
	readonly all: () => readonly Seen[];
	/** Resolves once it is written, or could not be. */
	readonly add: (accountId: string) => Promise<void>;
};

const most = 20;

const schema = z.record(z.string(), z.array(z.object({ accountId: z.string().startsWith('/'), at: z.string() })));
type Kept = z.infer<typeof schema>;

const read = async (file: string): Promise<Kept> => {
	try {
		return schema.parse(JSON.parse(await readFile(file, 'utf8')));
	} catch {
		return {};
	}
};

export type RecentOptions = {
	readonly file: string;
	/** Cloud and tenant: what was seen in one is nothing to another. */
	readonly of: string;
	readonly clock: () => number;
	readonly newId: () => string;
};

export const openRecent = async ({ file, of, clock, newId }: RecentOptions): Promise<Recent> => {
	let seen: readonly Seen[] = (await read(file))[of] ?? [];
	let writing: Promise<void> = Promise.resolve();
	const write = async () => {
		// Read again: another running program may have added to it, for another tenant too.
		const kept = { ...(await read(file)), [of]: seen };
		await mkdir(dirname(file), { recursive: true, mode: 0o700 });
		const fresh = `${file}.${newId()}`;
		await writeFile(fresh, JSON.stringify(kept), { mode: 0o600 });
		await rename(fresh, file);
	};
	return {
		all: () => seen,
		add: (accountId) => {
			const others = seen.filter((one) => one.accountId.toLowerCase() !== accountId.toLowerCase());
			seen = [{ accountId, at: new Date(clock()).toISOString() }, ...others].slice(0, most);
			writing = writing.then(write).catch(() => undefined);
			return writing;
		},
	};
};
