// The append-only record of what was intended and what came of it: JSON Lines, one whole line a write, on disk before
// the call returns. Several running programs may append to one file; each reads it afresh.
import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Me } from './azure/azure.ts';
import { Problem } from './azure/problem.ts';
import { type Entry, entrySchema, type Note } from './entries.ts';
import type { Change } from './migration/change.ts';

export type Verdict = 'done' | 'notDone' | 'cannotTell';

/** Every method rejects with Problem `journal` when the file cannot be read or written. */
export type Journal = {
	readonly file: string;
	/** Everything written so far, oldest first; lines that cannot be read (a torn last one) are passed over. */
	entries(): Promise<readonly Entry[]>;
	/** Resolves with the entry's id once the intent is on disk. */
	intend(change: Change, me: Me): Promise<string>;
	done(of: string, outcome: { readonly ours: boolean; readonly requestId?: string }): Promise<void>;
	failed(of: string, problem: Problem): Promise<void>;
	found(of: string, verdict: Verdict): Promise<void>;
	note(accountId: string, note: Note, by: string): Promise<void>;
};

export type JournalOptions = {
	readonly file: string;
	readonly clock: () => number;
	readonly newId: () => string;
	/** Name and version of the program, for whoever reads the file years later. */
	readonly program: string;
};

type Body = Entry extends infer E ? (E extends Entry ? Omit<E, 'v' | 'id' | 'at'> : never) : never;

const parse = (line: string): Entry | undefined => {
	try {
		return entrySchema.safeParse(JSON.parse(line)).data;
	} catch {
		return undefined;
	}
};

const refused = (file: string, cause: unknown): Problem =>
	new Problem('journal', { subject: file, detail: cause instanceof Error ? cause.message : String(cause), cause });

/** Appends one line and waits until it is on the disk. A torn line left by a crash is closed first. */
const append = async (file: string, line: string): Promise<void> => {
	await mkdir(dirname(file), { recursive: true, mode: 0o700 });
	// O_APPEND makes each write land whole at the end, whoever else is writing.
	const handle = await open(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o600);
	try {
		const { size } = await handle.stat();
		const tail = Buffer.alloc(1);
		if (size > 0) await handle.read(tail, 0, 1, size - 1);
		const torn = size > 0 && tail[0] !== 0x0a;
		const bytes = Buffer.from(`${torn ? '\n' : ''}${line}\n`);
		const { bytesWritten } = await handle.write(bytes);
		if (bytesWritten !== bytes.length) throw new Error('the disk took only a part of the line');
		await handle.sync();
	} finally {
		await handle.close();
	}
};

export const openJournal = ({ file, clock, newId, program }: JournalOptions): Journal => {
	const write = async (body: Body): Promise<string> => {
		const id = newId();
		const entry = { v: 1, id, at: new Date(clock()).toISOString(), ...body };
		try {
			await append(file, JSON.stringify(entry));
		} catch (cause) {
			throw refused(file, cause);
		}
		return id;
	};
	return {
		file,
		entries: async () => {
			try {
				const text = await readFile(file, 'utf8');
				return text.split('\n').flatMap((line) => parse(line) ?? []);
			} catch (cause) {
				if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
				throw refused(file, cause);
			}
		},
		intend: ({ wish, targetId, targetName, about, request, effects, seen }, me) =>
			write({
				type: 'intended',
				change: { wish, targetId, targetName, about, request, effects: [...effects], seen },
				who: {
					name: me.name,
					objectId: me.objectId,
					tenantId: me.tenantId,
					cloud: me.cloud,
					credential: me.credential,
				},
				program,
			}),
		done: async (of, { ours, requestId }) => void (await write({ type: 'done', of, ours, requestId })),
		failed: async (of, { kind, facts: { code, detail, status, requestId } }) =>
			void (await write({ type: 'failed', of, problem: { kind, code, detail, status, requestId } })),
		found: async (of, verdict) => void (await write({ type: 'found', of, verdict })),
		note: async (accountId, note, by) => void (await write({ type: 'noted', accountId, note, by })),
	};
};
