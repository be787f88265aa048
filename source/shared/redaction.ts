// Text without what looks like a secret, for where a message may quote one.

/** How long an Azure key is at least: 32 hexadecimal characters; others have 84 letters and digits. */
const minKeyLength = 32;

/** Node quotes the first 25 characters of a value that it refuses (ERR_INVALID_ARG_TYPE), names of code have no digits. */
export const minKeyPrefixLength = 20;

/**
 * Replaces runs of at least `least` letters and digits, a digit among them. Ids and paths have hyphens and slashes in
 * between, error codes no digits.
 */
export const redactSecrets = (text: string, least = minKeyLength): string =>
	text.replaceAll(new RegExp(`(?=[A-Za-z+=]*\\d)[A-Za-z0-9+=]{${least},}`, 'g'), '(redacted)');
