// Calls to the file system that may never return: a network drive that is away answers neither yes nor no.
import { RefusedFile } from './own-files.ts';

/** Milliseconds after which a file counts as one that does not answer. */
export const fileAnswerLimit = 10_000;

const silentFiles = new Set<string>();

/**
 * Resolves with what `run` resolves with; rejects with `RefusedFile` (`noAnswer`) after the limit. While a call goes unanswered, the same
 * file is not asked again: each call holds one of the few threads that the network needs too. The signal aborts at the limit, so that
 * `run` writes nothing once its caller was told that nothing is written.
 */
export const withAnswerLimit = async <T>(
	file: string,
	run: (signal: AbortSignal) => Promise<T>,
	limit = fileAnswerLimit,
): Promise<T> => {
	if (silentFiles.has(file)) throw new RefusedFile('noAnswer', file);
	const { promise: tooLate, reject } = Promise.withResolvers<never>();
	const controller = new AbortController();
	const timer = setTimeout(() => {
		controller.abort();
		silentFiles.add(file);
		reject(new RefusedFile('noAnswer', file));
	}, limit);
	const answered = run(controller.signal).finally(() => {
		clearTimeout(timer);
		silentFiles.delete(file);
	});
	return Promise.race([answered, tooLate]);
};
