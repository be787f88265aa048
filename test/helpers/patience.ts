// How long a test waits for what a person waits for. No result depends on it: it only ends what will never come. It grows
// with the machine: what the machine was like when the run began, and what else it has to do now.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds on a machine at leisure. */
const basePatience = 20_000;
const baseTestTimeout = 10 * basePatience;

/** Milliseconds that a machine at leisure takes to start Node and end it, and to come back from a short timer. */
const reference = { start: 100, timer: 12 } as const;

/** Where the forks of a run read what was measured when it began. */
const environmentName = 'TEST_MACHINE_SLOWNESS';

/** Measures the machine once for all processes of the run: call it before they are started. */
export const measureMachine = async (): Promise<void> => {
	const begun = performance.now();
	await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
	const started = performance.now();
	await delay(10);
	const start = (started - begun) / reference.start;
	const timer = (performance.now() - started) / reference.timer;
	process.env[environmentName] = String(Math.max(1, start, timer));
};

/** How many times slower than at leisure the machine is now; 1 at least. */
export const machineSlowness = (): number => {
	const atStart = Number(process.env[environmentName] ?? 1);
	// Processes that want to run, for each processor; Windows does not count them.
	const load = (loadavg()[0] ?? 0) / availableParallelism();
	return Math.max(1, atStart, load);
};

/** Milliseconds after which what is waited for will not come. */
export const patience = (): number => basePatience * machineSlowness();

/** Milliseconds for a whole test: it ends one that hangs where nothing else does. */
export const testTimeout = (): number => baseTestTimeout * machineSlowness();

/** A deadline in milliseconds that a program under test is given, where a test needs it to pass. */
export const shortDeadline = (milliseconds: number): number => Math.ceil(milliseconds * machineSlowness());

const tickLength = 100;

/**
 * Calls `onEnd` when patience ends; gives the way to stop it. Counted in short ticks, each against the machine as it is
 * then: one that comes late counts no more than one in time.
 */
export const startPatience = (onEnd: () => void): (() => void) => {
	let left = basePatience;
	let timer: NodeJS.Timeout;
	const tick = () => {
		left -= tickLength / machineSlowness();
		if (left <= 0) onEnd();
		else timer = setTimeout(tick, tickLength);
	};
	timer = setTimeout(tick, tickLength);
	return () => clearTimeout(timer);
};
