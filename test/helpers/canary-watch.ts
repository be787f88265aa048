// In every test file: what a test takes away when it ends is searched first.
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { record, searchPath } from './canaries.ts';

const look = (path: unknown) => {
	if (typeof path === 'string' && path.startsWith(tmpdir())) record(searchPath(path));
};

const { rm } = promises;
const { rmSync } = fs;
promises.rm = async (path, options) => {
	look(path);
	return rm(path, options);
};
fs.rmSync = (path, options) => {
	look(path);
	rmSync(path, options);
};
syncBuiltinESMExports();
