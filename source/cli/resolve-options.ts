// Loads what the command line names, or says in a sentence why that failed. Each part loads only if it is named.

import type { Fault, TenantContents } from 'azure-ai-emulator';
import type { RequestLog } from '../storage/log-file.ts';
import type { Strings } from '../strings/index.ts';

/** Returns the faults that these specifications name, or a sentence that quotes the first one that names none. */
export const resolveFaults = async (specs: readonly string[], { cli }: Strings): Promise<string | readonly Fault[]> => {
	if (specs.length === 0) return [];
	const { faultKindNames, parseFault } = await import('azure-ai-emulator');
	const wrong = specs.find((one) => !parseFault(one));
	if (wrong !== undefined) return cli.badFault(wrong, faultKindNames.join(', '));
	return specs.flatMap((one) => parseFault(one) ?? []);
};

/**
 * Returns the contents of the practice tenant from these files, undefined where none was named, or a sentence that says
 * what is wrong.
 */
export const resolveContents = async (
	files: readonly string[] | undefined,
	{ cli }: Strings,
): Promise<string | TenantContents | undefined> => {
	if (!files) return undefined;
	const [{ readContents }, { clean }] = await Promise.all([
		import('azure-ai-emulator'),
		import('../shared/sanitise.ts'),
	]);
	const read = await readContents(files);
	// The message quotes the file, whose text is not trusted.
	return 'problem' in read ? cli.badContents(clean(read.file), clean(read.problem)) : read.contents;
};

/**
 * Returns the request log that writes to this file, undefined if no file was named, or a sentence that says why the
 * file cannot be used.
 */
export const resolveLog = async (
	file: string | undefined,
	{ cli, fileRefusals }: Strings,
	clock: () => number,
): Promise<string | RequestLog | undefined> => {
	if (file === undefined) return undefined;
	const [{ openLogFile }, { RefusedFile }] = await Promise.all([
		import('../storage/log-file.ts'),
		import('../storage/own-files.ts'),
	]);
	try {
		return await openLogFile(file, clock);
	} catch (error) {
		if (error instanceof RefusedFile) return cli.badLogFile(file, fileRefusals[error.refusal]);
		return cli.badLogFile(file, error instanceof Error ? error.message : String(error));
	}
};

/** Returns why no tenant can be at this address; undefined for a usable one. */
export const endpointError = async (url: string | undefined, { cli }: Strings): Promise<string | undefined> => {
	if (!url) return undefined;
	const { endpointProblem } = await import('azure-ai-emulator');
	const why = endpointProblem(url);
	return why && (why === 'notUrl' ? cli.badUrl(url) : cli.notLoopback(url));
};
