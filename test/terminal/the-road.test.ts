// The whole road on the built program in a real terminal: what the journeys walk, once more for the eyes.
import { afterEach, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { sampleCases } from '../helpers/sample.ts';
import { launchInTerminal, layoutViolations, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
afterEach(() => terminal?.close());

const role = 'Cognitive Services OpenAI User';
const principal = 'vm-chat-prod';
const account = 'aoai-contoso-chat';

const sampled = sampleCases('roads in a terminal', languages, 1);
describe.each(sampled)('the whole road in %s, in a terminal of 80×24', (language) => {
	it('is walked by keyboard alone, and every frame on the way fits the terminal', async () => {
		const { road, confirm, flight, changes, application, lists, shell, history, verdict } = await loadStrings(language);
		terminal = await launchInTerminal(['practice', '--lang', language]);
		const { waitForText, press } = terminal;
		const filterFor = async (name: string) => {
			press('/');
			await waitForText(shell.filterLabel);
			terminal.type(name);
			await waitForText(`${shell.filterLabel} ${name}`);
			press('Enter');
			await waitForText(`? ${shell.help}`);
		};
		await waitForText('Contoso AI Production');
		press('a');
		await waitForText(lists.allAccounts, account);
		await filterFor(account);
		press('Enter');
		await waitForText(road.title, `› ${account}`);
		press('Enter');
		await waitForText(road.reasons.chooseIdentity({}));
		press('Enter');
		await waitForText('app-contoso-assistant');
		await filterFor(principal);
		press('Enter');
		await waitForText(road.reasons.roleMissing({ identity: principal }));
		press('Enter');
		await waitForText(changes.assignRole.yes({ role, principal }), confirm.choose);
		press('Down');
		await waitForText(confirm.doIt);
		await terminal.answer(flight.backToRoad);
		press('Enter');
		// The role arrives by itself, with somebody watching.
		await waitForText(road.reasons.changeApplication({}));
		press('Enter');
		await waitForText('AzureOpenAI', `https://${account}.openai.azure.com/`);
		press('t');
		await waitForText(application.yes);
		press('Enter');
		await waitForText(road.reasons.cannotTell({}).slice(0, 20));
		press('Enter');
		await waitForText(verdict.title, verdict.access);
		press('x');
		await waitForText(verdict.acceptRiskLabel);
		terminal.type('asked');
		await waitForText('asked');
		await terminal.answer(verdict.acceptRiskDone);
		press('Esc');
		await waitForText(road.reasons.keysOn({}));
		press('Enter');
		await waitForText(confirm.typeName, confirm.nameLabel);
		// The terminal's own cursor stands in the field, where input methods open.
		await terminal.waitUntil(() => terminal.modes().has(25), 'the cursor');
		await terminal.typeInto(confirm.nameLabel, account);
		expect(terminal.lines()[terminal.cursor().y]).toBe(`${confirm.nameLabel} ${account}`);
		await terminal.answer(changes.disableKeys.done({ account }).slice(0, 20), flight.backToRoad);
		press('Enter');
		await waitForText(`8. ${road.steps.verified.title}`);
		press('u');
		await waitForText(changes.enableKeys.yes({ account }), confirm.choose);
		press('Down');
		await waitForText(confirm.doIt);
		await terminal.answer(changes.enableKeys.done({ account }).slice(0, 20), flight.backToRoad);
		press('h');
		await waitForText(history.states.undone, changes.assignRole.name, changes.enableKeys.name);
		press('Enter');
		await waitForText(history.program);
		press('?');
		await waitForText(shell.helpTitle);
		press('CtrlC');
		expect((await terminal.exited).code).toBe(0);
		expect(terminal.frames().flatMap(layoutViolations)).toEqual([]);
		expect(terminal.frames().length).toBeGreaterThan(40);
		expect(terminal.isAlternateScreen()).toBe(false);
	});
});
