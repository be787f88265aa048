// Which running program wrote an intent, so that another one does not take it for abandoned.

/** One running program. */
export type ProcessIdentity = {
	readonly id: string;
	readonly pid: number;
	readonly host: string;
	/** When the process started, as the machine tells it; absent in older entries and where the machine does not tell. */
	readonly start?: string | undefined;
};

export type ProcessRegistry = {
	readonly self: ProcessIdentity;
	/** Whether this machine runs a process of that id now. */
	readonly isRunning: (pid: number) => boolean;
	/** Returns the start of the process that has the id now: the same text for the same process; undefined where the machine tells none. */
	readonly startOf: (pid: number) => string | undefined;
	/** Returns the milliseconds since this machine was booted. */
	readonly uptime: () => number;
};

/** Milliseconds: longer than one change can take, all its waits together. */
const maxApplyDuration = 60 * 60_000;

/** Milliseconds after which a process id alone more likely belongs to another program than to one that was suspended so long. */
const maxSuspendDuration = 24 * 60 * 60_000;

/** Milliseconds by which the clocks of two machines may differ without either being wrong: Kerberos allows as much. */
const clockTolerance = 5 * 60_000;

/** Whether an entry of that age (milliseconds) is dated later than this machine's clock: one of the clocks is wrong. */
export const isFromFuture = (age: number): boolean => age < -clockTolerance;

const isSameProcess = ({ pid, start }: ProcessIdentity, age: number, processes: ProcessRegistry): boolean => {
	// A process id is given out again: to us, or after a boot.
	if (pid === processes.self.pid || age > processes.uptime() || !processes.isRunning(pid)) return false;
	const running = processes.startOf(pid);
	return start === undefined || running === undefined ? age < maxSuspendDuration : start === running;
};

/**
 * Whether the program that wrote the intent may still be applying it. Processes of another machine cannot be read, so
 * its intents count as in progress for as long as a change can take. Older entries name no process, and a date in the
 * future tells nothing: both count as abandoned.
 */
export const mayStillBeApplying = (
	writer: ProcessIdentity | undefined,
	age: number,
	processes: ProcessRegistry | undefined,
): boolean => {
	if (!writer || !processes) return false;
	if (writer.id === processes.self.id) return true;
	if (isFromFuture(age)) return false;
	return writer.host === processes.self.host ? isSameProcess(writer, age, processes) : age < maxApplyDuration;
};
