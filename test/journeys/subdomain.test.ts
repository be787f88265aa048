// An account without an address of its own gets one: asked whether it is free, confirmed by typing it, and for good.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { findAccount } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

/** At the name, on an account without a subdomain. */
const goToSubdomainField = async (options: RenderAppOptions = {}, name = 'aoai-contoso-regional') => {
	program = await renderApp({
		...options,
		start: [{ name: 'subscriptions' }, { name: 'find', account: name, subscription: undefined }],
	});
	const { strings } = program;
	await program.waitForText(`› ${name}`, strings.road.title);
	await program.press('g');
	await program.waitForText(strings.road.reasons.noSubdomain({}).slice(0, 20));
	await program.press('Enter');
	await program.waitForText(`${strings.subdomain.label} ${name}`);
	return strings;
};

const sentPatches = () => program.practice.writeRequests().filter((line) => line.startsWith('PATCH'));

const pressBackspace = async (count: number) => {
	for (let n = 0; n < count; n += 1) await program.press('Backspace');
};

describe.each(languages)('an account without a subdomain, in %s', (language) => {
	it('is given one from the first step of the road, which is then done', async () => {
		const { subdomain, confirm, changes, flight, road } = await goToSubdomainField({ language });
		await program.waitForText(subdomain.forever.slice(0, 12), subdomain.keepsWorking.slice(0, 12));
		await program.waitForText('https://japaneast.api.cognitive.microsoft.com/');
		await program.press('Enter');
		await program.waitForText(
			'https://aoai-contoso-regional.openai.azure.com/',
			confirm.typeName,
			`\n${confirm.nameLabel}`,
		);
		expect(sentPatches()).toEqual([]);
		await program.press('Enter');
		await program.waitForText(confirm.wrongName('aoai-contoso-regional').slice(0, 8));
		await program.type('aoai-contoso-regional');
		await program.press('Enter');
		const about = { account: 'aoai-contoso-regional', endpoint: 'https://aoai-contoso-regional.openai.azure.com/' };
		await program.waitForText(changes.setSubdomain.done(about).slice(0, 30), flight.noUndo);
		// The address that was foretold is the one that Azure gave.
		expect(await findAccount(program.practice.azure, 'aoai-contoso-regional')).toMatchObject({
			subdomain: 'aoai-contoso-regional',
			endpoint: about.endpoint,
		});
		await program.press('Enter');
		await program.waitForText(road.reasons.chooseIdentity({}));
		const screen = program.screen();
		expect(screen).toMatch(new RegExp(`1\\. ${road.steps.tokenAccess.title} +${road.states.done}`));
		expect(sentPatches().length).toBe(1);
	});
});

describe('the name', () => {
	it('is refused in place when it is taken, in Azure’s words, and what was typed stays', async () => {
		const { subdomain } = await goToSubdomainField();
		await pressBackspace('regional'.length);
		await program.type('chat');
		await program.waitForText(`${subdomain.label} aoai-contoso-chat`);
		await program.press('Enter');
		await program.waitForText('aoai-contoso-chat cannot be had', 'is already used');
		await program.waitForText(`${subdomain.label} aoai-contoso-chat`);
		expect(sentPatches()).toEqual([]);
	});

	it('is not asked for where it cannot be one', async () => {
		const { subdomain } = await goToSubdomainField();
		await program.type('_x');
		await program.press('Enter');
		await program.waitForText(`${subdomain.label} aoai-contoso-regional_x`);
		expect(program.screen().split(subdomain.rules.slice(0, 30)).length).toBe(3);
		expect(program.practice.writeRequests()).toEqual([]);
	});

	it('is there again after leaving the question by Escape', async () => {
		const { subdomain, confirm } = await goToSubdomainField();
		await program.type('-2');
		await program.press('Enter');
		await program.waitForText(`\n${confirm.nameLabel}`);
		await program.press('Esc');
		await program.waitForText(`${subdomain.label} aoai-contoso-regional-2`);
	});

	it('is not retried as a transient error when another account takes it meanwhile', async () => {
		const { confirm, problems } = await goToSubdomainField();
		await program.press('Enter');
		await program.waitForText(`\n${confirm.nameLabel}`);
		const other = await findAccount(program.practice.azure, 'cog-contoso-translate');
		await program.practice.azure.send({
			method: 'PATCH',
			path: other.id,
			apiVersion: '2025-09-01',
			body: { properties: { customSubDomainName: 'aoai-contoso-regional' } },
		});
		await program.type('aoai-contoso-regional');
		await program.press('Enter');
		await program.waitForText(problems.moved.title, 'Azure says: Sub domain name');
		expect(sentPatches().length).toBe(1);
		await expect(
			program.practice.azure.send({
				method: 'PATCH',
				path: (await findAccount(program.practice.azure, 'aoai-contoso-regional')).id,
				apiVersion: '2025-09-01',
				body: { properties: { customSubDomainName: 'aoai-contoso-regional' } },
			}),
		).rejects.toMatchObject({ kind: 'nameTaken' });
	});

	it('is not asked for where there is one', async () => {
		program = await renderApp({
			seed: async ({ azure }) => {
				expect((await findAccount(azure, 'aoai-contoso-chat')).subdomain).toBe('aoai-contoso-chat');
			},
			start: [{ name: 'subscriptions' }],
		});
		await program.waitForText('Contoso AI Production');
		const { id } = await findAccount(program.practice.azure, 'aoai-contoso-chat');
		await program.close();
		program = await renderApp({ start: [{ name: 'subscriptions' }, { name: 'subdomain', accountId: id }] });
		await program.waitForText(program.strings.subdomain.hasOne('aoai-contoso-chat').slice(0, 40));
		expect(program.screen()).not.toContain(program.strings.subdomain.label);
	});
});
