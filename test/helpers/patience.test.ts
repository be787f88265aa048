// Patience follows the machine: never shorter than at leisure, longer where something else runs.
import { afterEach, expect, it, vi } from 'vitest';
import { machineSlowness, measureMachine, patience, shortDeadline, testTimeout } from './patience.ts';

afterEach(() => vi.unstubAllEnvs());

it('is measured when the run begins, and is never below that of a machine at leisure', async () => {
	vi.stubEnv('TEST_MACHINE_SLOWNESS', undefined);
	await measureMachine();
	expect(Number(process.env.TEST_MACHINE_SLOWNESS)).toBeGreaterThanOrEqual(1);
	expect(machineSlowness()).toBeGreaterThanOrEqual(1);
});

it('grows with the slowness that was measured, for every kind of wait', () => {
	vi.stubEnv('TEST_MACHINE_SLOWNESS', '1000');
	expect([patience(), testTimeout(), shortDeadline(100)]).toEqual([20_000_000, 200_000_000, 100_000]);
});
