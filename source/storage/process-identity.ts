// Which running program wrote an intent, so that another one does not take it for abandoned.

/** One running program. */
export type ProcessIdentity = { readonly id: string; readonly pid: number; readonly host: string };

export type ProcessRegistry = {
	readonly self: ProcessIdentity;
	/** Whether this machine runs a process of that id now. */
	readonly isRunning: (pid: number) => boolean;
};

/** Milliseconds: longer than a change can be followed, all its waits together. */
const maxApplyDuration = 60 * 60_000;

/** Milliseconds after which a process id is more likely somebody else's than a program that was held that long. */
const maxSuspendDuration = 24 * 60 * 60_000;

/**
 * Whether the program that wrote the intent may still be carrying it out. Of another machine nothing can be seen, so
 * its intents count as under way for as long as a change can take. Older entries name no run: nobody's.
 */
export const mayStillBeApplying = (
	run: ProcessIdentity | undefined,
	age: number,
	runs: ProcessRegistry | undefined,
): boolean => {
	if (!run || !runs) return false;
	if (run.id === runs.self.id) return true;
	if (run.host !== runs.self.host) return age < maxApplyDuration;
	// Our own id came to us from one that has ended.
	return run.pid !== runs.self.pid && age < maxSuspendDuration && runs.isRunning(run.pid);
};
