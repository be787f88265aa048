// Random keys for longer than a test may take: node scripts/monkey.mjs [keys] [seed]
import { spawnSync } from 'node:child_process';

const [keys = '300000', seed] = process.argv.slice(2);
const env = { ...process.env, MONKEY_KEYS: keys, ...(seed ? { MONKEY_SEED: seed } : {}) };
const { status } = spawnSync('npx', ['vitest', 'run', 'test/journeys/monkey.test.ts'], {
	env,
	stdio: 'inherit',
	shell: true,
});
process.exit(status ?? 1);
