// How many accounts accepted keys, a day and tenant a line: what the fleet's trend is drawn from.
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Problem } from '../model/problem.ts';

const schema = z.object({
	v: z.literal(1),
	day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
	tenantId: z.string(),
	accounts: z.number(),
	keysOn: z.number(),
	unread: z.number(),
});

/** Both reject with Problem `journal` when the file cannot be read or written. */
export type Snapshots = {
	/** By day; lines that cannot be read are passed over. */
	all(): Promise<readonly Snapshot[]>;
	/** Keeps this one for its day and gives all. */
	keep(snapshot: Snapshot): Promise<readonly Snapshot[]>;
};

const parse = (line: string): Snapshot | undefined => {
	try {
		const { v: _, ...snapshot } = schema.parse(JSON.parse(line));
		return snapshot;
	} catch {
		return undefined;
	}
};

const saying = async <T>(file: string, run: () => Promise<T>): Promise<T> => {
	try {
		return await run();
	} catch (cause) {
		throw new Problem('journal', { subject: file, detail: cause instanceof Error ? cause.message : '', cause });
	}
};

/** The file is replaced whole, so that whoever reads it finds all of the old one or all of the new one; yours alone. */
export const openSnapshots = (file: string, newId: () => string): Snapshots => {
	const all = async (): Promise<readonly Snapshot[]> => {
		try {
			return (await readFile(file, 'utf8')).split('\n').flatMap((line) => parse(line) ?? []);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
			throw error;
		}
	};
	// One after the other: each rests on what the one before has written.
	let last: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
		const turn = last.then(() => saying(file, run));
		last = turn.catch(() => undefined);
		return turn;
	};
	return {
		all: () => saying(file, all),
		keep: (snapshot) =>
			inTurn(async () => {
				const kept = await all();
				const next = withSnapshot(kept, snapshot);
				if (next === kept) return kept;
				await mkdir(dirname(file), { recursive: true, mode: 0o700 });
				const fresh = `${file}.${newId()}`;
				const handle = await open(fresh, 'wx', 0o600);
				try {
					await handle.writeFile(next.map((one) => `${JSON.stringify({ v: 1, ...one })}\n`).join(''));
					await handle.sync();
				} finally {
					await handle.close();
				}
				await rename(fresh, file);
				return next;
			}),
	};
};

/** What is kept of a day: figures alone. Which accounts they were, the trend does not need and a thief would. */
export type Snapshot = {
	/** `2026-11-24`, in UTC. */
	readonly day: string;
	readonly tenantId: string;
	readonly accounts: number;
	readonly keysOn: number;
	/** Subscriptions that could not be read: such a day counts less than there is. */
	readonly unread: number;
};

/** One a day and tenant: the later counts, unless it could read less. Sorted by day. */
export const withSnapshot = (kept: readonly Snapshot[], now: Snapshot): readonly Snapshot[] => {
	const isSame = ({ day, tenantId }: Snapshot) => day === now.day && tenantId === now.tenantId;
	const before = kept.find(isSame);
	if (before && before.unread < now.unread) return kept;
	return [...kept.filter((one) => !isSame(one)), now].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
};
