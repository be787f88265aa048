// Plans as files, for people who approve them before anything changes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withAnswerLimit } from './answer-limit.ts';
import { journalProblem } from './journal-problem.ts';
import { ensureOwnFolder } from './own-files.ts';

/** Returns the writer of plan files. It never replaces an existing file; only the owner can read the new one. */
export const planFileWriter =
	(folder: string) =>
	async (name: string, text: string): Promise<string> => {
		const path = join(folder, name);
		try {
			await withAnswerLimit(path, async () => {
				await ensureOwnFolder(folder);
				await writeFile(path, text, { mode: 0o600, flag: 'wx' });
			});
			return path;
		} catch (cause) {
			throw journalProblem(path, cause);
		}
	};
