// Memory of the program with a list of everything, in a small tenant and in a large one.
import { join } from 'node:path';
import { type Measure, median } from './figures.ts';
import { residentOf, run } from './pty.ts';
import { openTenant, practiceOn } from './tenant.ts';

const hold = async (subscriptions: number, folder: string): Promise<number | undefined> => {
	const tenant = await openTenant({ subscriptions, accounts: 10 });
	const running = run(process.execPath, ['dist/cli.js', ...practiceOn(tenant, join(folder, 'memory'))]);
	try {
		await running.until((written) => written.includes('Contoso'));
		await running.press('a', (since) => since.includes('ai-'));
		// Until everything has been told.
		await new Promise((resolve) => setTimeout(resolve, 3000));
		for (let step = 0; step < 200; step += 1)
			await running.press(step % 2 ? '\u001B[A' : '\u001B[B', (since) => since.includes('\u001B[?2026l'));
		return residentOf(running.pid);
	} finally {
		await running.end();
		tenant.end();
	}
};

export const measureMemory = async (folder: string): Promise<readonly Measure[]> => {
	// When the collector last ran is chance, and as much as what is measured: each five times, by turns.
	const rounds: { small: number; large: number }[] = [];
	for (let round = 0; round < 5; round += 1) {
		const [small, large] = [await hold(1, folder), await hold(1000, folder)];
		if (small === undefined || large === undefined) return [];
		rounds.push({ small, large });
	}
	const small = median(rounds.map((one) => one.small));
	const large = median(rounds.map((one) => one.large));
	return [
		{
			what: 'resident memory at 9,900 accounts, after 200 steps in their list, median of five',
			unit: 'MB',
			ours: large,
			floor: { name: 'with 10', value: small },
			aim: { of: 'floor', most: 1.5 },
		},
	];
};
