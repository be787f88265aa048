// Something has stopped working: from the message in a log to the cause, the fix, and what holds here.
import { afterEach, describe, expect, it } from 'vitest';
import { symptoms } from '../../source/guides/symptoms.ts';
import { type Language, languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { accountNamed, hostNamed, openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

type Options = {
	readonly language?: Language;
	readonly host?: string;
	readonly on?: 'account' | 'road';
	readonly rows?: number;
};

const openWhy = async (name: string, { language = 'en', host, on = 'account', rows = 40 }: Options = {}) => {
	const practice = await openPractice();
	const { id } = await accountNamed(practice.azure, name);
	const screen: Screen = { name: on, accountId: id };
	program = await openProgram({
		practice,
		language,
		rows,
		start: [{ name: 'subscriptions' }, screen],
		before: async ({ azure }, journal) => {
			if (!host) return;
			const hostId = (await hostNamed(azure, host)).id;
			await journal.note(id, { kind: 'identityChosen', choice: { kind: 'host', hostId, name: host } }, 'test');
		},
	});
	const { strings } = program;
	await program.see(`w ${strings.symptoms.key}`, on === 'road' ? '7. ' : strings.account.keyAuth);
	await program.press('w');
	await program.see(program.strings.symptoms.hint);
};

/** From the list to the details of the symptom with these words. */
const look = async (message: string, title: string) => {
	await program.press('/');
	await program.see(program.strings.shell.filterLabel);
	await program.paste(message);
	await program.see(`› `, title);
	await program.press('Enter');
	await program.see(`Enter ${program.strings.symptoms.details}`);
	await program.press('Enter');
	return program.see(program.strings.symptoms.cause, program.strings.symptoms.fix);
};

/** A sentence as the screen has it, with its lines joined again. */
const flat = (text: string) => text.replaceAll(/\s+/g, '');
const reads = (sentence: string) => expect(flat(program.screen())).toContain(flat(sentence));
const readsNot = (sentence: string) => expect(flat(program.screen())).not.toContain(flat(sentence));

describe.each(languages)('why did it break, in %s', (language) => {
	it('knows every symptom, each with cause and fix', async () => {
		await openWhy('aoai-contoso-chat', { language });
		const words = program.strings.symptoms;
		for (const { id, status } of symptoms) {
			await program.see(words.of[id].title);
			await program.press('Enter');
			await program.see(words.cause, words.fix);
			reads(words.of[id].cause);
			reads(words.of[id].fix);
			if (status.length === 0) reads(words.noStatusKnown);
			await program.press('Esc');
			await program.see(words.hint);
			await program.press('Down');
		}
	});

	it('finds the cause of a whole pasted message, and says that keys are off here', async () => {
		await openWhy('aoai-contoso-portal', { language });
		const { of, keysOff, keysOn } = program.strings.symptoms;
		await look(
			"openai.PermissionDeniedError: Error code: 403 - {'error': {'code': 'AuthenticationTypeDisabled', 'message': 'Key based authentication is disabled for this resource.'}}",
			of.keyDisabled.title,
		);
		reads(of.keyDisabled.cause);
		reads(keysOff);
		readsNot(keysOn);
	});

	it('says of a refused key that both answers are seen, and that keys are on here', async () => {
		await openWhy('aoai-contoso-chat', { language });
		const { of, keysOff, keysOn } = program.strings.symptoms;
		const screen = await look(
			'Access denied due to invalid subscription key or wrong API endpoint.',
			of.keyInvalid.title,
		);
		expect(screen).toMatch(/401[\s\S]*403/);
		reads(keysOn);
		readsNot(keysOff);
	});

	it('compares the missing role with the identity that was chosen', async () => {
		await openWhy('aoai-contoso-chat', { language, host: 'vm-chat-prod' });
		const { of, chosen, role } = program.strings.symptoms;
		const host = await hostNamed(program.practice.azure, 'vm-chat-prod');
		await look('The principal `x` lacks the required data action `y`', of.roleMissing.title);
		reads(chosen('vm-chat-prod', host.identity.systemAssigned?.principalId ?? '?'));
		reads(role.ready);
	});
});

describe('why did it break', () => {
	it('is filtered by status and by words, and found at 80×24 from the road', async () => {
		await openWhy('aoai-contoso-chat', { on: 'road', rows: 24 });
		await program.press('/');
		await program.type('404');
		await program.see(program.strings.symptoms.of.notFound.title);
		await program.seeNoMore(program.strings.symptoms.of.firewall.title);
		await program.press('Enter');
		await program.see(`Enter ${program.strings.symptoms.details}`);
		await program.press('Enter');
		await program.see('Deployments here: gpt-4o');
	});

	it('says of an account without a subdomain that no token can be used', async () => {
		await openWhy('aoai-contoso-regional');
		await look(
			'Please provide a custom subdomain for token authentication',
			program.strings.symptoms.of.noSubdomain.title,
		);
		reads(program.strings.symptoms.noEndpoint);
	});

	it('says nothing of an account that could not be read', async () => {
		await openWhy('aoai-contoso-chat');
		program.practice.tenant.resources.clear();
		await program.press('Enter');
		await program.see(program.strings.symptoms.cause);
		await program.press('r');
		await program.see('could not be read');
		readsNot(program.strings.symptoms.keysOn);
	});

	it('leads to the code', async () => {
		await openWhy('aoai-contoso-chat');
		await look('AuthenticationTypeDisabled', program.strings.symptoms.of.keyDisabled.title);
		await program.press('Enter');
		await program.see('[Python]');
	});
});
