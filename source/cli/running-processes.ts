// Tells whether a process of this machine runs, and since when.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import type { ProcessRegistry } from '../storage/process-identity.ts';

/**
 * Returns whether a process runs. Signal 0 tests without sending; EPERM: the process exists and belongs to another
 * user.
 */
const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
};

/**
 * Returns field 22 of /proc/PID/stat, in clock ticks since the boot (proc(5)); the name before it may hold blanks and
 * brackets.
 */
const startTicks = (stat: string): string | undefined => stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];

const linuxStart = (pid: number): string | undefined => {
	const ticks = startTicks(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	return ticks && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
};

/**
 * Returns the start that `ps` reports. POSIX has no portable start time; `lstart` belongs to the BSDs and macOS, to the
 * second.
 */
const psStart = (pid: number): string | undefined =>
	execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
		encoding: 'utf8',
		timeout: 2000,
		stdio: ['ignore', 'pipe', 'ignore'],
		env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
	}).trim() || undefined;

/**
 * Returns when the process of this id started: on Linux the boot and the tick, elsewhere what `ps` says. Undefined on
 * Windows, and where there is no such process.
 */
export const processStart = (pid: number, platform: NodeJS.Platform = process.platform): string | undefined => {
	if (platform === 'win32') return undefined;
	try {
		return platform === 'linux' ? linuxStart(pid) : psStart(pid);
	} catch {
		return undefined;
	}
};

/** Returns the registry of this machine's processes, with this one as its own. */
export const createProcessRegistry = (): ProcessRegistry => {
	const self = { id: randomUUID(), pid: process.pid, host: hostname() };
	let start: string | undefined;
	return {
		// The start is read when it is first written down: some platforms need another program for it.
		get self() {
			start ??= processStart(self.pid);
			return { ...self, start };
		},
		isRunning,
		startOf: processStart,
		uptime: () => uptime() * 1000,
	};
};
