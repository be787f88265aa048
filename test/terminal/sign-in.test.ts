// The program on Azure, with an Azure CLI that cannot sign in: who was tried, what each said, and the ways on.
import { afterEach, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { type AzCliStub, installAzCliStub } from '../helpers/az-cli-stub.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
let az: AzCliStub;
afterEach(async () => {
	await terminal?.close();
	await az?.remove();
});

describe.each(languages)('without a signed-in user, in %s', (language) => {
	it('says so, copies the command, tries again, and opens the practice tenant instead', async () => {
		const { signIn, shell } = await loadStrings(language);
		az = await installAzCliStub();
		await az.failWith('ERROR: AADSTS53003: Access has been blocked by Conditional Access policies.');
		terminal = await launchInTerminal(['--lang', language, '--tenant', 'contoso.example'], {
			env: { PATH: az.path, AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential' },
		});
		const command = 'az login --tenant contoso.example --scope https://management.azure.com/.default';
		await terminal.waitForText(signIn.ways, 'AADSTS53003', signIn.entra[53003].slice(0, 10), command.slice(0, 60));
		terminal.press('c');
		await terminal.waitForText(shell.copied('').slice(0, 6));
		// The clipboard is written with OSC 52, and with nothing else than the command.
		expect(terminal.output()).toContain(`\u001B]52;c;${btoa(command)}\u0007`);
		const before = (await az.calls()).length;
		terminal.press('r');
		await expectEventually(async () => (await az.calls()).length).toBeGreaterThan(before);
		await terminal.waitForText(signIn.ways);
		terminal.press('p');
		await terminal.waitForText('Contoso AI Production', shell.practice);
		terminal.press('q');
		expect((await terminal.exited).code).toBe(0);
	});
});
