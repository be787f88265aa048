// The change of the application, as its author reads it, copies it and proves it.
import { afterEach, describe, expect, it } from 'vitest';
import { proof } from '../../source/guides/samples/proof.ts';
import { inferenceVersion } from '../../source/guides/samples/sample.ts';
import { samples } from '../../source/guides/samples/samples.ts';
import { type Language, languages } from '../../source/strings/index.ts';
import { accountNamed, hostNamed, openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

const clientId = '5a000141-0c1d-4e2f-8a3b-000000000141';

/** Opens the screen of an account for which the user-assigned identity id-batch was chosen. */
const openApplication = async (name: string, language: Language = 'en', columns = 80, rows = 24) => {
	const practice = await openPractice();
	const { id } = await accountNamed(practice.azure, name);
	program = await openProgram({
		practice,
		language,
		columns,
		rows,
		start: [{ name: 'subscriptions' }, { name: 'account', accountId: id }, { name: 'application', accountId: id }],
		before: async ({ azure }, journal) => {
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
				await journal.note(id, { kind: 'identityChosen', choice }, 'test');
			}
		},
	});
	await program.see('id-batch', 'Python  ');
};

const expected = (deployment: string) =>
	samples({
		endpoint: 'https://aoai-contoso-chat.openai.azure.com/',
		deployment,
		apiVersion: inferenceVersion,
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
		await program.see(`${Math.min(last + (last - first) + 1, all)} / ${all}`);
	}
};

describe.each(languages)('the application’s change in %s, at 80×24', (language) => {
	it('is shown in every language, filled with the account’s own values, and copied whole', async () => {
		await openApplication('aoai-contoso-chat', language);
		const { strings } = program;
		await program.see(strings.application.intro('id-batch').slice(0, 20), strings.application.copyProof);
		for (const { language: name, after, id } of expected('gpt-4o')) {
			await program.see(`[${name}]`, `${name}  ${strings.application.before}`);
			const text = (await readAll()).join('\n');
			for (const line of after.filter(Boolean)) expect(text).toContain(`  ${line}`);
			expect(text).toContain(strings.application.traps[id].slice(0, 24));
			await program.press('c');
			await program.see(strings.shell.copied(name));
			expect(program.copied.at(-1)).toBe(after.join('\n'));
			await program.press('Tab');
		}
		await program.see('[Python]');
	});

	it('has the proof for the host, what its answers mean, and never a token', async () => {
		await openApplication('aoai-contoso-chat', language);
		const { application } = program.strings;
		const text = (await readAll()).join('\n');
		for (const part of [application.proofTitle, 'HTTP 200', 'HTTP 401', 'HTTP 403', 'HTTP 000', 'NO TOKEN'])
			expect(text).toContain(part);
		expect(text).toContain(`AZURE_CLIENT_ID=${clientId}`);
		await program.press('y');
		await program.see(program.strings.shell.copied(application.proof));
		expect(program.copied).toEqual([
			proof({
				endpoint: 'https://aoai-contoso-chat.openai.azure.com/',
				apiVersion: inferenceVersion,
				scope: 'https://cognitiveservices.azure.com/.default',
				clientId,
			}).join('\n'),
		]);
	});

	it('has no made-up code for a kind without OpenAI routes, but the credential', async () => {
		await openApplication('speech-contoso-calls', language);
		const { application } = program.strings;
		await program.see(application.otherKind('SpeechServices').slice(0, 24));
		const text = (await readAll()).join('\n');
		expect(text).toContain('DefaultAzureCredential(');
		expect(text).toContain('https://cognitiveservices.azure.com/.default');
		expect(text).not.toMatch(/AzureOpenAI|chat\.completions|169\.254|curl/);
		await program.press('y');
		await program.see(application.noProof('SpeechServices').slice(0, 30));
		expect(program.copied).toEqual([]);
	});
});

describe('the application’s change', () => {
	it('stays in the language that was chosen, on another account too', async () => {
		await openApplication('aoai-contoso-chat');
		await program.press('Tab', 'Tab');
		await program.see('[C#]', 'using Azure.AI.OpenAI;');
		await program.press('Esc');
		await program.see(program.strings.account.copyId);
		await program.press('g');
		await program.see('7. ');
		await program.press('Home', 'Down', 'Down', 'Down', 'Down');
		await program.see(program.strings.account.showApplication);
		await program.press('Enter');
		await program.see('[C#]');
	});

	it('loses no character of the code in a narrow window: what is folded is marked', async () => {
		await openApplication('aoai-contoso-chat', 'en', 60, 24);
		for (const { after, language } of expected('gpt-4o')) {
			await program.see(`${language}  ${program.strings.application.before}`);
			const unfolded = (await readAll()).join('\n').replaceAll(/\n {2}» /g, '');
			for (const line of after.filter(Boolean)) expect(unfolded).toContain(`  ${line}`);
			await program.press('Tab');
		}
	});
});

describe.each(languages)('the change of a service, in %s', (language) => {
	it('is a setting, filled with the account’s own values, and the log is its proof', async () => {
		const practice = await openPractice();
		const { id } = await accountNamed(practice.azure, 'aoai-contoso-knowledge');
		const { id: hostId, name } = await hostNamed(practice.azure, 'srch-contoso-knowledge');
		program = await openProgram({
			practice,
			language,
			start: [{ name: 'subscriptions' }, { name: 'account', accountId: id }, { name: 'application', accountId: id }],
			before: (_, journal) =>
				journal.note(id, { kind: 'identityChosen', choice: { kind: 'host', hostId, name } }, 'test'),
		});
		const { application } = program.strings;
		await program.see(application.introSetting(name).slice(0, 30), '[AI Search vectorizer]', 'text-embedding-3-large');
		await program.press('y');
		await program.see(application.noProofService.slice(0, 30));
		await program.press('Tab');
		await program.see('[AI Search skill]', 'AzureOpenAIEmbeddingSkill');
		await program.press('c');
		await program.see(program.strings.shell.copied('AI Search skill'));
	});
});
