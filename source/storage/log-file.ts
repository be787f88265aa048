// The file that requests are logged to when somebody asks for it: JSON Lines, for its owner alone.
import { fchmodSync, fstatSync, openSync, writeSync } from 'node:fs';

/** Writes one line, with the time in front. A disk that is full stops the log, not the program. */
export type RequestLog = (line: Readonly<Record<string, unknown>>) => void;

/** Appends to what is there. Throws Node's error where the file cannot be had. */
export const openLogFile = (file: string, clock: () => number): RequestLog => {
	const handle = openSync(file, 'a', 0o600);
	const stat = fstatSync(handle);
	// One that was there before may be open to others.
	if (stat.isFile() && (stat.mode & 0o077) !== 0) fchmodSync(handle, 0o600);
	let isFull = false;
	return (line) => {
		if (isFull) return;
		try {
			writeSync(handle, `${JSON.stringify({ at: new Date(clock()).toISOString(), ...line })}\n`);
		} catch {
			isFull = true;
		}
	};
};
