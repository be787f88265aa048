// Node's cache of compiled code makes a start faster. Node runs what is in it, so it has to be the person's own.
import { mkdir } from 'node:fs/promises';
import module from 'node:module';
import { isAbsolute, join } from 'node:path';
import { withAnswerLimit } from '../storage/answer-limit.ts';
import { isPrivateFolder } from '../storage/own-files.ts';

/** The milliseconds that the folder may take to answer: a start without the cache loses less. */
const limit = 1000;

/**
 * Returns the folder for caches of this user on this platform (XDG Base Directory Specification); undefined where none
 * is defined.
 */
const cacheFolder = ({ env, platform } = process): string | undefined => {
	const { HOME = '', XDG_CACHE_HOME = '', LOCALAPPDATA = '' } = env;
	const base =
		platform === 'win32'
			? LOCALAPPDATA
			: platform === 'darwin'
				? HOME && join(HOME, 'Library', 'Caches')
				: XDG_CACHE_HOME || (HOME && join(HOME, '.cache'));
	return isAbsolute(base) ? join(base, 'aoai-keyless', 'compile-cache') : undefined;
};

/**
 * Turns the cache on in a folder that only the person can read and write, or leaves it off. Node by itself takes the
 * temporary folder, which others on the machine share.
 */
export const enableOwnCompileCache = async (): Promise<void> => {
	const folder = cacheFolder();
	if (folder === undefined) return;
	const isOwn = await withAnswerLimit(
		folder,
		async () => {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			return isPrivateFolder(folder);
		},
		limit,
	).catch(() => false);
	// Node has this function from 22.8 on.
	if (isOwn) module.enableCompileCache?.(folder);
};
