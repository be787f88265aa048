// Gives every session what it needs from this machine: its clock, its ids, its folder, and the running processes.

import { randomUUID } from 'node:crypto';
import type { RequestLogEntry } from '../azure/pipeline/request-logging.ts';
import type { RequestTrace, WaitNotice } from '../model/azure.ts';
import type { ProblemKind } from '../model/problem.ts';
import { type Sleep, sleep } from '../shared/sleep.ts';
import type { ProcessRegistry } from '../storage/process-identity.ts';
import { createProcessRegistry } from './running-processes.ts';
import { version } from './version.ts';

export type Runtime = {
	readonly readOnly: boolean;
	readonly version: string;
	/** The folder of the journals. */
	readonly stateDir: string;
	readonly clock: () => number;
	readonly newId: () => string;
	readonly processes: ProcessRegistry;
	readonly sleep: Sleep;
	readonly onWait: (delay: WaitNotice) => () => void;
	readonly onRequest?: (trace: RequestTrace) => void;
	/** Whether equal reads share one response: for a report, which changes nothing. */
	readonly cachesResponses?: boolean;
	/** Returns the command that signs in outside, for problems that only a new sign-in fixes. */
	readonly signInWith?: (kind: ProblemKind) => string;
	/** Called with every request; absent without --log-file. */
	readonly log?: (line: RequestLogEntry) => void;
};

/** One identity for the whole run, shared by all sessions. */
const processes = createProcessRegistry();

/** Returns what a session needs from this machine: clock (milliseconds), ids, processes, and the state folder. */
export const createRuntime = async (
	{ readOnly, stateDir }: { readonly readOnly: boolean; readonly stateDir?: string },
	{ onWait, onRequest }: Pick<Runtime, 'onWait' | 'onRequest'>,
): Promise<Runtime> => ({
	readOnly,
	version,
	stateDir: stateDir ?? (await import('env-paths')).default('aoai-keyless', { suffix: '' }).data,
	clock: Date.now,
	newId: () => randomUUID(),
	processes,
	sleep,
	onWait,
	onRequest,
});
