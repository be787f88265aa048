// Files and folders of the person who runs the program: no links, none of another user, and none that keeps the program waiting.
import { constants, type Stats } from 'node:fs';
import { chmod, type FileHandle, lstat, mkdir, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileRefusal } from '../model/problem.ts';

/** A file or folder that is not used, and why. */
export class RefusedFile extends Error {
	readonly refusal: FileRefusal;

	constructor(refusal: FileRefusal, path: string) {
		super(`${refusal}: ${path}`);
		this.refusal = refusal;
	}
}

/** Windows has neither these flags nor user ids. */
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

const isForeign = ({ uid }: Stats): boolean => process.getuid !== undefined && uid !== process.getuid();

/** Returns the mode without the rights of group and others; the owner's stay as they are. */
const privateMode = (mode: number): number => mode & 0o700;

/**
 * Opens a regular file of the current user and takes the rights of others away; a new one is made for its owner alone. A pipe is
 * not waited for. Rejects with `RefusedFile` or Node's error.
 */
export const openOwnFile = async (file: string, flags: number): Promise<FileHandle> => {
	const handle = await open(file, flags | O_NOFOLLOW | O_NONBLOCK, 0o600).catch((error: NodeJS.ErrnoException) => {
		// open(2): ELOOP for a link under O_NOFOLLOW, on FreeBSD EMLINK; ENXIO for a pipe that nothing reads.
		if (/^(ELOOP|EMLINK)$/.test(error.code ?? '')) throw new RefusedFile('symbolicLink', file);
		throw error.code === 'ENXIO' ? new RefusedFile('notAFile', file) : error;
	});
	try {
		const stat = await handle.stat();
		if (!stat.isFile()) throw new RefusedFile('notAFile', file);
		if (isForeign(stat)) throw new RefusedFile('foreignOwner', file);
		if ((stat.mode & 0o077) !== 0) await handle.chmod(privateMode(stat.mode));
		return handle;
	} catch (error) {
		await handle.close();
		throw error;
	}
};

/** Resolves with the whole text of a regular file of the current user. Rejects as `openOwnFile` does. */
export const readOwnFile = async (file: string): Promise<string> => {
	const handle = await openOwnFile(file, constants.O_RDONLY);
	try {
		return await handle.readFile('utf8');
	} finally {
		await handle.close();
	}
};

/**
 * Takes the rights of others to a folder away. Resolves with whether the folder exists. Rejects with `RefusedFile` for a link or
 * a folder of another user, and with Node's error.
 */
export const makeFolderPrivate = async (folder: string): Promise<boolean> => {
	// Without a slash at its end, which would follow the link.
	const path = resolve(folder);
	const stat = await lstat(path).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
	if (!stat) return false;
	if (stat.isSymbolicLink()) throw new RefusedFile('symbolicLink', path);
	if (!stat.isDirectory()) throw new RefusedFile('notAFolder', path);
	if (isForeign(stat)) throw new RefusedFile('foreignOwner', path);
	if (process.getuid !== undefined && (stat.mode & 0o077) !== 0) await chmod(path, privateMode(stat.mode));
	return true;
};

/** Resolves with whether the path is a folder of the current user, no link, closed to all others. It changes nothing. */
export const isPrivateFolder = async (folder: string): Promise<boolean> => {
	const stat = await lstat(folder);
	return stat.isDirectory() && !isForeign(stat) && (process.getuid === undefined || (stat.mode & 0o077) === 0);
};

/** Makes the folder and its parents, for the owner alone. Resolves with the first one that was made, if any. */
export const ensureOwnFolder = async (folder: string): Promise<string | undefined> => {
	const created = await mkdir(folder, { recursive: true, mode: 0o700 });
	await makeFolderPrivate(folder);
	return created;
};
