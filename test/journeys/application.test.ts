// The change of the application, as its author reads it, copies it and proves it.
import { afterEach, describe, expect, it } from 'vitest';
import { inferenceApiVersion } from '../../source/guides/samples/code-sample.ts';
import { codeSamples } from '../../source/guides/samples/code-samples.ts';
import { hostProofCommand } from '../../source/guides/samples/host-proof.ts';
import { type Language, languages } from '../../source/strings/index.ts';
import { findAccount, findHost, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const clientId = '5a000141-0c1d-4e2f-8a3b-000000000141';

/** Opens the screen of an account for which the user-assigned identity id-batch was chosen. */
const openApplication = async (name: string, language: Language = 'en', columns = 80, rows = 24) => {
	const practice = await startPracticeTenant();
	const { id } = await findAccount(practice.azure, name);
	program = await renderApp({
		practice,
		language,
		columns,
		rows,
		start: [{ name: 'subscriptions' }, { name: 'account', accountId: id }, { name: 'application', accountId: id }],
		seed: async ({ azure }, journal) => {
			for (const subscription of await azure.subscriptions()) {
				const found = await azure.userAssignedIdentities(subscription.id).catch(() => []);
				const one = found.find((identity) => identity.name === 'id-batch');
				if (!one) continue;
				const choice = {
					kind: 'userAssigned' as const,
					identityId: one.id,
					name: one.name,
					principalId: one.principalId,
					clientId: one.clientId,
				};
				await journal.recordNote(id, { kind: 'identityChosen', choice }, 'test');
			}
		},
	});
	await program.waitForText('id-batch', 'Python  ');
};

const expected = (deployment: string) =>
	codeSamples({
		endpoint: 'https://aoai-contoso-chat.openai.azure.com/',
		deployment,
		apiVersion: inferenceApiVersion,
		scope: 'https://cognitiveservices.azure.com/.default',
		clientId,
	});

/** Every line of the screen's content, read page after page. */
const readAll = async (): Promise<readonly string[]> => {
	const lines: string[] = [];
	for (;;) {
		const screen = program.screen().split('\n');
		const at = screen.findIndex((line) => /\d+-\d+ \/ \d+$/.test(line));
		const [, first, last, all] = /(\d+)-(\d+) \/ (\d+)/.exec(screen[at] ?? '')?.map(Number) ?? [];
		if (!first || !last || !all) throw new Error('nothing to scroll');
		const page = screen.slice(at - (last - first + 1), at);
		lines.push(...page.slice(lines.length - first + 1));
		if (last === all) return lines;
		await program.press('PgDn');
		await program.waitForText(`${Math.min(last + (last - first) + 1, all)} / ${all}`);
	}
};

describe.each(languages)('the application’s change in %s, at 80×24', (language) => {
	it('is shown in every language, filled with the account’s own values, and copied whole', async () => {
		await openApplication('aoai-contoso-chat', language);
		const { strings } = program;
		await program.waitForText(strings.application.intro('id-batch').slice(0, 20), strings.application.copyProof);
		for (const { language: name, after, id } of expected('gpt-4o')) {
			await program.waitForText(`[${name}]`, `${name}  ${strings.application.before}`);
			const text = (await readAll()).join('\n');
			for (const line of after.filter(Boolean)) expect(text).toContain(`  ${line}`);
			expect(text).toContain(strings.application.traps[id].slice(0, 24));
			await program.press('c');
			await program.waitForText(strings.shell.copied(name));
			expect(program.clipboard.at(-1)).toBe(after.join('\n'));
			await program.press('Tab');
		}
		await program.waitForText('[Python]');
	});

	it('has the proof for the host, what its answers mean, and never a token', async () => {
		await openApplication('aoai-contoso-chat', language);
		const { application } = program.strings;
		const text = (await readAll()).join('\n');
		for (const part of [application.proofTitle, 'HTTP 200', 'HTTP 401', 'HTTP 403', 'HTTP 000', 'NO TOKEN'])
			expect(text).toContain(part);
		expect(text).toContain(`AZURE_CLIENT_ID=${clientId}`);
		await program.press('y');
		await program.waitForText(program.strings.shell.copied(application.proof));
		expect(program.clipboard).toEqual([
			hostProofCommand({
				endpoint: 'https://aoai-contoso-chat.openai.azure.com/',
				apiVersion: inferenceApiVersion,
				scope: 'https://cognitiveservices.azure.com/.default',
				clientId,
			}).join('\n'),
		]);
	});

	it('has no made-up code for a kind without OpenAI routes, but the credential', async () => {
		await openApplication('speech-contoso-calls', language);
		const { application } = program.strings;
		await program.waitForText(application.otherKind('SpeechServices').slice(0, 24));
		const text = (await readAll()).join('\n');
		expect(text).toContain('DefaultAzureCredential(');
		expect(text).toContain('https://cognitiveservices.azure.com/.default');
		expect(text).not.toMatch(/AzureOpenAI|chat\.completions|169\.254|curl/);
		await program.press('y');
		await program.waitForText(application.noProof('SpeechServices').slice(0, 30));
		expect(program.clipboard).toEqual([]);
	});
});

describe('the application’s change', () => {
	it('stays in the language that was chosen, on another account too', async () => {
		await openApplication('aoai-contoso-chat');
		await program.press('Tab', 'Tab');
		await program.waitForText('[C#]', 'using Azure.AI.OpenAI;');
		await program.press('Esc');
		await program.waitForText(program.strings.account.copyId);
		await program.press('g');
		await program.waitForText('7. ');
		await program.press('Home', 'Down', 'Down', 'Down', 'Down');
		await program.waitForText(program.strings.account.showApplication);
		await program.press('Enter');
		await program.waitForText('[C#]');
	});

	it('loses no character of the code in a narrow window: what is folded is marked', async () => {
		await openApplication('aoai-contoso-chat', 'en', 60, 24);
		for (const { after, language } of expected('gpt-4o')) {
			await program.waitForText(`${language}  ${program.strings.application.before}`);
			const unfolded = (await readAll()).join('\n').replaceAll(/\n {2}» /g, '');
			for (const line of after.filter(Boolean)) expect(unfolded).toContain(`  ${line}`);
			await program.press('Tab');
		}
	});
});

describe.each(languages)('the change of a service, in %s', (language) => {
	it('is a setting, filled with the account’s own values, and the log is its proof', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-knowledge');
		const { id: hostId, name } = await findHost(practice.azure, 'srch-contoso-knowledge');
		program = await renderApp({
			practice,
			language,
			start: [{ name: 'subscriptions' }, { name: 'account', accountId: id }, { name: 'application', accountId: id }],
			seed: (_, journal) =>
				journal.recordNote(id, { kind: 'identityChosen', choice: { kind: 'host', hostId, name } }, 'test'),
		});
		const { application } = program.strings;
		await program.waitForText(
			application.introSetting(name).slice(0, 30),
			'[AI Search vectorizer]',
			'text-embedding-3-large',
		);
		await program.press('y');
		await program.waitForText(application.noProofService.slice(0, 30));
		await program.press('Tab');
		await program.waitForText('[AI Search skill]', 'AzureOpenAIEmbeddingSkill');
		await program.press('c');
		await program.waitForText(program.strings.shell.copied('AI Search skill'));
	});
});
