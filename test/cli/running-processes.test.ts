// Whose process it is: an id that was given out again is another process.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createProcessRegistry, processStart } from '../../source/cli/running-processes.ts';

describe.skipIf(process.platform === 'win32')('the start of a process', () => {
	it('is the same each time it is asked for, and written with its own id', () => {
		const { self, startOf, isRunning } = createProcessRegistry();
		expect(self).toMatchObject({ pid: process.pid, start: expect.stringMatching(/./) });
		expect([startOf(process.pid), isRunning(process.pid)]).toEqual([self.start, true]);
		expect(startOf(process.ppid)).not.toBe(self.start);
	});

	it('is none of a process that has ended', async () => {
		const child = spawn(process.execPath, ['-e', '']);
		const { pid = 0 } = child;
		await once(child, 'exit');
		expect([processStart(pid), createProcessRegistry().isRunning(pid)]).toEqual([undefined, false]);
	});

	it.runIf(process.platform === 'linux')('names the boot that it is of', () => {
		expect(processStart(process.pid)).toMatch(/^[\da-f-]{36}\/\d+$/);
	});

	it('comes from ps where there is no /proc', ({ skip }) => {
		if (spawnSync('ps', ['-p', String(process.pid)]).status !== 0) skip('ps is not installed here');
		const start = processStart(process.pid, 'darwin');
		expect(start).toMatch(/ \d{4}$/);
		expect(processStart(process.pid, 'darwin')).toBe(start);
	});

	it('is unknown on Windows, where the id alone counts', () =>
		expect(processStart(process.pid, 'win32')).toBeUndefined());
});
