// Where am I, what can I do here, where was I last: the way through the program.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const chat = 'aoai-contoso-chat';
const batch = 'aoai-contoso-batch';

const breadcrumbsOf = (screen: string) => screen.split('\n')[0] ?? '';

/** From the first screen to an account in the list of all. */
const goToAccount = async (name: string, options: RenderAppOptions = {}) => {
	program = await renderApp(options);
	await program.waitForText('Contoso AI Production');
	await program.press('a', '/');
	await program.type(name);
	await program.waitForText(`${program.strings.shell.filterLabel} ${name}`, program.strings.lists.total(1));
	await program.press('Enter', 'Enter');
	await program.waitForText(program.strings.account.endpoint, 'https://');
};

describe.each(languages)('the way here, in %s', (language) => {
	it('is shown whole, and shortened in the middle of a narrow window', async () => {
		await goToAccount(chat, { language, columns: 140 });
		const { lists, road, identity } = program.strings;
		await program.press('Enter');
		await program.waitForText(road.reasons.chooseIdentity({}));
		await program.press('i');
		const way = ['aoai-keyless', lists.subscriptions, lists.allAccounts, chat, road.title, identity.title];
		await program.waitForText(way.join(' › '), 'app-contoso-dev');
		program.terminal.resize(60, 24);
		const narrow = breadcrumbsOf(await program.waitForText('aoai-keyless › .. ›'));
		expect(narrow).toContain(`› ${identity.title}`);
		program.terminal.resize(140, 24);
		await program.press('Esc', 'Esc', 'Esc');
		await program.waitForText(`aoai-keyless › ${lists.subscriptions} › ${lists.allAccounts} › ${lists.total(1)}`);
	});
});

describe('Escape', () => {
	it('clears the filter first, then goes back to the row that was left', async () => {
		await goToAccount(chat);
		await program.press('Esc');
		await program.waitForText(program.strings.lists.total(1));
		await program.press('Esc');
		await program.waitForText(batch, chat);
		await program.press('Esc');
		await program.waitForText('Fabrikam');
	});
});

describe('a list', () => {
	it('keeps its order and its filter over reading again, and over going away and coming back', async () => {
		program = await renderApp();
		const { lists, shell, account } = program.strings;
		await program.waitForText('Contoso AI Production');
		await program.press('a', 's');
		await program.waitForText(chat, `${lists.sort}: ${lists.sorts.keyAuth}`);
		await program.press('/');
		await program.type('contoso');
		await program.press('Enter');
		const before = await program.waitForText(shell.clearFilter);
		await program.press('r', 'Enter');
		await program.waitForText(account.endpoint);
		await program.press('Esc');
		expect(await program.waitForText(shell.clearFilter, lists.sorts.keyAuth)).toBe(before);
	});
});

describe('the palette', () => {
	it('has every action of the screen with its key, and why one cannot be done', async () => {
		await goToAccount(chat, { rows: 40 });
		const { shell, account, watch, history, lists } = program.strings;
		await program.press('CtrlP');
		const screen = await program.waitForText(shell.paletteTitle);
		for (const [key, label] of [
			['Enter g', account.road],
			['i', account.chooseIdentity],
			['c', account.copyId],
			['h', history.open],
			['?', shell.help],
			['q', shell.quit],
			['F', program.strings.faults.open],
		] as const)
			expect(screen).toMatch(new RegExp(`${key.replace('?', '\\?')} +${label}`));
		expect(screen).toContain(`${watch.open}  ✖ ${watch.keysStillOn.slice(0, 30)}`);
		expect(screen).not.toContain(shell.scroll);
		await program.type('go\\ to');
		await program.waitForText(shell.goTo(lists.allAccounts), shell.goTo(history.title));
	});

	it('is filtered as the lists are, runs what the cursor is on, and says why it cannot', async () => {
		await goToAccount(chat);
		const { shell, watch, identity } = program.strings;
		await program.press('CtrlP');
		await program.waitForText(shell.paletteTitle);
		await program.type('^watch');
		await program.waitForText(`${shell.paletteLabel} ^watch`);
		await program.press('Enter');
		await program.waitForText(watch.keysStillOn);
		for (const _ of '^watch') await program.press('Backspace');
		await program.type('identity$ | nonsense');
		await program.press('Enter');
		await program.waitForText(identity.title, 'app-contoso-dev');
	});

	it('opens while letters are text, and Escape gives back what was there', async () => {
		program = await renderApp();
		const { shell } = program.strings;
		await program.waitForText('Contoso AI Production');
		await program.press('/');
		await program.type('legacy');
		await program.press('CtrlP');
		await program.waitForText(shell.paletteTitle);
		await program.press('Esc');
		await program.waitForText(`${shell.filterLabel} legacy`, 'Contoso Legacy');
	});

	it('never holds an answer to a question that changes something', async () => {
		await goToAccount(batch, {
			seed: (practice, journal) =>
				recordNothingCalls(
					journal,
					[...practice.tenant.resources.values()].find(({ name }) => name === batch)?.id ?? '',
				),
		});
		const { shell, road, confirm } = program.strings;
		await program.press('Enter');
		await program.waitForText(road.reasons.keysOn({}));
		await program.press('Enter');
		await program.waitForText(confirm.nameLabel);
		await program.type(batch);
		await program.press('CtrlP');
		const screen = await program.waitForText(shell.paletteTitle);
		expect(screen).not.toMatch(/^.. *Enter +/m);
		await program.type(confirm.confirmName);
		await program.press('Enter');
		await program.waitForText(shell.paletteNone);
		expect(program.practice.writeRequests()).toEqual([]);
	});
});

