#!/usr/bin/env node
// Checks that this Node.js can run the program, then hands over.
import { enableOwnCompileCache } from './source/cli/compile-cache.ts';
import { main } from './source/cli/main.ts';

/** As package.json says: `engines`. */
const minimumNodeVersion = [22, 13] as const;

const isSupported = (nodeVersion: string): boolean => {
	const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
	const [minimumMajor, minimumMinor] = minimumNodeVersion;
	return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
};

if (isSupported(process.versions.node)) {
	await enableOwnCompileCache();
	await main(process.argv.slice(2));
} else {
	process.stderr.write(
		`aoai-keyless needs Node.js ${minimumNodeVersion.join('.')} or newer; this is ${process.version}.\n`,
	);
	process.exit(2);
}
