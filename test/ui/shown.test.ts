// What stays in sight: a filter that leaves rows out, and the end of long rows.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

describe.each(languages)('in %s', (language) => {
	it('a filter stays in sight as long as it leaves rows out', async () => {
		program = await openProgram({ language });
		const { shell } = program.strings;
		await program.see('Contoso AI Production');
		await program.press('/');
		await program.type('legacy');
		await program.press('Enter');
		await program.see(`${shell.filterLabel} legacy`, shell.help);
		await program.press('r');
		await program.see(`${shell.filterLabel} legacy`);
		await program.press('Esc');
		await program.seeNoMore(shell.filterLabel);
	});

	it('a page down skips no line, however little of the screen scrolls', async () => {
		program = await openProgram({
			language,
			start: [{ name: 'subscriptions' }, { name: 'accounts', subscriptionId: undefined }],
		});
		await program.see('aoai-contoso-batch');
		await program.press('/');
		await program.type('aoai-contoso-batch');
		await program.press('Enter', 'g');
		const bounds = (screen: string) => /(\d+)-(\d+) \/ (\d+)/.exec(screen)?.slice(1).map(Number) ?? [];
		await program.see(program.strings.road.reasons.chooseIdentity({}));
		await program.press('Down', 'Down', 'Down', 'Down');
		const [, last = 0, all = 0] = bounds(await program.see(program.strings.checks.noKeyCalls.title, '▾'));
		await program.press('PgDn');
		const [first = 0] = bounds(await program.seeNoMore(`1-${last} / ${all}`));
		expect(last).toBeGreaterThan(0);
		expect(first).toBeLessThanOrEqual(last + 1);
	});

	it.each([60, 80, 120])('an account says all of it in %i columns', async (columns) => {
		program = await openProgram({ language, columns, rows: 60 });
		const { account } = program.strings;
		await program.see('Contoso AI Production');
		await program.press('Enter');
		await program.see('aoai-contoso-chat');
		await program.press('/');
		await program.type('aoai-contoso-chat');
		await program.press('Enter', 'Enter');
		await program.see(account.whoHasAccess, account.scopes.subscription, account.principalTypes.User ?? '');
		// The longest of each: an endpoint, a deployment, a principal.
		await program.see('https://aoai-contoso-chat.openai.azure.com/', 'text-embedding-3-large 1)', '-0000000003e7');
	});
});
