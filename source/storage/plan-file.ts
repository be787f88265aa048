// Plans as files, for those who have to agree to them before anything is changed.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withAnswerLimit } from './answer-limit.ts';
import { journalProblem } from './journal-problem.ts';
import { ensureOwnFolder } from './own-files.ts';

/** Never over an existing file; readable for whoever wrote it alone. */
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
