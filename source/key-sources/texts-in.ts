// Texts of a definition that anything can be nested in.
import { asObject } from '../shared/json.ts';

export type PlacedText = { readonly place: string; readonly text: string };

/** Every text in a JSON value, with the names that lead to it joined by dots; the root is ''. */
export const textsIn = (value: unknown, place = ''): readonly PlacedText[] => {
	if (typeof value === 'string') return [{ place, text: value }];
	if (typeof value !== 'object') return [];
	return Object.entries(asObject(value)).flatMap(([name, one]) => textsIn(one, place ? `${place}.${name}` : name));
};
