// A name in which something hides is shown for what it is, and nothing is confirmed under it.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

/** Answers as the tenant does, with something hidden in the account's name: the id that was asked for is plain. */
const addHiddenCharacters = (hop: HttpClient): HttpClient => ({
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
		const practice = await startPracticeTenant();
		const accountId =
			[...practice.tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-batch')?.id ?? '';
		program = await renderApp({
			language,
			practice,
			columns: 120,
			rows: 50,
			connection: { httpClient: addHiddenCharacters(createProxyClient(practice.server.endpoint)) },
			seed: (_, journal) => recordNothingCalls(journal, accountId),
			start: [{ name: 'subscriptions' }, { name: 'road', accountId }],
		});
		const { strings } = program;
		await program.waitForText(strings.road.reasons.keysOn({}));
		await program.press('Enter');
		await program.waitForText('aoai-contoso\\u200B-batch', strings.checks.namesAreExact.title, strings.confirm.blocked);
		expect(program.screen()).not.toContain(strings.confirm.nameLabel);
		await program.type('aoai-contoso-batch');
		await program.press('Enter', 'Enter');
		await program.type('aoai-contoso\\u200B-batch');
		await program.press('Enter');
		expect(practice.writeRequests()).toEqual([]);
		expect((await program.journal.entries()).filter(({ type }) => type === 'intended')).toEqual([]);
	});
});
