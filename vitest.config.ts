import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';
import { appendScanRecord, searchText } from './test/helpers/secret-scan.ts';
import { reportLeaks } from './test/helpers/secret-scan-global-setup.ts';

/** The last line of `npm test`, for people and for scripts that look for it. */
const lastLine: Reporter = {
	onUserConsoleLog: ({ content }) => appendScanRecord(searchText('the console', content)),
	onTestRunEnd: (modules, errors) => {
		const passed = modules.flatMap((one) => [...one.children.allTests('passed')]).length;
		const failed = modules.flatMap((one) => [...one.children.allTests('failed')]).length;
		// A file that could not be loaded has no tests to count.
		const broken = modules.filter((one) => one.errors().length > 0).length;
		const leaked = reportLeaks() === '' ? 0 : 1;
		process.stdout.write(`${passed} passed, ${failed + broken + errors.length + leaked} failed\n`);
	},
};

export default defineConfig({
	// What is ours is tested from its source.
	ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
	test: {
		// Whatever the run writes is searched for keys and tokens.
		globalSetup: 'test/helpers/secret-scan-global-setup.ts',
		setupFiles: 'test/helpers/secret-scan-setup.ts',
		include: ['test/**/*.test.{ts,tsx}', 'emulator/test/**/*.test.ts'],
		// A person waits; a test waits for what the person waits for, and this is only the end of patience.
		testTimeout: 30_000,
		hookTimeout: 30_000,
		pool: 'forks',
		// One more than there are processors: who drives a terminal waits most of the time.
		maxWorkers: availableParallelism() + 1,
		reporters: ['default', lastLine],
	},
});
