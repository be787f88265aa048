// A tenant whose names mean harm, on a real terminal: attributes, links, rows and the clipboard stay as they are.

import { createTenant, serve, type TenantServer } from 'azure-ai-emulator';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { en } from '../../source/strings/en/index.ts';
import { launchInTerminal, layoutViolations, type TerminalSession } from '../helpers/terminal-session.ts';

const evil =
	'\u001B[31;7mred\u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007\u001B]52;c;ZXZpbA==\u0007\r\n✔ forged row\u001B[2J\u001B[H\u202Edlrow\u0301\u0302\u0303\u0304\u0305\u0306\u0307';

let served: TenantServer;
beforeAll(async () => {
	const tenant = createTenant();
	const [first] = tenant.subscriptions;
	if (first) Object.assign(first, { displayName: `Prod ${evil}` });
	for (const resource of tenant.resources.values()) resource.tags = { [`owner ${evil}`]: `team ${evil}` };
	const chat = [...tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-chat');
	if (!chat) throw new Error('the story needs aoai-contoso-chat');
	const twin = { ...chat, id: `${chat.id}\u200B`, name: `${chat.name}\u200B` };
	tenant.resources.set(twin.id.toLowerCase(), twin);
	// Lists of many subscriptions come from the index, which knows of it all.
	for (const [id, resource] of tenant.resources) tenant.resourceGraphIndex.set(id, [{ resource, visibleFrom: 0 }]);
	served = await serve(tenant);
});
afterAll(() => served.close());

let terminal: TerminalSession;
afterEach(() => terminal?.close());

it('draws each as one line of plain text, and shows what hides in a name', async () => {
	terminal = await launchInTerminal(['practice', '--connect', served.endpoint, '--token', served.token], {
		columns: 132,
	});
	const { waitForText, press } = terminal;
	await waitForText('Prod redlink', 'Contoso AI Development', 'Fabrikam Shared Services');
	await terminal.waitUntil(() => !/ \.\. /.test(terminal.screen()), 'the last answer');
	const lines = terminal.lines();
	const row = lines.findIndex((line) => line.includes('Prod red'));
	// Its neighbours stand where they stood: nothing was erased, moved or added.
	expect(lines[row - 1]).toContain(en.lists.name);
	expect(lines[row + 1]).toContain('Contoso AI Development');
	expect(lines[row]).toContain('forged row');
	for (let x = 0; x < 40; x += 1) {
		const cell = terminal.cell(x, row);
		expect([cell?.foreground, cell?.background, cell?.isInverse]).toEqual([-1, -1, false]);
	}
	press('a');
	await waitForText(en.lists.allAccounts, 'aoai-contoso-chat\\u200B');
	press('/');
	await waitForText(en.shell.filterLabel);
	terminal.type('chat\\u200b');
	await waitForText(`${en.shell.filterLabel} chat\\u200b`);
	press('Enter');
	await terminal.waitForText(en.lists.onlyKeysOn);
	press('Enter');
	await waitForText(en.problems.unclearName.title, 'aoai-contoso-chat\\u200B');
	press('Esc');
	await waitForText(en.lists.allAccounts);
	expect(terminal.oscCommands()).toEqual([]);
	expect(terminal.output()).not.toContain('evil.example');
	expect(terminal.frames().flatMap(layoutViolations)).toEqual([]);
	press('CtrlC');
	expect((await terminal.exited).code).toBe(0);
});
