// The file that requests are logged to when a person asks for it: JSON Lines, for its owner alone.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { withAnswerLimit } from './answer-limit.ts';

/** Writes one line, with the time in front. A full disk stops the log, not the program. */
export type RequestLog = (line: Readonly<Record<string, unknown>>) => void;

const lastWrites = new Map<string, Promise<void>>();

/** Resolves once every line that was logged so far is written, or could not be. */
export const logsWritten = async (): Promise<void> => void (await Promise.all(lastWrites.values()));

/** Windows has no such flag. */
const { O_NONBLOCK = 0, O_WRONLY, O_APPEND, O_CREAT } = constants;

/**
 * Opens a log that appends to the file. A pipe may take it while something reads. Rejects with Node's error where the file
 * cannot be opened, and with `RefusedFile` where it does not answer.
 */
export const openLogFile = async (file: string, clock: () => number): Promise<RequestLog> => {
	const handle = await withAnswerLimit(file, async () => {
		const opened = await open(file, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
		const stat = await opened.stat();
		// An existing file may be open to others.
		if (stat.isFile() && (stat.mode & 0o077) !== 0) await opened.chmod(0o600);
		return opened;
	});
	let isFull = false;
	let last = Promise.resolve();
	return (line) => {
		const text = `${JSON.stringify({ at: new Date(clock()).toISOString(), ...line })}\n`;
		// Lines are written in turn, and the caller never waits: a drive without an answer holds up the log alone.
		last = last
			.then(() => (isFull ? undefined : handle.appendFile(text)))
			.catch(() => {
				isFull = true;
			});
		lastWrites.set(file, last);
	};
};