/** A tenant whose subscriptions are not answered before `letGo`. */
const delayDirectoryAnswers = async (): Promise<RenderAppOptions & { readonly letGo: () => void }> => {
	const practice = await startPracticeTenant();
	const hop = createProxyClient(practice.server.endpoint);
	const { promise, resolve } = Promise.withResolvers<void>();
	const httpClient: HttpClient = {
		sendRequest: async (request) => {
			const response = await hop.sendRequest(request);
			if (/\/subscriptions\?/.test(request.url)) await promise;
			return response;
		},
	};
	return { practice, connection: { httpClient }, letGo: resolve };
};

describe('keys that are typed ahead', () => {
	it('are kept while the first list is read, in their order', async () => {
		const { letGo, ...options } = await delayDirectoryAnswers();
		program = await renderApp(options);
		const { lists } = program.strings;
		await program.waitForText(lists.subscriptions, lists.reading);
		await program.press('Down', 'Down', 'Enter');
		letGo();
		await program.waitForText('コントソ 検証環境', lists.resourceGroup);
	});

	it('are dropped by Escape, and by every other immediate key', async () => {
		const { letGo, ...options } = await delayDirectoryAnswers();
		program = await renderApp(options);
		const { lists, shell } = program.strings;
		await program.waitForText(lists.subscriptions, lists.reading);
		await program.press('Enter', 'Esc', 'Enter', '?');
		await program.waitForText(shell.helpTitle);
		await program.press('x');
		letGo();
		await program.waitForText('Fabrikam', 'Contoso AI Production');
		await program.press('Down');
		await program.waitForText(`aoai-keyless › ${lists.subscriptions} › ${lists.total(6)}`);
	});

	it('are kept while signing in', async () => {
		program = await renderApp();
		// Nothing has been waited for: whatever is on screen, signing in has not ended.
		await program.sendChunk('a');
		await program.waitForText(program.strings.lists.allAccounts, chat);
	});
});

describe('accounts that were opened', () => {
	it('are offered at the next start, latest first, and to no other user of the machine', async () => {
		await goToAccount(chat);
		const { stateDir, practice } = program;
		await program.press('Esc', 'Esc', 'Esc', 'a', '/');
		await program.type(batch);
		await program.waitForText(program.strings.lists.total(1));
		await program.press('Enter', 'Enter');
		await program.waitForText(`https://${batch}`);
		const file = join(stateDir, 'practice-recent.json');
		await expectEventually(() => readFile(file, 'utf8')).toContain(batch);
		expect((await stat(file)).mode & 0o077).toBe(0);
		const again = await renderApp({ practice, stateDir });
		try {
			const { recent, account } = again.strings;
			await again.waitForText('Contoso AI Production');
			await again.press('j');
			const screen = await again.waitForText(recent.title, chat);
			expect(screen.indexOf(batch)).toBeLessThan(screen.indexOf(chat));
			await again.press('CtrlP');
			await again.type(`to\\ ${chat}`);
			await again.press('Enter');
			await again.waitForText(account.endpoint, `https://${chat}`);
		} finally {
			await again.close();
		}
	});

	it('are none where the file is not what it should be', async () => {
		program = await renderApp({
			seed: (_, { file }) => writeFile(file.replace('journal.jsonl', 'recent.json'), '{"'),
		});
		await program.waitForText('Contoso AI Production');
		await program.press('j');
		await program.waitForText(program.strings.recent.none);
	});
});
