// The measure of the gallery finds what it is there to find.
import xterm from '@xterm/headless';
import { expect, it } from 'vitest';
import { faultsOf, type Measured } from '../../scripts/measure.ts';
import { loadStrings } from '../../source/strings/index.ts';

const measureText = async (text: string, more: Partial<Measured> = {}) => {
	const terminal = new xterm.Terminal({ cols: 80, rows: 12, allowProposedApi: true });
	await new Promise<void>((resolve) => terminal.write(text.replaceAll('\n', '\r\n'), resolve));
	const { active: buffer } = terminal.buffer;
	const strings = await loadStrings('en');
	return faultsOf({ buffer, columns: 80, rows: 12, drawing: 'colour', strings, ...more }).map(
		(one) => one.split(':')[0],
	);
};

const table = (...rows: readonly string[]) =>
	['way', 'who', '', '  Name               State', ...rows, '', 'q quit'].join('\n');

it('lets pass what is right', async () => {
	expect(
		await measureText(table('› コントソ 検証環境  Enabled', '  Contoso            Disabled'), { lists: 'rows' }),
	).toEqual([]);
	expect(
		await measureText('1. chosen: Contoso, State Enabled\nhelp: ?; actions: Ctrl+P', {
			drawing: 'screen-reader',
			lists: 'rows',
		}),
	).toEqual([]);
});

it('finds a crooked column, a missing table, a cut word, a line too wide and a last row in use', async () => {
	expect(await measureText(table('› コントソ 検証環境   Enabled'), { lists: 'rows' })).toEqual(['crooked']);
	expect(await measureText('way', { lists: 'rows' })).toEqual(['no header of a table']);
	expect(await measureText(table('› Contoso            Ena..'))).toEqual(['cut']);
	expect(await measureText(table('› Contoso            cannot re..'), { quotes: true })).toEqual(['cut']);
	expect(await measureText(`way\n${'検'.repeat(41)}`)).toEqual([`wider than 80`]);
	expect(await measureText('way\n'.repeat(12).trimEnd())).toEqual(['the last row is used']);
});

it('finds a colour that is not to be there, and names of actions that are cut or in another style', async () => {
	expect(await measureText('\u001B[32mgreen\u001B[0m')).toEqual(['colour 2 on -1, row 0']);
	expect(await measureText('\u001B[36mcyan\u001B[0m', { drawing: 'no-colour' })).toEqual(['colour 6 on -1, row 0']);
	expect(await measureText('way\n\nD Fleet  q quit')).toEqual(['name of an action']);
});

it('finds marks that are read aloud, and choices without a number', async () => {
	for (const line of ['▾ more below', '- later', 'Identity -, Role -', 'Code: ~', '› here', '┌──┐', '⠋ busy'])
		expect(await measureText(line, { drawing: 'screen-reader' })).not.toEqual([]);
	expect(await measureText('chosen: Contoso', { drawing: 'screen-reader', lists: 'rows' })).toEqual([
		'no number to choose by',
	]);
});
