import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';
import { describeSample, sampleSeed } from './test/helpers/sample.ts';
import { appendScanRecord, searchText } from './test/helpers/secret-scan.ts';
import { reportLeaks } from './test/helpers/secret-scan-global-setup.ts';

// The React that is shipped, which is also the faster one.
process.env.NODE_ENV = 'production';

/** The last line of `npm test`, for people and for scripts that look for it. */
const lastLine: Reporter = {
	onInit: () => {
		process.stdout.write(`${describeSample()}\n`);
	},
	onUserConsoleLog: ({ content }) => appendScanRecord(searchText('the console', content)),
	onTestRunEnd: (modules, errors) => {
		const passed = modules.flatMap((one) => [...one.children.allTests('passed')]).length;
		const failed = modules.flatMap((one) => [...one.children.allTests('failed')]).length;
		// A file that could not be loaded has no tests to count.
		const broken = modules.filter((one) => one.errors().length > 0).length;
		const leaked = reportLeaks() === '' ? 0 : 1;
		process.stdout.write(`${describeSample()}\n${passed} passed, ${failed + broken + errors.length + leaked} failed\n`);
	},
};

export default defineConfig(({ mode }) => {
	// `--mode all` runs every case of the large matrices; the processes of the tests read both from their environment.
	if (mode === 'all') process.env.TEST_CASES = 'all';
	sampleSeed();
	return {
		// What is ours is tested from its source.
		ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
		test: {
			// Whatever the run writes is searched for keys and tokens.
			globalSetup: 'test/helpers/secret-scan-global-setup.ts',
			setupFiles: 'test/helpers/secret-scan-setup.ts',
			include: ['test/**/*.test.{ts,tsx}', 'emulator/test/**/*.test.ts'],
			pool: 'forks',
			// Files share their processes: what is loaded, and compiled while running, is so once.
			isolate: false,
			// One more than there are processors: who drives a terminal waits most of the time.
			maxWorkers: availableParallelism() + 1,
			reporters: ['default', lastLine],
		},
	};
});
