// The append-only record of what was intended and what came of it: JSON Lines, one whole line a write, on disk before
// the call returns. Several running programs may append to one file; each reads it afresh.

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SignedInUser } from '../model/azure.ts';
import type { Change } from '../model/change.ts';
import type { Problem } from '../model/problem.ts';
import type { AccountId } from '../model/resource-id.ts';
import { cleanAll } from '../shared/sanitise.ts';
import { withAnswerLimit } from './answer-limit.ts';
import {
	type AccountNote,
	type BatchEntry,
	type IntentEntry,
	type JournalEntry,
	type JournalLine,
	journalEntrySchema,
} from './journal-entries.ts';
import { journalProblem } from './journal-problem.ts';
import { entriesInScope, type JournalScope } from './journal-scope.ts';
import { ensureOwnFolder, openOwnFile, readOwnFile } from './own-files.ts';
import { isFromFuture, mayStillBeApplying, type ProcessRegistry } from './process-identity.ts';

export type ReconciledResult = 'done' | 'notDone' | 'cannotTell';

/** Returns the path of the journal for Azure, in the folder of journals. */
export const journalFile = (stateDir: string): string => `${stateDir}/journal.jsonl`;

/** Every method rejects with Problem `journal` when the file cannot be read or written. */
export type Journal = {
	readonly file: string;
	/**
	 * Resolves with the entries of this scope, oldest first. Lines that cannot be read (a torn last one) are passed over.
	 */
	entries(): Promise<readonly JournalEntry[]>;
	/** Resolves with how many changes the file holds of other tenants and clouds. */
	countOutOfScope(): Promise<number>;
	/** Whether a running program, this one or another, may still be applying an intent that has no outcome. */
	mayBeInProgress(intended: IntentEntry): boolean;
	/** Returns the milliseconds since the intent was written, by this machine's clock. */
	ageOf(intended: IntentEntry): number;
	/** Whether an entry is dated later than this machine's clock, by more than clocks usually differ: one of them is wrong. */
	isFromFuture(entry: JournalEntry): boolean;
	/** Resolves with the batch's id once the plan of the batch is on disk. */
	recordBatch(batch: Pick<BatchEntry, 'action' | 'accountIds' | 'onFailure'>, by: string): Promise<string>;
	/** Resolves with the entry's id once the intent is on disk. `batch`: id of the batch that it was confirmed with. */
	recordIntent(change: Change, me: SignedInUser, batch?: string): Promise<string>;
	recordDone(of: string, outcome: { readonly ours: boolean; readonly requestId?: string }): Promise<void>;
	recordFailed(of: string, problem: Problem): Promise<void>;
	/** Resolves once the result is on disk. `ours`: whether our own request made the change. */
	recordReconciled(of: string, verdict: ReconciledResult, ours?: boolean): Promise<void>;
	recordNote(accountId: AccountId, note: AccountNote, by: string): Promise<void>;
};

/** Where the lines of a journal are kept. */
export type JournalLines = {
	/** Resolves once the line is on record whole; rejects where it may not be. */
	append(text: string): Promise<void>;
	/** Resolves with all text so far; rejects with `ENOENT` before the first line. */
	read(): Promise<string>;
};

export type JournalOptions = {
	readonly file: string;
	/** Default: the file. */
	readonly lines?: JournalLines;
	readonly clock: () => number;
	readonly newId: () => string;
	/** Name and version of the program, for readers of the file years later. */
	readonly program: string;
	/** The running programs, this one among them; absent: every intent without an outcome counts as abandoned. */
	readonly processes?: ProcessRegistry;
	/** The scope of the entries that are read and of the notes that are written; absent: every scope. */
	readonly scope?: JournalScope;
};

type EntryBody = JournalLine extends infer L ? (L extends JournalLine ? Omit<L, 'v' | 'id' | 'at'> : never) : never;

/** Returns the entry of a line, its texts sanitised: others may have written to the file. Undefined for another form. */
const parseEntry = (line: string): JournalEntry | undefined => {
	try {
		return journalEntrySchema.safeParse(cleanAll(JSON.parse(line))).data;
	} catch {
		return undefined;
	}
};

/** Resolves with the text from a byte on. The start of the file counts as the end of a line. */
const readFrom = async (handle: FileHandle, from: number): Promise<string> => {
	const { size } = await handle.stat();
	const rest = Buffer.alloc(Math.max(0, size - from));
	await handle.read(rest, 0, rest.length, from);
	return `${from === 0 ? '\n' : ''}${rest.toString('utf8')}`;
};

