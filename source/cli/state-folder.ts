// Finds the folder of the journal and the files beside it, or says in a sentence why that is unknown.
import { isAbsolute } from 'node:path';
import type { Strings } from '../strings/index.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns why no folder of the person's own can be named; undefined where there is one. Without it nothing is opened,
 * as the journal would otherwise be one more file of the current folder. XDG Base Directory Specification: a relative
 * path is invalid.
 */
export const stateFolderError = (
	given: string | undefined,
	{ cli }: Strings,
	env: Environment = process.env,
	platform: NodeJS.Platform = process.platform,
): string | undefined => {
	if (given !== undefined) return given.trim() === '' ? cli.emptyStateDir : undefined;
	if (platform === 'win32') return undefined;
	const { HOME = '', XDG_DATA_HOME = '' } = env;
	if (platform !== 'darwin' && XDG_DATA_HOME !== '')
		return isAbsolute(XDG_DATA_HOME) ? undefined : cli.relativeFolder('XDG_DATA_HOME', XDG_DATA_HOME);
	if (HOME === '') return cli.noHome;
	return isAbsolute(HOME) ? undefined : cli.relativeFolder('HOME', HOME);
};
