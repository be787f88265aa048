// Masks what a shared screen must not show, as text is made ready to be drawn.
import { createContext, useCallback, useContext } from 'react';
import { type Block, layOut } from './text.ts';

/** Returns what may be drawn of a text, as wide as the text. */
export type MaskText = (text: string) => string;

/** Undefined: texts are drawn as they are. */
export const MaskContext = createContext<MaskText | undefined>(undefined);

const showAsItIs: MaskText = (text) => text;

/** Returns the mask of this screen. A text is masked before it is measured, wrapped or cut: half an id has no shape. */
export const useMask = (): MaskText => useContext(MaskContext) ?? showAsItIs;

/** Returns `layOut` under the mask of this screen; the same function as long as the mask is the same. */
export const useLayOut = () => {
	const mask = useMask();
	return useCallback((blocks: readonly Block[], width: number) => layOut(blocks, width, mask), [mask]);
};
