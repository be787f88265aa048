// Something has stopped working: from the message in a log to the cause, the fix, and what holds here.
import { afterEach, describe, expect, it } from 'vitest';
import { symptoms } from '../../source/guides/symptoms.ts';
import { type Language, languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { findAccount, findHost, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

type Options = {
	readonly language?: Language;
	readonly host?: string;
	readonly on?: 'account' | 'road';
	readonly rows?: number;
};

const openSymptoms = async (name: string, { language = 'en', host, on = 'account', rows = 40 }: Options = {}) => {
	const practice = await startPracticeTenant();
	const { id } = await findAccount(practice.azure, name);
	const screen: Screen = { name: on, accountId: id };
	program = await renderApp({
		practice,
		language,
		rows,
		start: [{ name: 'subscriptions' }, screen],
		seed: async ({ azure }, journal) => {
			if (!host) return;
			const hostId = (await findHost(azure, host)).id;
			await journal.recordNote(id, { kind: 'identityChosen', choice: { kind: 'host', hostId, name: host } }, 'test');
		},
	});
	const { strings } = program;
	await program.waitForText(`w ${strings.symptoms.key}`, on === 'road' ? '7. ' : strings.account.keyAuth);
	await program.press('w');
	await program.waitForText(program.strings.symptoms.hint);
};

/** From the list to the details of the symptom with these words. */
const findSymptom = async (message: string, title: string) => {
	await program.press('/');
	await program.waitForText(program.strings.shell.filterLabel);
	await program.paste(message);
	await program.waitForText(`› `, title);
	await program.press('Enter');
	await program.waitForText(`Enter ${program.strings.symptoms.details}`);
	await program.press('Enter');
	return program.waitForText(program.strings.symptoms.cause, program.strings.symptoms.fix);
};

/** A sentence as the screen has it, with its lines joined again. */
const withoutWhitespace = (text: string) => text.replaceAll(/\s+/g, '');
const expectShown = (sentence: string) =>
	expect(withoutWhitespace(program.screen())).toContain(withoutWhitespace(sentence));
const expectNotShown = (sentence: string) =>
	expect(withoutWhitespace(program.screen())).not.toContain(withoutWhitespace(sentence));

describe.each(languages)('why did it break, in %s', (language) => {
	it('knows every symptom, each with cause and fix', async () => {
		await openSymptoms('aoai-contoso-chat', { language });
		const words = program.strings.symptoms;
		for (const { id, status } of symptoms) {
			await program.waitForText(words.of[id].title);
			await program.press('Enter');
			await program.waitForText(words.cause, words.fix);
			expectShown(words.of[id].cause);
			expectShown(words.of[id].fix);
			if (status.length === 0) expectShown(words.noStatusKnown);
			await program.press('Esc');
			await program.waitForText(words.hint);
			await program.press('Down');
		}
	});

	it('finds the cause of a whole pasted message, and says that keys are off here', async () => {
		await openSymptoms('aoai-contoso-portal', { language });
		const { of, keysOff, keysOn } = program.strings.symptoms;
		await findSymptom(
			"openai.PermissionDeniedError: Error code: 403 - {'error': {'code': 'AuthenticationTypeDisabled', 'message': 'Key based authentication is disabled for this resource.'}}",
			of.keyDisabled.title,
		);
		expectShown(of.keyDisabled.cause);
		expectShown(keysOff);
		expectNotShown(keysOn);
	});

	it('says of a refused key that both answers occur, and that keys are on here', async () => {
		await openSymptoms('aoai-contoso-chat', { language });
		const { of, keysOff, keysOn } = program.strings.symptoms;
		const screen = await findSymptom(
			'Access denied due to invalid subscription key or wrong API endpoint.',
			of.keyInvalid.title,
		);
		expect(screen).toMatch(/401[\s\S]*403/);
		expectShown(keysOn);
		expectNotShown(keysOff);
	});

	it('compares the missing role with the identity that was chosen', async () => {
		await openSymptoms('aoai-contoso-chat', { language, host: 'vm-chat-prod' });
		const { of, chosen, role } = program.strings.symptoms;
		const host = await findHost(program.practice.azure, 'vm-chat-prod');
		await findSymptom('The principal `x` lacks the required data action `y`', of.roleMissing.title);
		expectShown(chosen('vm-chat-prod', host.identity.systemAssigned?.principalId ?? '?'));
		expectShown(role.ready);
	});
});

describe('why did it break', () => {
	it('is filtered by status and by words, and found at 80×24 from the road', async () => {
		await openSymptoms('aoai-contoso-chat', { on: 'road', rows: 24 });
		await program.press('/');
		await program.type('404');
		await program.waitForText(program.strings.symptoms.of.notFound.title);
		await program.waitForTextGone(program.strings.symptoms.of.firewall.title);
		await program.press('Enter');
		await program.waitForText(`Enter ${program.strings.symptoms.details}`);
		await program.press('Enter');
		await program.waitForText('Deployments here: gpt-4o');
	});

	it('says of an account without a subdomain that no token can be used', async () => {
		await openSymptoms('aoai-contoso-regional');
		await findSymptom(
			'Please provide a custom subdomain for token authentication',
			program.strings.symptoms.of.noSubdomain.title,
		);
		expectShown(program.strings.symptoms.noEndpoint);
	});

	it('says nothing of an account that could not be read', async () => {
		await openSymptoms('aoai-contoso-chat');
		program.practice.tenant.resources.clear();
		await program.press('Enter');
		await program.waitForText(program.strings.symptoms.cause);
		await program.press('r');
		await program.waitForText('could not be read');
		expectNotShown(program.strings.symptoms.keysOn);
	});

	it('leads to the code', async () => {
		await openSymptoms('aoai-contoso-chat');
		await findSymptom('AuthenticationTypeDisabled', program.strings.symptoms.of.keyDisabled.title);
		await program.press('Enter');
		await program.waitForText('[Python]');
	});
});
