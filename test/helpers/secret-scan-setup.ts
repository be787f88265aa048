// In every test file: what a test takes away when it ends is searched first.
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { appendScanRecord, searchPath } from './secret-scan.ts';

const scanBeforeRemoval = (path: unknown) => {
	if (typeof path === 'string' && path.startsWith(tmpdir())) appendScanRecord(searchPath(path));
};

const { rm } = promises;
const { rmSync } = fs;
promises.rm = async (path, options) => {
	scanBeforeRemoval(path);
	return rm(path, options);
};
fs.rmSync = (path, options) => {
	scanBeforeRemoval(path);
	rmSync(path, options);
};
syncBuiltinESMExports();
