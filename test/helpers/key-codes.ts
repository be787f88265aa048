/** What a keyboard sends for the keys that have a name. */
export const keyCodes: Readonly<Record<string, string>> = {
	Enter: '\r',
	Esc: '\u001B',
	Up: '\u001B[A',
	Down: '\u001B[B',
	PgDn: '\u001B[6~',
	PgUp: '\u001B[5~',
	Home: '\u001B[H',
	End: '\u001B[F',
	Tab: '\t',
	Backspace: '\u007F',
	CtrlP: '\u0010',
	CtrlC: '\u0003',
	CtrlZ: '\u001A',
};

/**
 * Escape as terminals with the kitty protocol send it. Ink holds a lone escape byte back for 20 ms, to see whether it begins
 * a sequence; this one it need not hold.
 */
export const unambiguousEscape = '\u001B[27u';