/** A name in a folder is on disk only when the folder is. Windows has no such call. */
const syncFolder = async (folder: string): Promise<void> => {
	try {
		const handle = await open(folder, constants.O_RDONLY);
		await handle.sync().finally(() => handle.close());
	} catch (error) {
		if (!/^(EISDIR|EPERM|EACCES|EINVAL)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
	}
};

/**
 * Appends one line and waits until it is on the disk. A torn line left by a crash is closed first; and because another
 * program may tear one between that check and the write, the line counts only when it reads back whole. Nothing is written
 * after the signal has aborted.
 */
const appendLine = async (file: string, text: string, signal: AbortSignal): Promise<void> => {
	const createdFolder = await ensureOwnFolder(dirname(file));
	// O_APPEND makes each write land whole at the end, whichever program writes too.
	const handle = await openOwnFile(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);
	try {
		const { size } = await handle.stat();
		const isNew = size === 0;
		// Our line lands at or behind the end that was read, also when other programs write.
		const last = Math.max(0, size - 1);
		const writeAndVerify = async (bytes: string): Promise<boolean> => {
			signal.throwIfAborted();
			const { bytesWritten } = await handle.write(bytes);
			if (bytesWritten !== Buffer.byteLength(bytes)) throw new Error('the disk took only a part of the line');
			await handle.sync();
			return (await readFrom(handle, last)).includes(`\n${text}\n`);
		};
		const isTorn = !(await readFrom(handle, last)).startsWith('\n');
		const lineOnItsOwn = `\n${text}\n`;
		if (!(await writeAndVerify(isTorn ? lineOnItsOwn : `${text}\n`)) && !(await writeAndVerify(lineOnItsOwn)))
			throw new Error('the line does not read back');
		if (isNew) await syncFolder(dirname(file));
		if (createdFolder) await syncFolder(dirname(createdFolder));
	} finally {
		await handle.close();
	}
};

const linesOfFile = (file: string): JournalLines => ({
	append: (text) => withAnswerLimit(file, (signal) => appendLine(file, text, signal)),
	read: () => withAnswerLimit(file, () => readOwnFile(file)),
});

/** The journal at `file`; nothing is read or written before a method of it is called. */
export const openJournal = ({
	file,
	lines = linesOfFile(file),
	clock,
	newId,
	program,
	processes,
	scope,
}: JournalOptions): Journal => {
	const write = async (body: EntryBody): Promise<string> => {
		const id = newId();
		const entry = { v: 1, id, at: new Date(clock()).toISOString(), ...body };
		try {
			await lines.append(JSON.stringify(entry));
		} catch (cause) {
			throw journalProblem(file, cause);
		}
		return id;
	};
	const read = async () => {
		try {
			const text = await lines.read();
			return entriesInScope(
				text.split('\n').flatMap((line) => parseEntry(line) ?? []),
				scope,
			);
		} catch (cause) {
			if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return entriesInScope([], scope);
			throw journalProblem(file, cause);
		}
	};
	const where = scope && { cloud: scope.cloud, tenantId: scope.tenantId };
	return {
		file,
		entries: async () => (await read()).entries,
		countOutOfScope: async () => (await read()).elsewhere,
		recordBatch: ({ action, accountIds, onFailure }, by) =>
			write({ type: 'planned', action, accountIds, onFailure, by, where }),
		recordIntent: ({ changeRequest, targetId, targetName, about, request, effects, baseline }, me, batch) =>
			write({
				type: 'intended',
				change: { wish: changeRequest, targetId, targetName, about, request, effects: [...effects], seen: baseline },
				who: {
					name: me.name,
					objectId: me.objectId,
					tenantId: me.tenantId,
					cloud: me.cloud,
					credential: me.credential,
				},
				program,
				...(processes ? { run: processes.self } : {}),
				...(batch === undefined ? {} : { batch }),
			}),
		ageOf: ({ at }) => clock() - Date.parse(at),
		isFromFuture: ({ at }) => isFromFuture(clock() - Date.parse(at)),
		mayBeInProgress: ({ run, at }) => mayStillBeApplying(run, clock() - Date.parse(at), processes),
		recordDone: async (of, { ours, requestId }) => void (await write({ type: 'done', of, ours, requestId })),
		recordFailed: async (of, { kind, facts: { code, detail, status, requestId } }) =>
			void (await write({ type: 'failed', of, problem: { kind, code, detail, status, requestId } })),
		recordReconciled: async (of, verdict, ours) => void (await write({ type: 'found', of, verdict, ours })),
		recordNote: async (accountId, note, by) => void (await write({ type: 'noted', accountId, note, by, where })),
	};
};
