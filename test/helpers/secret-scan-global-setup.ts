// Around the whole run: a temporary folder of its own for everything that is written, and the verdict at its end.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureMachine } from './patience.ts';
import { appendScanRecord, controlSecret, type ScanRecord, searchPath } from './secret-scan.ts';

/** Looks through what is left, once, and prints the sum. Gives what is wrong, or ''. */
export const reportLeaks = (): string => {
	const file = process.env.CANARY_RECORD;
	// The configuration and the set-up each have this file for themselves.
	const said = process.env.CANARY_VERDICT;
	if (said !== undefined || !file || !existsSync(process.env.TMPDIR ?? '')) return said ?? '';
	const left = searchPath(process.env.TMPDIR ?? '');
	appendScanRecord({ ...left, matches: left.matches.filter(({ where }) => where !== file) });
	const records = readFileSync(file, 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as ScanRecord);
	const sum = (of: (one: ScanRecord) => number | undefined) => records.reduce((all, one) => all + (of(one) ?? 0), 0);
	const found = records.flatMap((one) => one.matches ?? []);
	const lost = found.filter(({ canary }) => canary !== controlSecret);
	const isSound = found.length > lost.length;
	process.stdout.write(
		`canaries: ${sum((one) => one.made)} keys and tokens, searched for in ${sum((one) => one.files)} files and ${Math.ceil(sum((one) => one.bytes) / 1e6)} MB of files, frames and output; ${lost.length} found (control: ${isSound ? 'found' : 'NOT FOUND'})\n`,
	);
	const places = lost.map(({ where, canary }) => `${canary.slice(0, 12)}.. in ${where}`);
	const wrong = lost.length > 0 ? `secrets were written: ${places}` : '';
	process.env.CANARY_VERDICT = isSound ? wrong : 'the search does not find what it searches for';
	return process.env.CANARY_VERDICT;
};

/** Called before anything else; what it gives back is called after everything. */
export default async (): Promise<() => void> => {
	await measureMachine();
	const before = process.env.TMPDIR;
	const folder = mkdtempSync(join(tmpdir(), 'aoai-keyless-tests-'));
	// Some tests run a program as somebody else.
	chmodSync(folder, 0o755);
	process.env.TMPDIR = folder;
	process.env.CANARY_RECORD = join(folder, 'searched');
	writeFileSync(join(folder, 'control'), `{"note":"a key: ${controlSecret}"}`);
	return () => {
		const wrong = reportLeaks();
		rmSync(folder, { recursive: true, force: true });
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
		if (wrong) throw new Error(wrong);
	};
};
