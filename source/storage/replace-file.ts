import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureOwnFolder } from './own-files.ts';

/**
 * Writes the file anew, so that a reader, or the next start after a crash, finds all of the old text or all of the new
 * one. Only its owner can read it (0600, in folders of 0700). Rejects with Node's error, and then leaves the old file as
 * it was and nothing beside it.
 */
export const replaceFile = async (file: string, text: string): Promise<void> => {
	await ensureOwnFolder(dirname(file));
	const fresh = `${file}.${randomUUID()}`;
	try {
		const handle = await open(fresh, 'wx', 0o600);
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(fresh, file);
	} catch (error) {
		await rm(fresh, { force: true }).catch(() => undefined);
		throw error;
	}
};
