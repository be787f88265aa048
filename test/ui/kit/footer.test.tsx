// What the footer promises is what the keys do.
import { expect, it } from 'vitest';
import { languages, loadStrings } from '../../../source/strings/index.ts';
import type { Action } from '../../../source/ui/context/keys.ts';
import { Footer, footerLines } from '../../../source/ui/kit/footer.tsx';
import { renderFrame } from '../../helpers/render-component.tsx';

const actions: readonly Action[] = (['enter', 'escape', 'road', 'sort', 'filter'] as const).map((key) => ({
	key,
	label: key,
	run: () => undefined,
}));

const keysShown = async (isTyping: boolean) =>
	footerLines(actions, await loadStrings('en'), 80, false, isTyping)
		.flat()
		.map(({ key }) => key);

it('offers letters as keys, but not while letters are text', async () => {
	expect(await keysShown(false)).toEqual(['Enter', 'Esc', 'g', 's', '/', 'Ctrl+P', '?', 'q']);
	expect(await keysShown(true)).toEqual(['Enter', 'Esc']);
});

it('drops what finds no room, while letters are text too', async () => {
	const strings = await loadStrings('en');
	const many = [...actions, { key: 'tab' as const, label: 'a long label', run: () => undefined }];
	expect(footerLines(many, strings, 16, false, true).flat().length).toBe(2);
	expect(footerLines(actions, strings, 16, false, false).at(-1)?.at(-1)?.key).toBe('q');
});

it('shows keys that do the same together', async () => {
	const strings = await loadStrings('en');
	const choose = (['up', 'down'] as const).map((key) => ({ key, label: 'choose', run: () => undefined }));
	expect(footerLines(choose, strings, 80, false, false)[0]?.[0]).toMatchObject({ key: '↑↓', label: 'choose' });
});

it.each(languages)('is drawn with its keys before what they do, in %s', async (language) => {
	const strings = await loadStrings(language);
	const refresh: Action = { key: 'refresh', label: strings.shell.refresh, run: () => undefined, disabled: 'not now' };
	const lines = footerLines([refresh], strings, 80, false, false);
	expect(await renderFrame(<Footer lines={lines} />, language)).toBe(
		lines.map((items) => items.map(({ key, label }) => `${key} ${label}`).join('  ')).join('\n'),
	);
	expect(lines.flat()[0]).toMatchObject({ key: 'r', isDisabled: true });
});
