// Plans as files, for those who have to agree to them before anything is changed.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../model/problem.ts';

/** Never over an existing file; readable for whoever wrote it alone. */
export const planFileWriter =
	(folder: string) =>
	async (name: string, text: string): Promise<string> => {
		const path = join(folder, name);
		try {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			await writeFile(path, text, { mode: 0o600, flag: 'wx' });
			return path;
		} catch (cause) {
			throw new Problem('journal', { subject: path, detail: cause instanceof Error ? cause.message : '', cause });
		}
	};
