// An account without an address of its own gets one: asked whether it is free, confirmed by typing it, and for good.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { accountNamed } from '../helpers/practice.ts';
import { openProgram, type Program, type ProgramOptions } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

/** At the name, on an account without a subdomain. */
const toName = async (options: ProgramOptions = {}, name = 'aoai-contoso-regional') => {
	program = await openProgram({
		...options,
		start: [{ name: 'subscriptions' }, { name: 'find', account: name, subscription: undefined }],
	});
	const { strings } = program;
	await program.see(`› ${name}`, strings.road.title);
	await program.press('g');
	await program.see(strings.road.reasons.noSubdomain({}).slice(0, 20));
	await program.press('Enter');
	await program.see(`${strings.subdomain.label} ${name}`);
	return strings;
};

const sent = () => program.practice.changes().filter((line) => line.startsWith('PATCH'));

const erase = async (count: number) => {
	for (let n = 0; n < count; n += 1) await program.press('Backspace');
};

describe.each(languages)('an account without a subdomain, in %s', (language) => {
	it('is given one from the first step of the road, which is then done', async () => {
		const { subdomain, confirm, changes, flight, road } = await toName({ language });
		await program.see(subdomain.forever.slice(0, 12), subdomain.keepsWorking.slice(0, 12));
		await program.see('https://japaneast.api.cognitive.microsoft.com/');
		await program.press('Enter');
		await program.see('https://aoai-contoso-regional.openai.azure.com/', confirm.typeName, `\n${confirm.nameLabel}`);
		expect(sent()).toEqual([]);
		await program.press('Enter');
		await program.see(confirm.wrongName('aoai-contoso-regional').slice(0, 8));
		await program.type('aoai-contoso-regional');
		await program.press('Enter');
		const about = { account: 'aoai-contoso-regional', endpoint: 'https://aoai-contoso-regional.openai.azure.com/' };
		await program.see(changes.setSubdomain.done(about).slice(0, 30), flight.noUndo);
		// The address that was foretold is the one that Azure gave.
		expect(await accountNamed(program.practice.azure, 'aoai-contoso-regional')).toMatchObject({
			subdomain: 'aoai-contoso-regional',
			endpoint: about.endpoint,
		});
		await program.press('Enter');
		await program.see(road.reasons.chooseIdentity({}));
		const screen = program.screen();
		expect(screen).toMatch(new RegExp(`1\\. ${road.steps.tokenAccess.title} +${road.states.done}`));
		expect(sent().length).toBe(1);
	});
});

describe('the name', () => {
	it('is refused in place when it is taken, in Azure’s words, and what was typed stays', async () => {
		const { subdomain } = await toName();
		await erase('regional'.length);
		await program.type('chat');
		await program.see(`${subdomain.label} aoai-contoso-chat`);
		await program.press('Enter');
		await program.see('aoai-contoso-chat cannot be had', 'is already used');
		await program.see(`${subdomain.label} aoai-contoso-chat`);
		expect(sent()).toEqual([]);
	});

	it('is not asked for where it cannot be one', async () => {
		const { subdomain } = await toName();
		await program.type('_x');
		await program.press('Enter');
		await program.see(`${subdomain.label} aoai-contoso-regional_x`);
		expect(program.screen().split(subdomain.rules.slice(0, 30)).length).toBe(3);
		expect(program.practice.changes()).toEqual([]);
	});

	it('is there again after leaving the question by Escape', async () => {
		const { subdomain, confirm } = await toName();
		await program.type('-2');
		await program.press('Enter');
		await program.see(`\n${confirm.nameLabel}`);
		await program.press('Esc');
		await program.see(`${subdomain.label} aoai-contoso-regional-2`);
	});

	it('is not taken for a passing trouble when somebody takes it meanwhile', async () => {
		const { confirm, problems } = await toName();
		await program.press('Enter');
		await program.see(`\n${confirm.nameLabel}`);
		const other = await accountNamed(program.practice.azure, 'cog-contoso-translate');
		await program.practice.azure.send({
			method: 'PATCH',
			path: other.id,
			apiVersion: '2025-09-01',
			body: { properties: { customSubDomainName: 'aoai-contoso-regional' } },
		});
		await program.type('aoai-contoso-regional');
		await program.press('Enter');
		await program.see(problems.moved.title, 'Azure says: Sub domain name');
		expect(sent().length).toBe(1);
		await expect(
			program.practice.azure.send({
				method: 'PATCH',
				path: (await accountNamed(program.practice.azure, 'aoai-contoso-regional')).id,
				apiVersion: '2025-09-01',
				body: { properties: { customSubDomainName: 'aoai-contoso-regional' } },
			}),
		).rejects.toMatchObject({ kind: 'nameTaken' });
	});

	it('is not asked for where there is one', async () => {
		program = await openProgram({
			before: async ({ azure }) => {
				expect((await accountNamed(azure, 'aoai-contoso-chat')).subdomain).toBe('aoai-contoso-chat');
			},
			start: [{ name: 'subscriptions' }],
		});
		await program.see('Contoso AI Production');
		const { id } = await accountNamed(program.practice.azure, 'aoai-contoso-chat');
		await program.close();
		program = await openProgram({ start: [{ name: 'subscriptions' }, { name: 'subdomain', accountId: id }] });
		await program.see(program.strings.subdomain.hasOne('aoai-contoso-chat').slice(0, 40));
		expect(program.screen()).not.toContain(program.strings.subdomain.label);
	});
});
