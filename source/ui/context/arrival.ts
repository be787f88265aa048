// How keys arrive: a person presses one after the other, and a paste brings many in one read of the keyboard.

/**
 * `alone`: the only key of its read. `pair`: one of two, the first a letter, as a fast typist on a slow line sends
 * them. `composed`: East Asian characters only, which an input method sends together when the person chooses a word.
 * `burst`: one among more, or among bytes that are no key, as a paste sends them, marked or not.
 */
export type Arrival = 'alone' | 'pair' | 'composed' | 'burst';

/** A character, or the one escape sequence that a special key sends (ECMA-48: CSI and SS3, with its parameters). */
const oneKey = /^(?:\u001B{1,2}(?:\[\[?[\d;:]*[ -/]?[@-~]|O[\d;]*[@-~])|\u001B?.)$/su;
/** Two letters, or a letter and Enter. */
const twoKeys = /^\P{C}[\P{C}\r\n]$/u;
const composed = /^[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}\p{scx=Hang}\p{scx=Bopo}\u3000\uFF01-\uFF5E]+$/u;
const pasteMarker = /^\u001B\[20[01]~$/;

/** Returns how the keys of one read arrived. */
export const arrivalOf = (read: string): Arrival => {
	if (oneKey.test(read)) return pasteMarker.test(read) ? 'burst' : 'alone';
	if (composed.test(read)) return 'composed';
	return twoKeys.test(read) ? 'pair' : 'burst';
};

/**
 * Returns whether a letter counts as typed into a field that refuses a paste. Two letters of one read do, but not as
 * the first two, so that no short text that a terminal sends by itself fills the field. The words of an input method
 * count whole: nothing tells them from a paste, so only an Enter on its own confirms.
 */
export const isTyped = (arrival: Arrival, before: string): boolean =>
	arrival === 'alone' || arrival === 'composed' || (arrival === 'pair' && before !== '');
