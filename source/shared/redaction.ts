// Removes what looks like a secret from messages that may quote one.

/** The least length of an Azure key: 32 hexadecimal characters; others have 84 letters and digits. */
const minKeyLength = 32;

/** Node quotes the first 25 characters of a value that it refuses (ERR_INVALID_ARG_TYPE), names of code have no digits. */
export const minKeyPrefixLength = 20;

/**
 * Returns the text with runs of at least `least` letters and digits replaced, if they have a digit. Ids and paths have hyphens and slashes in
 * between, error codes no digits.
 */
export const redactSecrets = (text: string, least = minKeyLength): string =>
	text.replaceAll(new RegExp(`(?=[A-Za-z+=]*\\d)[A-Za-z0-9+=]{${least},}`, 'g'), '(redacted)');
