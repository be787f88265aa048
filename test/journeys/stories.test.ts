// What Contoso's accounts have in store, as the screens tell it.
import { afterEach, describe, expect, it } from 'vitest';
import type { Journal } from '../../source/storage/journal.ts';
import { buildDisableKeysInput, recordNothingCalls } from '../helpers/account-notes.ts';
import { buildInterceptingClient } from '../helpers/intercepting-client.ts';
import { findAccount, findHost, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

type SeedNotes = (journal: Journal, practice: PracticeTenant, accountId: string) => Promise<void>;

/** Opens the guide of an account about which something has been said before. */
const openRoad = async (name: string, said?: SeedNotes) => {
	let id = '';
	program = await renderApp({
		start: [{ name: 'subscriptions' }, { name: 'find', account: name, subscription: undefined }],
		seed: async (practice, journal) => {
			id = (await findAccount(practice.azure, name)).id;
			await said?.(journal, practice, id);
		},
	});
	await program.waitForText(`› ${name}`, program.strings.road.title);
	await program.press('g');
	await program.waitForText('1. ', '8. ');
	return id;
};

const chooseHost =
	(name: string, group?: string): SeedNotes =>
	async (journal, { azure }, accountId) => {
		const { id } = await findHost(azure, name, group);
		await journal.recordNote(accountId, { kind: 'identityChosen', choice: { kind: 'host', hostId: id, name } }, 'test');
	};

const chooseUserAssignedIdentity =
	(name: string): SeedNotes =>
	async (journal, { azure }, accountId) => {
		const { subscriptionId } = await azure.account(accountId);
		const found = (await azure.userAssignedIdentities(subscriptionId)).find((one) => one.name === name);
		if (!found) throw new Error(`no identity is called ${name}`);
		const { id: identityId, principalId, clientId } = found;
		const choice = { kind: 'userAssigned', identityId, name, principalId, clientId } as const;
		await journal.recordNote(accountId, { kind: 'identityChosen', choice }, 'test');
	};

const seedNothingCalls: SeedNotes = (journal, _, accountId) => recordNothingCalls(journal, accountId);

const confirmChoice = async () => {
	await program.waitForText(program.strings.confirm.goBack, `↑↓ ${program.strings.confirm.choose}`);
	await program.press('Down', 'Enter');
	await program.waitForText(program.strings.flight.backToRoad);
};

describe('accounts with a story', () => {
	it('one without a subdomain cannot lock everybody out: the road is blocked at its first step', async () => {
		await openRoad('aoai-contoso-regional');
		const screen = await program.waitForText('This account has no custom subdomain');
		expect(screen).toMatch(/1\. Tokens can be used +blocked/);
		expect(screen).toMatch(/7\. Keys are turned off +later/);
	});

	it('one that is locked read-only says by which lock', async () => {
		await openRoad('aoai-contoso-audit', chooseHost('vm-chat-prod'));
		await program.waitForText('lock-audit-freeze stands in the way', 'Locked read-only by lock-audit-freeze');
		await program.press('Enter');
		await program.waitForText(program.strings.account.nothingToDoHere);
		expect(program.practice.writeRequests()).toEqual([]);
	});

	it('one where you may only read says which right is missing', async () => {
		await openRoad('aoai-kensho-02', chooseHost('vm-chat-prod'));
		await program.waitForText('Your roles here do not include Microsoft.Authorization/roleAssignments/write');
		expect(program.practice.writeRequests()).toEqual([]);
	});

	it('one under a delete lock warns, before the assignment is made, that undo would fail', async () => {
		await openRoad('aoai-contoso-support', chooseHost('vm-chat-prod'));
		await program.waitForText('The delete lock lock-no-delete does not stop the change');
	});

	it('one whose keys a policy keeps on is not begun, and the policy is named', async () => {
		await openRoad('aoai-contoso-legacyapi', seedNothingCalls);
		await program.press('End', 'Up');
		await program.waitForText('Keep key access for the legacy API', 'wants keys on');
		expect(program.practice.writeRequests()).toEqual([]);
	});

	it('one whose policy is unreadable says afterwards that the value did not stick', async () => {
		// Policies that are assigned where the operator may not look act all the same.
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-legacyapi');
		program = await renderApp({
			practice,
			connection: {
				httpClient: buildInterceptingClient(practice, ({ url }) =>
					url.includes('/policyAssignments?') ? { status: 200, body: { value: [] } } : undefined,
				),
			},
			start: [
				{ name: 'subscriptions' },
				{ name: 'confirm', changeRequest: { kind: 'disableKeys', input: buildDisableKeysInput(id) } },
			],
		});
		await program.waitForText(program.strings.confirm.nameLabel);
		await program.type('aoai-contoso-legacyapi');
		await program.press('Enter');
		await program.waitForText(program.strings.problems.didNotStick.title, 'Azure Policy');
		expect((await program.practice.azure.account(id)).keyAuth).toBe('on');
		const last = (await program.journal.entries()).at(-1);
		expect(last).toMatchObject({ type: 'found', verdict: 'cannotTell' });
	});

	it('one whose application has a role at a project only says that this does not reach /openai, and which role does', async () => {
		await openRoad('ai-contoso-studio', chooseHost('app-contoso-studio'));
		await program.waitForText('app-contoso-studio has a role at a project only.');
		await program.press('Enter');
		await program.waitForText('Cognitive Services User', program.strings.confirm.goBack);
		await confirmChoice();
		expect(program.practice.writeRequests().length).toBe(1);
		await program.press('Enter');
		await program.waitForText('Assigned, but Azure does not list it for app-contoso-studio yet');
		program.practice.time.now += program.practice.tenant.options.roleDelay;
		await program.press('r');
		await program.waitForText('Change the code, deploy it');
	});

	it('one for many services lets a person choose the role, says what each opens, and gives the wider one beside the narrower', async () => {
		const give = async (role: string) => {
			await program.press('Enter');
			await program.waitForText(role, program.strings.confirm.goBack);
			await confirmChoice();
			await program.press('Enter');
			program.practice.time.now += program.practice.tenant.options.roleDelay;
			await program.press('r');
			await program.waitForText('Change the code, deploy it');
		};
		await openRoad('ai-contoso-studio', chooseHost('app-contoso-studio'));
		await program.waitForText('app-contoso-studio has a role at a project only.', 'G choose the role');
		await program.press('G');
		await program.waitForText('Cognitive Services User', 'proposed', 'not Phi-4', 'Foundry User', 'may list the keys');
		await program.press('End');
		await program.waitForText('Calls to Azure OpenAI models and nothing else');
		await program.press('Enter');
		await program.waitForText('The role to give is Cognitive Services OpenAI User.', 'Not opened by it: Phi-4.');

		await give('Cognitive Services OpenAI User');
		await program.press('G');
		await program.waitForText('chosen');
		await program.press('Up', 'Up', 'Up');
		await program.waitForText('projects and agents. It was called Azure AI User');
		await program.press('Enter');
		await program.waitForText('may call some of what is deployed here, and not Phi-4.', 'Foundry User opens those too');
		await give('Foundry User');
		expect(program.practice.writeRequests().length).toBe(2);
	});

	it('one whose application already has another role says what that role does not allow, and offers one that does', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'ai-contoso-studio');
		const { identity } = await findHost(practice.azure, 'app-contoso-studio');
		await practice.azure.send({
			method: 'PUT',
			path: `${id}/providers/Microsoft.Authorization/roleAssignments/11111111-2222-4333-8444-555555555555`,
			apiVersion: '2022-04-01',
			body: {
				properties: {
					roleDefinitionId: `/subscriptions/${id.split('/')[2]}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`,
					principalId: identity.systemAssigned?.principalId,
					principalType: 'ServicePrincipal',
				},
			},
		});
		practice.time.now += practice.tenant.options.roleDelay;
		program = await renderApp({
			practice,
			seed: (at, journal) => chooseHost('app-contoso-studio')(journal, at, id),
			start: [{ name: 'subscriptions' }, { name: 'road', accountId: id }],
		});
		await program.waitForText('may call some of what is deployed here, and not Phi-4.', 'Cognitive Services User');
		await program.waitForText('Enter Assign role');
		// Whoever knows that it calls nothing else says so, and the step is behind it, with what stays shut.
		await program.press('G');
		await program.waitForText('proposed');
		await program.press('End', 'Enter');
		await program.waitForText('5. The application is changed               ready');
		await program.press('Up', 'Up');
		await program.waitForText('Not opened by it: Phi-4.');
	});

	it('one whose only grant has a condition does not offer the same role again, and names what is in the way', async () => {
		await openRoad('aoai-contoso-private', chooseUserAssignedIdentity('id-private-app'));
		await program.waitForText('has the role with a condition', 'takes no second one beside it', 'm, then x');
		await program.press('Enter');
		await program.waitForText(program.strings.account.nothingToDoHere);
		await program.press('m');
		await program.waitForText('id-private-app', program.strings.consumers.state);
		while (!program.screen().includes('› id-private-app')) await program.press('Down');
		await program.press('x');
		await program.waitForText('accepted as it is?');
		await program.type('only through the private link');
		await program.press('Enter', 'Esc');
		await program.waitForText('3. The role is assigned', 'skipped');
		expect(program.practice.writeRequests()).toEqual([]);
	});

	it.each([
		['aoai-contoso-nightly', 'id-nightly-job', 'has no role that allows calls here'],
		['aoai-contoso-tuned', 'id-tuned-job', 'proves nothing'],
	])(
		'%s takes more than a role for calls to a model, and is offered the one that opens it',
		async (name, identity, why) => {
			await openRoad(name, chooseUserAssignedIdentity(identity));
			await program.press('Home', 'Down', 'Down');
			await program.waitForText('3. The role is assigned', why);
			await program.press('Enter');
			await program.waitForText('Cognitive Services OpenAI Contributor', identity);
		},
	);

	it('one where a deny assignment takes the role away does not offer another', async () => {
		await openRoad('aoai-contoso-managed', chooseUserAssignedIdentity('id-managed-app'));
		await program.waitForText('One more would change nothing', 'Taken away by the deny assignment');
		await program.press('Enter');
		await program.waitForText(program.strings.account.nothingToDoHere);
	});

	it('one that was finished in the portal is simply done', async () => {
		const id = await openRoad('aoai-contoso-portal', chooseHost('app-contoso-portal'));
		await program.press('End');
		const screen = await program.waitForText('7. Keys are turned off', 'Azure has accepted: keys are off.');
		expect(screen).toMatch(/3\. The role is assigned +done/);
		expect(screen).toMatch(/7\. Keys are turned off +done/);
		expect((await program.practice.azure.account(id)).keyAuth).toBe('off');
	});

	it('resumes where another person did a step meanwhile', async () => {
		const id = await openRoad('aoai-contoso-chat', chooseHost('vm-chat-prod'));
		await program.waitForText('vm-chat-prod has no role that allows calls here.');
		const host = await findHost(program.practice.azure, 'vm-chat-prod');
		await program.practice.azure.send({
			method: 'PUT',
			path: `${id}/providers/Microsoft.Authorization/roleAssignments/0a1b2c3d-0000-4000-8000-000000000001`,
			apiVersion: '2022-04-01',
			body: {
				properties: {
					roleDefinitionId: `/subscriptions/${id.split('/')[2]}/providers/Microsoft.Authorization/roleDefinitions/a97b65f3-24c7-4388-baec-2e87135dc908`,
					principalId: host.identity.systemAssigned?.principalId,
					principalType: 'ServicePrincipal',
				},
			},
		});
		program.practice.time.now += program.practice.tenant.options.roleDelay;
		await program.press('r');
		await program.waitForText('Change the code, deploy it');
	});
});

describe('switching an identity on', () => {
	it('keeps the user-assigned ones that were there, and is patient until the role service knows it', async () => {
		const id = await openRoad('aoai-contoso-batch', chooseHost('vm-batch-01', 'rg-batch'));
		const before = await findHost(program.practice.azure, 'vm-batch-01', 'rg-batch');
		expect(before.identity.userAssigned.length).toBe(2);
		await program.waitForText('has its system-assigned identity switched off');
		await program.press('Enter');
		await program.waitForText('SystemAssigned, UserAssigned');
		await confirmChoice();
		const after = await program.practice.azure.host(before.id);
		expect(after.identity.systemAssigned).toBeDefined();
		expect(after.identity.userAssigned.map((one) => one.id)).toEqual(before.identity.userAssigned.map((one) => one.id));

		await program.press('Enter');
		await program.waitForText('vm-batch-01 has no role that allows calls here.');
		await program.press('Enter');
		await confirmChoice();
		const puts = program.practice.tenant.receivedRequests.filter(
			({ method, url }) => method === 'PUT' && url.includes(id),
		);
		expect(puts.map(({ status }) => status)).toEqual([400, 400, 201]);
	});
});
