// How keys come: a person presses one after the other, and a paste brings many in one read of the keyboard.

/**
 * `alone`: the only key of its read. `pair`: one of two, the first a letter, as a fast typist on a slow line sends
 * them. `composed`:
 * East Asian characters only, which an input method sends together when a word is chosen. `burst`: one among more, or
 * among bytes that are no key: what a paste does, marked as one or not.
 */
export type Arrival = 'alone' | 'pair' | 'composed' | 'burst';

/** A character, or the one escape sequence that a special key sends (ECMA-48: CSI and SS3, with its parameters). */
const oneKey = /^(?:\u001B{0,2}(?:\[\[?[\d;:]*[ -/]?[@-~]|O[\d;]*[@-~])|\u001B?.)$/su;
/** Two letters, or a letter and Enter. */
const twoKeys = /^\P{C}[\P{C}\r\n]$/u;
const composed = /^[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}\p{scx=Hang}\p{scx=Bopo}\u3000\uFF01-\uFF5E]+$/u;
const pasteMarker = /^\u001B\[20[01]~$/;

/** How the keys of one read came. */
export const arrivalOf = (read: string): Arrival => {
	if (oneKey.test(read)) return pasteMarker.test(read) ? 'burst' : 'alone';
	if (composed.test(read)) return 'composed';
	return twoKeys.test(read) ? 'pair' : 'burst';
};

/**
 * Whether a letter counts as typed into a field where pasting does not count. Two of one read do, but not as the first
 * two, so that no name of letters that keys send by themselves comes whole, however short. An input method's words are
 * taken whole: nothing tells them from a paste, so it is the Enter by itself that keeps a paste from confirming.
 */
export const isTyped = (arrival: Arrival, before: string): boolean =>
	arrival === 'alone' || arrival === 'composed' || (arrival === 'pair' && before !== '');
