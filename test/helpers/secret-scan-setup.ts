// In every test file: what a test takes away when it ends is searched first, and its patience is that of the machine now.
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { afterAll, expect, vi } from 'vitest';
import { testTimeout } from './patience.ts';
import { appendScanRecord, searchPath } from './secret-scan.ts';

const scanBeforeRemoval = (path: unknown) => {
	if (typeof path === 'string' && path.startsWith(tmpdir())) appendScanRecord(searchPath(path));
};

// Files that share a process come by here one after the other.
const scansBeforeRemoval = Symbol.for('aoai-keyless.scansBeforeRemoval');
if (!(scansBeforeRemoval in promises.rm)) {
	const { rm } = promises;
	const { rmSync } = fs;
	const scanningRm: typeof rm = async (path, options) => {
		scanBeforeRemoval(path);
		return rm(path, options);
	};
	promises.rm = Object.assign(scanningRm, { [scansBeforeRemoval]: true });
	fs.rmSync = (path, options) => {
		scanBeforeRemoval(path);
		rmSync(path, options);
	};
	syncBuiltinESMExports();
}

vi.setConfig({ testTimeout: testTimeout(), hookTimeout: testTimeout() });

// A file that puts other modules in place of ours has them loaded anew, and so does the one that comes after it.
const { testPath } = expect.getState();
if (testPath && fs.readFileSync(testPath, 'utf8').includes('vi.mock(')) {
	vi.resetModules();
	afterAll(() => {
		vi.resetModules();
	});
}
