// The command that is printed on leaving leads back.
import { afterEach, describe, expect, it } from 'vitest';
import { resumeCommand } from '../../source/guides/resume-command.ts';
import { en } from '../../source/strings/en/index.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession | undefined;
afterEach(() => terminal?.close());

describe('leaving with an account open', () => {
	it('prints the command that opens it again, on the screen the shell goes on with', async () => {
		terminal = await launchInTerminal(
			['practice', '--read-only', '--pace', 'azure', '--account', 'aoai-contoso-chat'],
			{
				columns: 260,
			},
		);
		await terminal.waitForText(en.account.endpoint, 'https://aoai-contoso-chat');
		terminal.press('q');
		expect((await terminal.exited).code).toBe(0);
		const [, command = ''] = terminal.screen().split(en.cli.resumeCommand(''));
		expect(command).toMatch(
			/^aoai-keyless practice --account \/subscriptions\/\S+\/aoai-contoso-chat --pace azure --read-only$/,
		);
		await terminal.close();
		terminal = await launchInTerminal(command.split(' ').slice(1));
		await terminal.waitForText(en.account.endpoint, 'https://aoai-contoso-chat', en.shell.readOnly);
	});
});

it('quotes what a shell would take apart, and leaves out what was not given', () => {
	const flags = { tenant: 'contoso.com', cloud: undefined, 'read-only': false, lang: 'ja', 'state-dir': "/tmp/it's" };
	expect(resumeCommand({ accountId: '/subscriptions/1/a(b)', mode: 'azure', flags })).toBe(
		"aoai-keyless --account '/subscriptions/1/a(b)' --tenant contoso.com --lang ja --state-dir '/tmp/it'\\''s'",
	);
});
