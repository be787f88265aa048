import type { ArmRequest } from '../model/azure.ts';

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * The Azure CLI command, for a POSIX shell, that sends this very request. `az rest` puts the cloud's own Resource
 * Manager endpoint before a path and signs with the CLI's token.
 */
export const azCommand = ({ method, path, apiVersion, ifMatch, body }: ArmRequest): string =>
	[
		`az rest --method ${method.toLowerCase()}`,
		`--url ${quote(`${path}?api-version=${apiVersion}`)}`,
		...(ifMatch === undefined ? [] : [`--headers ${quote(`If-Match=${ifMatch}`)}`]),
		...(body === undefined ? [] : [`--body ${quote(JSON.stringify(body))}`]),
	].join(' ');
