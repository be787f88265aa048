import { expect, it } from 'vitest';
import { Palette } from '../../../source/ui/kit/palette.tsx';
import type { PaletteEntry, Palette as PaletteState } from '../../../source/ui/kit/use-palette.ts';
import { renderFrame } from '../../helpers/render-component.tsx';

const run = () => undefined;
const entries: readonly PaletteEntry[] = [
	{ id: 'road', key: 'g', label: 'road', run },
	{ id: 'disable', key: 'k', label: 'turn keys off', disabled: 'keys are off already', run },
	{ id: 'recent', label: 'Go to: recent accounts', run },
];
const buildPalette = (shown: readonly PaletteEntry[], cursor = 0): PaletteState => ({
	isOpen: true,
	open: run,
	entries: shown,
	cursor,
	field: undefined,
	actions: [],
});
const area = { width: 60, height: 6 };

it('lists what can be done, with its key, and why something cannot', async () => {
	const palette = buildPalette(entries, 1);
	expect(await renderFrame(<Palette palette={palette} area={area} />)).toMatchInlineSnapshot(`
		"What can be done here
		  g  road
		› k  turn keys off  ✖ keys are off already
		     Go to: recent accounts

		"
	`);
	expect(await renderFrame(<Palette palette={palette} area={area} />, 'ja')).toMatchInlineSnapshot(`
		"ここで実行できる操作
		  g  road
		› k  turn keys off  ✖ keys are off already
		     Go to: recent accounts

		"
	`);
});

it('says that nothing has that name', async () => {
	const palette = buildPalette([]);
	expect(await renderFrame(<Palette palette={palette} area={area} />)).toMatchInlineSnapshot(`
		"What can be done here
		Nothing of that name can be done here.



		"
	`);
	expect(await renderFrame(<Palette palette={palette} area={area} />, 'ja')).toMatchInlineSnapshot(`
		"ここで実行できる操作
		該当する操作はありません。



		"
	`);
});
