// Where the journals of practice are: one for each practice tenant, for a limited time.
import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { withAnswerLimit } from './answer-limit.ts';
import { journalProblem } from './journal-problem.ts';
import { makeFolderPrivate } from './own-files.ts';
import type { ProcessRegistry } from './process-identity.ts';

const practiceFolder = (stateDir: string): string => join(stateDir, 'practice');

/** Returns the path of the journal for a tenant inside this process. The tenant ends with the process. */
export const inProcessJournalFile = (stateDir: string, { pid, id }: ProcessRegistry['self'], newId: string): string =>
	join(practiceFolder(stateDir), `own-${pid}-${id.slice(0, 8)}-${newId.slice(0, 8)}.jsonl`);

/**
 * Returns the path of the journal for a served tenant. The tenant outlives the programs that connect to it, so the program that
 * connects next reconciles unfinished changes. `run` tells tenants apart that were served at one address.
 */
export const servedJournalFile = (stateDir: string, endpoint: string, run: string): string => {
	const { origin } = new URL(endpoint);
	return join(
		practiceFolder(stateDir),
		`served-${createHash('sha256').update(`${origin} ${run}`).digest('hex').slice(0, 16)}.jsonl`,
	);
};

/** Resolves with the names of the files in a folder, none where it is missing. Rejects with Problem `journal` where it is not used. */
const namesIn = async (folder: string): Promise<readonly string[]> => {
	try {
		return await withAnswerLimit(folder, async () => ((await makeFolderPrivate(folder)) ? readdir(folder) : []));
	} catch (cause) {
		throw journalProblem(folder, cause);
	}
};

const snapshotsSuffix = '-snapshots.jsonl';

/** Returns the path of the figures for a practice tenant's trend: beside its journal, and deleted with it. */
export const snapshotsFileOf = (journal: string): string => journal.replace(/\.jsonl$/, snapshotsSuffix);

/**
 * Resolves with the path of the newest practice journal; with a path without a file where there is none. Rejects with
 * Problem `journal` where the folder is not used.
 */
export const newestJournalFile = async (stateDir: string): Promise<string> => {
	const folder = practiceFolder(stateDir);
	const names = await namesIn(folder);
	const files = await Promise.all(
		names
			.filter((name) => name.endsWith('.jsonl') && !name.endsWith(snapshotsSuffix))
			.map(async (name) => {
				const file = join(folder, name);
				return {
					file,
					at: await stat(file).then(
						({ mtimeMs }) => mtimeMs,
						() => 0,
					),
				};
			}),
	);
	return files.toSorted((a, b) => b.at - a.at)[0]?.file ?? join(folder, 'none.jsonl');
};

const day = 24 * 60 * 60_000;

/** Milliseconds since the last line after which a tenant's journal expires. */
const retention = { own: day, served: 30 * day } as const;

/** Deletes expired journals. One that cannot be read or removed stays: it does no harm. */
export const removeExpiredJournals = async (
	stateDir: string,
	{ isRunning }: ProcessRegistry,
	now: number,
): Promise<void> => {
	const folder = practiceFolder(stateDir);
	const names = await namesIn(folder).catch((): readonly string[] => []);
	for (const name of names) {
		const [, of, pid] = /^(own|served)-(?:(\d+)-)?.*\.jsonl$/.exec(name) ?? [];
		if (of !== 'own' && of !== 'served') continue;
		const file = join(folder, name);
		const age = await stat(file).then(
			({ mtimeMs }) => now - mtimeMs,
			() => 0,
		);
		if (age < retention[of] || (of === 'own' && isRunning(Number(pid)))) continue;
		await rm(file, { force: true }).catch(() => undefined);
	}
};
