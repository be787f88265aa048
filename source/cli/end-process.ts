// Ends the process, also where a system call never returns.
import { setTimeout as delay } from 'node:timers/promises';
import { logsWritten } from '../storage/log-file.ts';

/** The milliseconds that the program waits for calls that are nearly done. */
const grace = 1000;

/** The kinds of Node's requests that hold a thread of its pool: files and the name service. */
const holdsThread = /^(FSReq|GetAddrInfoReq|GetNameInfoReq)/;

const isHeld = (): boolean => process.getActiveResourcesInfo().some((kind) => holdsThread.test(kind));

/**
 * Ends without Node's own exit, which joins the threads of its pool and so waits for a call that never returns (Node 24,
 * `uv_library_shutdown`). Another image in the place of this process keeps the exit code; where that cannot be, the
 * process ends by SIGTERM.
 */
const endWithoutThreads = (exitCode: number): void => {
	try {
		process.execve?.('/bin/sh', ['sh', '-c', `exit ${exitCode}`], {});
	} catch {
		// This platform cannot replace the process.
	}
	process.removeAllListeners('SIGTERM');
	process.kill(process.pid, 'SIGTERM');
};

/** Ends the process with this code within seconds, even if calls are still under way. */
export const endProcess = async (exitCode: number): Promise<never> => {
	const end = AbortSignal.timeout(grace);
	await Promise.race([logsWritten(), delay(grace)]);
	while (isHeld() && !end.aborted) await delay(20);
	if (isHeld()) endWithoutThreads(exitCode);
	return process.exit(exitCode);
};
