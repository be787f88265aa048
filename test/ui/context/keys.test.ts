import type { Key } from 'ink';
import { expect, it } from 'vitest';
import { keyIdOf, keys } from '../../../source/ui/context/keys.ts';

it('each letter means one thing in the whole program', () => {
	const letters = Object.entries(keys).filter(([, { show }]) => [...show].length === 1 && !/[↑↓]/.test(show));
	expect(letters.map(([, { show }]) => keyIdOf(show, {} as Key))).toEqual(letters.map(([id]) => id));
	expect(letters.length).toBeGreaterThan(30);
});
