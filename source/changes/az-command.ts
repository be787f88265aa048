import type { ArmRequest } from '../model/azure.ts';
import { quotePosix } from '../shared/shell-quoting.ts';

/**
 * Returns the Azure CLI command, for a POSIX shell, that sends this very request. `az rest` puts the cloud's own Resource
 * Manager endpoint before a path and signs with the CLI's token.
 */
export const azCommand = ({ method, path, apiVersion, ifMatch, body }: ArmRequest): string =>
	[
		`az rest --method ${method.toLowerCase()}`,
		`--url ${quotePosix(`${path}?api-version=${apiVersion}`)}`,
		...(ifMatch === undefined ? [] : [`--headers ${quotePosix(`If-Match=${ifMatch}`)}`]),
		...(body === undefined ? [] : [`--body ${quotePosix(JSON.stringify(body))}`]),
	].join(' ');
