// For people who have the screen read aloud: lines of text, no screen of its own, choices by number.
import stringWidth from 'string-width';
import { afterEach, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
afterEach(() => terminal?.close());

const drawn = /[›✔✖⚠▸▰│─┌└]/u;

describe.each(languages)('--screen-reader in %s', (language) => {
	it('walks by numbers from the first screen to a confirmation, in words alone', async () => {
		const strings = await loadStrings(language);
		const { lists, shell, road, account, identity, confirm, changes } = strings;
		terminal = await launchInTerminal(['practice', '--screen-reader', '--lang', language]);
		const { waitForText, press } = terminal;
		const screens: string[] = [];
		const look = async (...texts: readonly string[]) => screens.push(await waitForText(...texts));
		await look(
			`1. ${shell.screenReader.chosen}: Contoso AI Production, ${lists.state} Enabled`,
			'3. コントソ 検証環境',
		);
		expect(terminal.isAlternateScreen()).toBe(false);
		press('3', 'Enter');
		await look(`3. ${shell.screenReader.chosen}: コントソ 検証環境`);
		press('1');
		await waitForText(`${shell.screenReader.number} 1`);
		press('Enter');
		await waitForText(`1. ${shell.screenReader.chosen}: Contoso AI Production`);
		press('Enter');
		await look(`aoai-contoso-chat, ${lists.keys} ${lists.on}`);
		press('/', ...'contoso-chat');
		await waitForText(`1. ${shell.screenReader.chosen}: aoai-contoso-chat`);
		press('Enter', 'Enter');
		await look(account.endpoint, 'https://aoai-contoso-chat.openai.azure.com/');
		press('g');
		await look(`2. ${shell.screenReader.chosen}: ${road.steps.identity.title}, ${road.states.ready}`);
		press('Enter');
		await look(identity.title, 'app-contoso-dev');
		press('/', ...'vm-chat');
		await waitForText(`1. ${shell.screenReader.chosen}: vm-chat-prod`);
		press('Enter', 'Enter');
		await look(`3. ${shell.screenReader.chosen}: ${road.steps.role.title}`);
		press('Enter');
		await look(`${shell.screenReader.chosen}: 1. ${confirm.goBack}`, '2. ', shell.screenReader.byNumber);
		press('2', 'Enter');
		const yes = changes.assignRole.yes({ role: 'Cognitive Services OpenAI User', principal: 'vm-chat-prod' });
		await look(`${shell.screenReader.chosen}: 2. ${yes.slice(0, 20)}`);
		press('Esc');
		await waitForText(`3. ${shell.screenReader.chosen}: ${road.steps.role.title}`);
		for (const screen of screens) expect(screen).not.toMatch(drawn);
		expect(terminal.output()).not.toContain('\u001B[?1049h');
		press('q');
		expect((await terminal.exited).code).toBe(0);
	});
});

describe('Ink’s own INK_SCREEN_READER', () => {
	it('does the same', async () => {
		terminal = await launchInTerminal(['practice'], { env: { INK_SCREEN_READER: 'true' } });
		await terminal.waitForText('1. chosen: Contoso AI Production');
		expect(terminal.isAlternateScreen()).toBe(false);
		expect(terminal.screen()).not.toMatch(drawn);
	});

	it('is quiet while nothing happens', async () => {
		terminal = await launchInTerminal(['practice', '--screen-reader', '--account', 'aoai-contoso-chat']);
		await terminal.waitForText('https://aoai-contoso-chat.openai.azure.com/');
		terminal.press('?');
		const help = await terminal.waitForText('Keys on this screen', 'Ctrl+P');
		// The hints are in the help, and not said again on every screen.
		expect(help.match(/Ctrl\+P/g)?.length).toBeLessThan(4);
	});
});

describe.each([[], ['--screen-reader']])('the terminal’s own cursor %s', (...flags) => {
	it.each([
		['/', 'Filter:', 'legacy', 6],
		['/', 'Filter:', '検証', 4],
		['CtrlP', 'Do:', '操作 検証', 9],
	])('stands behind what was typed, so that input methods open there: %s %s %s', async (key, label, text, width) => {
		terminal = await launchInTerminal(['practice', ...flags]);
		await terminal.waitForText('Contoso AI Production');
		terminal.press(key);
		await terminal.waitForText(label);
		terminal.type(text);
		await terminal.waitForText(`${label} ${text}`);
		const line = terminal.lines().findIndex((one) => one.startsWith(label));
		await terminal.waitUntil(() => terminal.cursor().x === label.length + 1 + width, 'the cursor behind the text');
		await terminal.waitUntil(() => terminal.cursor().y === line, 'the cursor on its line');
		expect(terminal.modes().has(25)).toBe(true);
	});
});

describe('the terminal’s own cursor, where a name is typed', () => {
	it('stands behind a name with wide characters, and at its end where it is longer than the line', async () => {
		const { confirm, road, subdomain } = await loadStrings('ja');
		terminal = await launchInTerminal(['practice', '--account', 'aoai-contoso-regional', '--lang', 'ja']);
		const { waitForText, press, type, waitUntil } = terminal;
		await waitForText('japaneast.api');
		press('g');
		await waitForText(road.reasons.noSubdomain({}).slice(0, 20));
		press('Enter');
		await waitForText(subdomain.label);
		press('Enter');
		await waitForText(confirm.nameLabel, confirm.typeName);
		// As an input method sends a word.
		type('検証');
		await waitForText(`${confirm.nameLabel} 検証`);
		for (const [letter, shown] of [
			['a', '検証a'],
			['b', '検証ab'],
		] as const) {
			type(letter);
			await waitForText(`${confirm.nameLabel} ${shown}`);
		}
		await waitUntil(
			() => terminal.cursor().x === stringWidth(`${confirm.nameLabel} 検証ab`),
			'the cursor behind the text',
		);
		type('環境'.repeat(40));
		const isAtEnd = () => {
			const line = terminal.lines()[terminal.cursor().y] ?? '';
			return / \.\.境?(環境)+$/.test(line) && terminal.cursor().x === stringWidth(line);
		};
		await waitUntil(isAtEnd, 'the end of the text, and the cursor behind it');
	});
});
