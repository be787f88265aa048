// The path of a request as people write it: names in Japanese are names, not percent signs.
import { clean } from '../../shared/sanitise.ts';

/** The path of an address without its query, decoded; as it is where it cannot be decoded. */
export const decodedPath = (url: string): string => {
	const { pathname } = new URL(url);
	try {
		return decodeURIComponent(pathname);
	} catch {
		return pathname;
	}
};

/** The same for a message; undefined for what is no address. */
export const readablePath = (url: string | undefined): string | undefined =>
	url && URL.canParse(url) ? clean(decodedPath(url)) : undefined;
