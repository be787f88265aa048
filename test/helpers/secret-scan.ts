// Secrets that can be recognised: the practice tenant's keys begin with a mark, its tokens end in one. Whatever a test
// run writes is searched for them before it goes.
import { appendFileSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keyPrefix } from '../../emulator/source/generate-key.ts';

/** The mark in base64, wherever in a group of three bytes it begins: the characters that are the same whatever stands around. */
const base64Marks = [0, 1, 2].map((shift) => {
	const text = Buffer.from(`${'-'.repeat(shift)}${keyPrefix}`).toString('base64');
	return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + keyPrefix.length) * 8) / 6));
});

const secretPattern = new RegExp(
	[
		`${keyPrefix}[0-9a-f]{24}`,
		...base64Marks.map((one) => `${one.replaceAll('+', '\\+')}[\\w+/-]{30,}`),
		'eyJ[\\w-]{10,}\\.eyJ[\\w-]{20,}\\.practice',
	].join('|'),
	'gi',
);

/** A key that nobody was given: the search has to find it. */
export const controlSecret = keyPrefix.padEnd(32, '0');

export type ScanResult = {
	readonly files: number;
	readonly bytes: number;
	readonly matches: readonly { readonly where: string; readonly canary: string }[];
};

export const searchText = (where: string, text: string): ScanResult => ({
	files: 0,
	bytes: text.length,
	matches: [...text.matchAll(secretPattern)].map(([found]) => ({ where, canary: found })),
});

const mergeScanResults = (all: readonly ScanResult[]): ScanResult => ({
	files: all.reduce((sum, { files }) => sum + files, 0),
	bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
	matches: all.flatMap(({ matches }) => matches),
});

/** What the stand-in for the Azure CLI is to answer is a token: the test itself put it there. */
const isAzStubAnswer = (path: string): boolean => basename(path) === 'answer' && /aoai-keyless-az-/.test(dirname(path));

const isFileMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const searchFile = (path: string): ScanResult => {
	const stat = lstatSync(path);
	if (stat.isDirectory()) return searchFolder(path);
	const named = searchText(`the name ${path}`, basename(path));
	if (!stat.isFile() || isAzStubAnswer(path)) return mergeScanResults([named]);
	return mergeScanResults([named, { ...searchText(path, readFileSync(path, 'latin1')), files: 1 }]);
};

/** What is renamed while it is searched is found under its new name: the folder is listed again. */
const searchFolder = (path: string, patience = 5): ScanResult => {
	try {
		return mergeScanResults(readdirSync(path).map((name) => searchFile(join(path, name))));
	} catch (error) {
		if (!isFileMissing(error) || patience === 0) throw error;
		return searchFolder(path, patience - 1);
	}
};

/** A file or everything in a folder, names too. Nothing there is nothing found. */
export const searchPath = (path: string): ScanResult =>
	lstatSync(path, { throwIfNoEntry: false })
		? searchFile(path)
		: mergeScanResults([searchText(`the name ${path}`, basename(path))]);

export type ScanRecord = Partial<ScanResult> & { readonly made?: number };

/** For the end of the run; a run without one, `vitest` in a watching editor for example, keeps no record. */
export const appendScanRecord = (one: ScanRecord): void => {
	const file = process.env.CANARY_RECORD;
	if (file) appendFileSync(file, `${JSON.stringify(one)}\n`);
};
