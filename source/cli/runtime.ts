// What every session is given of this machine: its clock, its ids, its folder, and who else runs.

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
	/** Folder of the journals. */
	readonly stateDir: string;
	readonly clock: () => number;
	readonly newId: () => string;
	readonly processes: ProcessRegistry;
	readonly sleep: Sleep;
	readonly onWait: (delay: WaitNotice) => () => void;
	readonly onRequest?: (trace: RequestTrace) => void;
	/** For a report, which changes nothing: what was asked once is not asked again. */
	readonly cachesResponses?: boolean;
	/** The command that signs in outside, for problems that only a new sign-in mends. */
	readonly signInWith?: (kind: ProblemKind) => string;
	/** Told of every request; absent without --log-file. */
	readonly log?: (line: RequestLogEntry) => void;
};

/** One identity for the whole run, in whichever session. */
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
