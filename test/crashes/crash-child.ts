// A copy of the program that stands still where it is told to, is killed there, and what a restart makes of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { reconcile } from '../../source/changes/reconcile.ts';
import { createProcessRegistry } from '../../source/cli/running-processes.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { bundleProgram } from '../helpers/bundle-program.ts';
import type { PracticeTenant } from '../helpers/practice-tenant.ts';
import type { ChildInstructions, ChildReport } from './crash-points.ts';

export const hostName = 'this-machine';

/** As the program does when it is started again: other id, and it asks the machine who still runs. */
export const openJournalAfterRestart = (file: string): Journal =>
	openJournal({
		file,
		// Started again after every consistency window: what is not seen by then was not done.
		clock: () => Date.now() + 3600_000,
		newId: () => crypto.randomUUID(),
		program: 'aoai-keyless test',
		processes: {
			...createProcessRegistry(),
			self: { id: crypto.randomUUID(), pid: process.pid, host: hostName },
			// The clock above is an hour ahead, of the boot too.
			uptime: () => Number.POSITIVE_INFINITY,
		},
	});

const readChildReport = (child: ChildProcess): Promise<ChildReport> =>
	new Promise((resolve, reject) => {
		let output = '';
		child.stderr?.on('data', (text) => {
			output += text;
		});
		if (child.stdout) createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line) as ChildReport));
		child.once('exit', (code) => reject(new Error(`the child ended with ${code}: ${output}`)));
	});

export type CrashChild = {
	/** For journals; gone when it is closed. */
	readonly folder: string;
	/** Starts it, waits until it stands still or has ended, and kills it after `whileItStands`. */
	readonly runUntilKilled: (orders: ChildInstructions, whileItStands?: () => Promise<void>) => Promise<ChildReport>;
	readonly close: () => Promise<void>;
};

export const startCrashChild = async (): Promise<CrashChild> => {
	const program = await bundleProgram(join(import.meta.dirname, 'child-program.ts'));
	const folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	// It is started for every point anew.
	const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
	return {
		folder,
		runUntilKilled: async (orders, whileItStands) => {
			const child = spawn(process.execPath, [program.file, JSON.stringify(orders)], {
				stdio: ['ignore', 'pipe', 'pipe'],
				env,
			});
			const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
			try {
				const report = await readChildReport(child);
				if ('at' in report) await whileItStands?.();
				return report;
			} finally {
				child.kill('SIGKILL');
				await gone;
			}
		},
		close: async () => {
			await program.remove();
			await rm(folder, { recursive: true, force: true });
		},
	};
};

/** Reconciles as each start does, until Azure has finished the change in progress. */
export const reconcileUntilKnown = async ({ azure }: PracticeTenant, journal: Journal): Promise<readonly string[]> => {
	const output: string[] = [];
	do {
		const [found] = await reconcile(azure, journal);
		if (!found) break;
		output.push(found.verdict);
	} while (output.at(-1) === 'cannotTell' && output.length < 1000);
	return output;
};
