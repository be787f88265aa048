// A name in which something hides is shown for what it is, and nothing is confirmed under it.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { afterEach, describe, expect, it } from 'vitest';
import { lastHop } from '../../emulator/source/practice.ts';
import { languages } from '../../source/strings/index.ts';
import { nobodyCalls } from '../helpers/decided.ts';
import { openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

/** Answers as the tenant does, with something hidden in the account's name: the id that was asked for is plain. */
const withHidden = (hop: HttpClient): HttpClient => ({
	sendRequest: async (request) => {
		const response = await hop.sendRequest(request);
		const bodyAsText = response.bodyAsText?.replaceAll(
			'"name":"aoai-contoso-batch"',
			'"name":"aoai-contoso\u200B-batch"',
		);
		return { ...response, bodyAsText };
	},
});

describe.each(languages)('a hidden character in an account’s name, in %s', (language) => {
	it('is written out on the confirm screen, which then takes no name, and sends nothing', async () => {
		const practice = await openPractice();
		const accountId =
			[...practice.tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-batch')?.id ?? '';
		program = await openProgram({
			language,
			practice,
			columns: 120,
			rows: 50,
			connection: { httpClient: withHidden(lastHop(practice.served.endpoint)) },
			before: (_, journal) => nobodyCalls(journal, accountId),
			start: [{ name: 'subscriptions' }, { name: 'road', accountId }],
		});
		const { strings } = program;
		await program.see(strings.road.reasons.keysOn({}));
		await program.press('Enter');
		await program.see('aoai-contoso\\u200B-batch', strings.checks.namesAreExact.title, strings.confirm.blocked);
		expect(program.screen()).not.toContain(strings.confirm.nameLabel);
		await program.type('aoai-contoso-batch');
		await program.press('Enter', 'Enter');
		await program.type('aoai-contoso\\u200B-batch');
		await program.press('Enter');
		expect(practice.changes()).toEqual([]);
		expect((await program.journal.entries()).filter(({ type }) => type === 'intended')).toEqual([]);
	});
});
