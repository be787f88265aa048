// What stays in sight: a filter that leaves rows out, the way here, and the end of long rows.
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

	it.each([60, 80, 120])('an account says all of it in %i columns', async (columns) => {
		program = await openProgram({ language, columns, rows: 60 });
		const { account, lists } = program.strings;
		await program.see('Contoso AI Production');
		await program.press('Enter');
		await program.see('aoai-contoso-chat');
		await program.press('/');
		await program.type('aoai-contoso-chat');
		await program.press('Enter', 'Enter');
		const screen = await program.see(
			account.whoHasAccess,
			account.scopes.subscription,
			account.principalTypes.User ?? '',
		);
		// The longest of each: an endpoint, a deployment, a principal.
		await program.see('https://aoai-contoso-chat.openai.azure.com/', 'text-embedding-3-large 1)', '-0000000003e7');
		// The way here, its end at least.
		expect(screen.split('\n')[0]).toContain(`${columns < 80 ? '' : `${lists.subscriptions} › `}`);
		expect(screen.split('\n')[0]).toContain('Contoso AI Production › aoai-contoso-chat');
	});
});
