// The end of the process, also where a call to the system never returns.
import { setTimeout as delay } from 'node:timers/promises';
import { logsWritten } from '../storage/log-file.ts';

/** Milliseconds that calls which are nearly done are waited for. */
const grace = 1000;

/** Kinds of Node's requests that hold a thread of its pool: files and the name service. */
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
		// Not on this platform.
	}
	process.removeAllListeners('SIGTERM');
	process.kill(process.pid, 'SIGTERM');
};

/** Ends the process with that code within seconds, whatever is still under way. */
export const endProcess = async (exitCode: number): Promise<never> => {
	const end = AbortSignal.timeout(grace);
	await Promise.race([logsWritten(), delay(grace)]);
	while (isHeld() && !end.aborted) await delay(20);
	if (isHeld()) endWithoutThreads(exitCode);
	return process.exit(exitCode);
};
