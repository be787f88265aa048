// Values from Azure as literals: any name stays a value and never becomes code.

/** Characters that draw nothing, turn the reading direction, or end a line in some languages (C#: U+0085, U+2028, U+2029). */
const invisibleCharacters = /[\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/**
 * Returns a double-quoted literal that Python, JavaScript, C#, Java and Go read alike: JSON's escapes are in all five, none of
 * them puts values into such a string, and JSON writes a quote as \" and never as \u0022, which Java would read as one.
 */
export const stringLiteral = (text: string): string =>
	JSON.stringify(text.toWellFormed()).replace(
		invisibleCharacters,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

/** Returns one word of a POSIX shell (bash, zsh, dash), always in single quotes. */
export const quotePosix = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Returns one word of a POSIX shell, in quotes only where it needs them. zsh expands a word that begins with `=`. */
export const quotePosixWord = (text: string): string => (/^(?!=)[\w./:@%+=-]+$/.test(text) ? text : quotePosix(text));

/**
 * An option and its value for a POSIX shell: `--name value`, and `--name=value` where the value begins with a dash, which
 * the program that reads it (argparse of the Azure CLI, commander) would take for the next option.
 */
export const quotePosixOption = (flag: string, value: string): string =>
	`${flag}${value.startsWith('-') ? '=' : ' '}${quotePosixWord(value)}`;

/** One word of fish, in single quotes; fish knows two escapes there. */
export const quoteFish = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;

/**
 * Returns a literal of Windows PowerShell 5.1 and PowerShell 7, in single quotes. PowerShell takes the typographic quotes U+2018 to
 * U+201B for single quotes too (about_Quoting_Rules; IsSingleQuote of its tokenizer).
 */
export const quotePowerShell = (text: string): string => `'${text.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`;

/** Returns the URL of a path under an endpoint that may end in slashes. */
export const joinUrl = (endpoint: string, path: string): string => `${endpoint.replace(/\/+$/, '')}/${path}`;
