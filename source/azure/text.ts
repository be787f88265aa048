// Text from outside, made safe for one line of a terminal. Applied once, where Azure's JSON becomes our words.

/** CSI, OSC, DCS/SOS/PM/APC and two-character escape sequences, in their 7-bit and 8-bit forms. */
const sequences =
	/(?:\u001B\]|\u009D)[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?|(?:\u001B[PX^_]|[\u0090\u0098\u009E\u009F])[^\u001B\u009C]*(?:\u001B\\|\u009C)?|(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?|\u001B[ -/]*[0-~]?/g;

const spaces = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** What is left of controls. */
const controls = /\p{Cc}/gu;

/** Bidi overrides and isolates, zero-width characters, tags: they draw nothing and deceive; blank letters likewise. */
const invisible = /\p{Cf}|\p{Variation_Selector}|\u034F|[\u115F\u1160\u3164\uFFA0]|[\u17B4\u17B5]/gu;

/** At most this many UTF-16 units: no cell or sentence needs more. */
const longest = 4000;

/** Any value as one line of harmless text; undefined and null become ''. */
export const clean = (value: unknown): string => {
	if (value === undefined || value === null) return '';
	const text = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
	return text
		.slice(0, longest)
		.toWellFormed()
		.replace(sequences, '')
		.replace(spaces, ' ')
		.replace(controls, '?')
		.replace(invisible, '');
};

/** `clean`, with absent kept apart from empty. */
export const cleanOptional = (value: unknown): string | undefined =>
	value === undefined || value === null || value === '' ? undefined : clean(value);
