import { type Key, useInput } from 'ink';
import { type KeyId, keyOf } from './keys.ts';

export type Press = { readonly key: KeyId | undefined; readonly isInterrupt: boolean };

export type Typing = {
	/** Printable text; several characters where they came in one piece (a paste, or faster than we read). */
	readonly text: string;
	readonly erase: boolean;
};

const plain: Partial<Key> = {};

/**
 * The only reader of the keyboard. Text goes to `onType` while a field is open; everything else is a key. A piece of
 * several characters counts as that many keys, so that nothing typed fast is lost.
 */
export const useKeys = (isTyping: boolean, onKey: (press: Press) => void, onType: (typing: Typing) => void): void => {
	useInput((input, key) => {
		if (key.ctrl && input === 'c') return onKey({ key: undefined, isInterrupt: true });
		const isSpecial = keyOf('', key) !== undefined;
		if (isTyping && !isSpecial) {
			if (key.backspace || key.delete) return onType({ text: '', erase: true });
			if (!key.ctrl && !key.meta && input) onType({ text: input, erase: false });
			return;
		}
		if (isSpecial || input.length <= 1) return onKey({ key: keyOf(input, key), isInterrupt: false });
		for (const character of input) onKey({ key: keyOf(character, plain as Key), isInterrupt: false });
	});
};
