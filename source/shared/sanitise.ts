// Text from outside, made safe for one line of a terminal. Applied once, where Azure's JSON becomes our types.
// `clean` is for descriptions: it removes characters that deceive. `exact` is for names of things that may be changed:
// nothing is left out, because a name without its hidden characters is the name of something else.

/** CSI, OSC, DCS/SOS/PM/APC and two-character escape sequences, in their 7-bit and 8-bit forms. */
const escapeSequences =
	/(?:\u001B\]|\u009D)[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?|(?:\u001B[PX^_]|[\u0090\u0098\u009E\u009F])[^\u001B\u009C]*(?:\u001B\\|\u009C)?|(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?|\u001B[ -/]*[0-~]?/g;

const spaces = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** The controls that remain after escape sequences. */
const controls = /\p{Cc}/gu;

/** Bidi overrides and isolates, zero-width characters, tags: they draw nothing and deceive; blank letters likewise. */
const invisible = /\p{Cf}|\p{Variation_Selector}|\u034F|[\u115F\u1160\u3164\uFFA0]|[\u17B4\u17B5]/gu;

/** Marks that pile up over the lines around: no script needs more than four on one letter, or one on none. */
const stackedMarks = /(?<=^|\p{M}{4})\p{M}+/gu;

/** At most this many UTF-16 units: no cell or sentence needs more. */
const maxLength = 4000;

const toText = (value: unknown): string => {
	if (value === undefined || value === null) return '';
	return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Text that needs no cleaning. Nearly every text of Azure is such, ten thousand times in a list. */
const printableText = /^[ -~]{0,4000}$/;

/** Names that need no escaping: without spaces and backslashes, which `exact` has to examine. */
const printableName = /^[!-[\]-~]{0,4000}$/;

/** Returns any value as one line of harmless text; undefined and null become ''. */
export const clean = (value: unknown): string => {
	const text = toText(value);
	if (printableText.test(text)) return text;
	return text
		.slice(0, maxLength)
		.toWellFormed()
		.replace(escapeSequences, '')
		.replace(spaces, ' ')
		.replace(controls, '?')
		.replace(invisible, '')
		.replace(stackedMarks, '');
};

/** Returns the value with every string in it as `clean` makes it, names of fields too; clean text stays as it is. */
export const cleanAll = (value: unknown): unknown => {
	if (typeof value === 'string') return clean(value);
	if (Array.isArray(value)) return value.map(cleanAll);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [clean(name), cleanAll(one)]));
};

/** Returns what `clean` does; undefined where the value is absent. */
export const cleanOptional = (value: unknown): string | undefined =>
	value === undefined || value === null || value === '' ? undefined : clean(value);

/** Characters that a person cannot recognise or type, and a backslash that would look like an escape of ours. */
const invisibleOrAmbiguous =
	/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]|\p{Variation_Selector}|\u034F|\u17B4|\u17B5|(?! )\p{Zs}|^ | $|(?<= ) |(?<=^|\p{M}{4})\p{M}|\\(?=u)/gu;

const escapeCharacter = (character: string): string => {
	const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
	return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
};

/**
 * Returns a name or id with its hidden characters written as `\u202E` or `\u{E0041}`, so that two different names never look the
 * same. It must not be applied twice.
 */
export const exact = (value: unknown): string => {
	const text = toText(value);
	if (printableName.test(text)) return text;
	const escapedText = text.slice(0, maxLength).replace(invisibleOrAmbiguous, escapeCharacter);
	// What is cut is not exact any more, and says so.
	return text.length > maxLength ? `${escapedText}${escapeCharacter('…')}` : escapedText;
};

/** Returns what `exact` does; undefined where the value is absent. */
export const exactOptional = (value: unknown): string | undefined =>
	value === undefined || value === null || value === '' ? undefined : exact(value);

/** Whether a result of `exact` is, letter for letter, what Azure sent. */
export const isExact = (shown: string): boolean => !/\\u(?:[0-9A-F]{4}|\{[0-9A-F]+\})/.test(shown);
