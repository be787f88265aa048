// How many accounts accepted keys, a line for each day and tenant: the source of the fleet's trend.
import { z } from 'zod';
import { withAnswerLimit } from './answer-limit.ts';
import { journalProblem } from './journal-problem.ts';
import { readOwnFile } from './own-files.ts';
import { replaceFile } from './replace-file.ts';

const snapshotSchema = z.object({
	v: z.literal(1),
	day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
	tenantId: z.string(),
	accounts: z.number(),
	keysOn: z.number(),
	unread: z.number(),
});

/** Both reject with Problem `journal` when the file cannot be read or written. */
export type FleetSnapshots = {
	/** Resolves with the snapshots by day. Lines that cannot be read are passed over. */
	all(): Promise<readonly FleetSnapshot[]>;
	/** Keeps this snapshot for its day and resolves with all. */
	save(snapshot: FleetSnapshot): Promise<readonly FleetSnapshot[]>;
};

const parseLine = (line: string): FleetSnapshot | undefined => {
	try {
		const { v: _, ...snapshot } = snapshotSchema.parse(JSON.parse(line));
		return snapshot;
	} catch {
		return undefined;
	}
};

const withJournalProblem = async <T>(file: string, run: () => Promise<T>): Promise<T> => {
	try {
		return await withAnswerLimit(file, run);
	} catch (cause) {
		throw journalProblem(file, cause);
	}
};

/** Returns the snapshots of one file, which each save replaces whole. */
export const openFleetSnapshots = (file: string): FleetSnapshots => {
	const readAll = async (): Promise<readonly FleetSnapshot[]> => {
		try {
			return (await readOwnFile(file)).split('\n').flatMap((line) => parseLine(line) ?? []);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
			throw error;
		}
	};
	// One after the other: each save rests on the file that the last one wrote.
	let last: Promise<unknown> = Promise.resolve();
	const enqueue = <T>(run: () => Promise<T>): Promise<T> => {
		const queued = last.then(() => withJournalProblem(file, run));
		last = queued.catch(() => undefined);
		return queued;
	};
	return {
		all: () => withJournalProblem(file, readAll),
		save: (snapshot) =>
			enqueue(async () => {
				const kept = await readAll();
				const next = addSnapshot(kept, snapshot);
				if (next === kept) return kept;
				await replaceFile(file, next.map((one) => `${JSON.stringify({ v: 1, ...one })}\n`).join(''));
				return next;
			}),
	};
};

/** The figures of one day. The trend does not need the names of the accounts, and a thief would. */
export type FleetSnapshot = {
	/** `2026-11-24`, in UTC. */
	readonly day: string;
	readonly tenantId: string;
	readonly accounts: number;
	readonly keysOn: number;
	/** Subscriptions that could not be read: such a day counts less than there is. */
	readonly unread: number;
};

/** Returns one snapshot for each day and tenant, sorted by day: the later one, unless it could read less. */
export const addSnapshot = (kept: readonly FleetSnapshot[], now: FleetSnapshot): readonly FleetSnapshot[] => {
	const isSame = ({ day, tenantId }: FleetSnapshot) => day === now.day && tenantId === now.tenantId;
	const before = kept.find(isSame);
	if (before && before.unread < now.unread) return kept;
	return [...kept.filter((one) => !isSame(one)), now].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
};
