// The whole road on the built program in a real terminal: what the journeys walk, once more for the eyes.
import { afterEach, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { faultsOf, openTerminal, type Terminal } from '../helpers/terminal.ts';

let terminal: Terminal;
afterEach(() => terminal?.close());

const role = 'Cognitive Services OpenAI User';
const principal = 'vm-chat-prod';
const account = 'aoai-contoso-chat';

describe.each(languages)('the whole road in %s, in a terminal of 80×24', (language) => {
	it('is walked by keyboard alone, and every frame on the way fits the terminal', async () => {
		const { road, confirm, flight, changes, application, lists, shell, history, verdict } = await loadStrings(language);
		terminal = await openTerminal(['practice', '--lang', language]);
		const { see, press } = terminal;
		const filterFor = async (name: string) => {
			press('/');
			await see(shell.filterLabel);
			terminal.type(name);
			await see(`${shell.filterLabel} ${name}`);
			press('Enter');
			await see(`? ${shell.help}`);
		};
		await see('Contoso AI Production');
		press('a');
		await see(lists.allAccounts, account);
		await filterFor(account);
		press('Enter');
		await see(road.title, `› ${account}`);
		press('Enter');
		await see(road.reasons.chooseIdentity({}));
		press('Enter');
		await see('app-contoso-assistant');
		await filterFor(principal);
		press('Enter');
		await see(road.reasons.roleMissing({ identity: principal }));
		press('Enter');
		await see(changes.assignRole.yes({ role, principal }), confirm.choose);
		press('Down');
		await see(confirm.doIt);
		press('Enter');
		await see(flight.onward);
		press('Enter');
		// The role arrives by itself, with somebody watching.
		await see(road.reasons.changeApplication({}));
		press('Enter');
		await see('AzureOpenAI', `https://${account}.openai.azure.com/`);
		press('t');
		await see(application.yes);
		press('Enter');
		await see(road.reasons.cannotTell({}).slice(0, 20));
		press('Enter');
		await see(verdict.title, verdict.access);
		press('x');
		await see(verdict.acceptLabel);
		terminal.type('asked');
		await see('asked');
		press('Enter');
		await see(verdict.acceptDone);
		press('Esc');
		await see(road.reasons.keysOn({}));
		press('Enter');
		await see(confirm.typeName, confirm.nameLabel);
		// The terminal's own cursor stands in the field, where input methods open.
		await terminal.until(() => terminal.modes().has(25), 'the cursor');
		terminal.type(account);
		await see(`${confirm.nameLabel} ${account}`);
		expect(terminal.lines()[terminal.cursor().y]).toBe(`${confirm.nameLabel} ${account}`);
		press('Enter');
		await see(changes.disableKeys.done({ account }).slice(0, 20), flight.onward);
		press('Enter');
		await see(`8. ${road.steps.verified.title}`);
		press('u');
		await see(changes.enableKeys.yes({ account }), confirm.choose);
		press('Down');
		await see(confirm.doIt);
		press('Enter');
		await see(changes.enableKeys.done({ account }).slice(0, 20), flight.onward);
		press('h');
		await see(history.states.undone, changes.assignRole.name, changes.enableKeys.name);
		press('Enter');
		await see(history.program);
		press('?');
		await see(shell.helpTitle);
		press('CtrlC');
		expect((await terminal.left).code).toBe(0);
		expect(terminal.frames().flatMap(faultsOf)).toEqual([]);
		expect(terminal.frames().length).toBeGreaterThan(40);
		expect(terminal.isAlternate()).toBe(false);
	});
});
