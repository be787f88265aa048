// Node's cache of compiled code, which makes a start faster. What stands in it is run, so it has to be the person's own.
import { mkdir } from 'node:fs/promises';
import module from 'node:module';
import { isAbsolute, join } from 'node:path';
import { withAnswerLimit } from '../storage/answer-limit.ts';
import { isPrivateFolder } from '../storage/own-files.ts';

/** Milliseconds that the folder may take to answer: a start without the cache is slower by less. */
const limit = 1000;

/** Where caches of the person are on this platform (XDG Base Directory Specification); undefined where nothing says. */
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
	// From Node 22.8 on.
	if (isOwn) module.enableCompileCache?.(folder);
};
