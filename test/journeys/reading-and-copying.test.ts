// Reading what is long, copying what is needed, and the mouse for whoever asks for it.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { toneStyles } from '../../source/ui/context/theme.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program?.close());

const chat = 'aoai-contoso-chat';

const toAccount = async (options: RenderAppOptions = {}) => {
	program = await renderApp({
		...options,
		start: [{ name: 'subscriptions' }, { name: 'find', account: chat, subscription: undefined }],
	});
	await program.waitForText(program.strings.account.endpoint, `https://${chat}`);
};

describe.each(languages)('the copy menu in %s', (language) => {
	it('copies each thing whole, and shows it as text for a terminal that takes no clipboard', async () => {
		await toAccount({ language });
		const { copy, shell } = program.strings;
		await program.press('Y');
		await program.waitForText(copy.asText, `https://${chat}.openai.azure.com/`);
		const id = [...program.practice.tenant.resources.values()].find(({ name }) => name === chat)?.id ?? '';
		const expected = [
			id,
			`https://${chat}.openai.azure.com/`,
			`https://portal.azure.com/#resource${id}`,
			`az cognitiveservices account show --subscription ${id.split('/')[2]} --resource-group rg-ai-prod --name ${chat}`,
			`aoai-keyless practice --account ${id}`,
			chat,
			'rg-ai-prod',
			id.split('/')[2],
		];
		for (const text of expected) {
			await program.press('Enter');
			await program.waitForText(shell.copied('').slice(0, 6));
			expect(program.clipboard.at(-1)).toBe(text);
			expect(program.screen().replace(/\n *(» )?/g, '')).toContain(text);
			await program.press('Down');
		}
		expect(program.clipboard.length).toBe(expected.length);
	});
});

describe('details beside or below a list', () => {
	it('are scrolled with [ and ], while the arrows move the list', async () => {
		program = await renderApp({ columns: 60, rows: 20, start: [{ name: 'subscriptions' }, { name: 'lessons' }] });
		const { lessons, shell } = program.strings;
		const about = Object.values(lessons.of).map((one) => one.about);
		await program.waitForText(lessons.title, about[0]?.slice(0, 20) ?? '');
		await program.press('Down', 'Down');
		await program.waitForText(about[2]?.slice(0, 20) ?? '');
		expect(program.screen()).not.toContain(shell.scrollDetails);
		await program.press('?');
		await program.waitForText(shell.helpTitle);
		await program.press('End');
		await program.waitForText(shell.scrollDetails);
	});

	it('of an account stand beside the list where the window is wide, and only there', async () => {
		program = await renderApp({ columns: 160, rows: 20, start: [{ name: 'accounts', subscriptionId: undefined }] });
		const { account, shell } = program.strings;
		await program.waitForText(account.endpoint, 'https://');
		await program.press('/');
		await program.type(chat);
		await program.press('Enter');
		await program.waitForText(`  https://${chat}.openai.azure.com/`, shell.more(1, 2, 3).slice(0, 4));
		for (let times = 0; times < 5; times += 1) await program.press(']');
		await program.waitForText('/subscriptions/', 'Microsoft.CognitiveServices/accounts/');
		program.terminal.resize(149, 20);
		await program.waitForTextGone(account.endpoint);
	});
});

describe('the mouse', () => {
	const wheelDown = '\u001B[<65;10;10M';
	const wheelUp = '\u001B[<64;10;10M';
	const press = (column: number, row: number) => `\u001B[<0;${column};${row}M\u001B[<0;${column};${row}m`;

	it('moves in a list with its wheel, and goes to the row that is clicked', async () => {
		program = await renderApp({ mouse: true });
		await program.waitForText('› Contoso AI Production', 'Fabrikam');
		await program.sendChunk(wheelDown);
		await program.waitForText('› Contoso AI Development');
		await program.sendChunk(wheelUp);
		await program.waitForText('› Contoso AI Production');
		const row = program
			.screen()
			.split('\n')
			.findIndex((line) => line.includes('Contoso Sandbox'));
		await program.sendChunk(press(5, row + 1));
		await program.waitForText('› Contoso Sandbox');
		// Nothing is there, and nothing happens.
		await program.sendChunk(press(5, 20));
		await program.sendChunk(press(5, 1));
		await program.waitForText('› Contoso Sandbox');
	});

	it('scrolls where there is no list, and is no text in an open field', async () => {
		await toAccount({ rows: 16, mouse: true });
		await program.waitForText(program.strings.shell.more(1, 2, 3).slice(0, 4));
		await program.sendChunk(wheelDown);
		await program.waitForText('4-');
		await program.press('Esc', '/');
		await program.sendChunk(`${wheelDown}${press(3, 6)}`);
		await program.type('legacy');
		await program.waitForText(`${program.strings.shell.filterLabel} legacy`, 'Contoso Legacy');
	});

	it('answers no question', async () => {
		await toAccount({ mouse: true });
		const { confirm } = program.strings;
		await program.press('g', 'i');
		await program.waitForText('app-contoso-portal');
		await program.press('/');
		await program.type('vm-chat');
		await program.press('Enter', 'Enter');
		await program.waitForText(program.strings.changes.assignRole.name);
		await program.press('Enter');
		await program.waitForText(`› ${confirm.goBack}`, confirm.choose);
		const row = program
			.screen()
			.split('\n')
			.findIndex((line) => line.includes(confirm.goBack));
		await program.sendChunk(`${press(5, row + 2)}${wheelDown}${press(5, row + 2)}`);
		await program.waitForText(`› ${confirm.goBack}`);
		expect(program.practice.writeRequests()).toEqual([]);
	});
});

it('no two meanings are told apart by red and green alone', () => {
	const colours = Object.values(toneStyles).flatMap(({ color }) => color ?? []);
	expect(colours.some((one) => /green/i.test(one))).toBe(false);
	expect(toneStyles.ok.color).not.toBe(toneStyles.danger.color);
});
