// Policies about keys, read by the real client from the served tenant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forbiddenResponse, interceptPath } from '../../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';
import { problemOf } from '../../helpers/problem-of.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const idOf = async (name: string) => (await findAccount(practice.azure, name)).id;

describe('key policies', () => {
	const told = async (name: string) =>
		(await practice.azure.keyPolicies(await idOf(name))).map(
			({ name: policy, effect, requiredKeyAuth, restrictsNetwork }) =>
				`${policy}: ${effect}, keys ${requiredKeyAuth}${restrictsNetwork ? ', cuts the network' : ''}`,
		);

	it('are read out of definitions, with parameters, defaults, initiatives and exclusions', async () => {
		const audit = 'Report AI accounts with key access: audit, keys off';
		expect(await told('aoai-contoso-chat')).toEqual([audit]);
		expect(await told('aoai-contoso-legacyapi')).toEqual([
			'Keep key access for the legacy API: modify, keys on',
			audit,
		]);
		expect(await told('aoai-contoso-hr')).toEqual([audit, 'Keys stay off: modify, keys off']);
		expect(await told('aoai-contoso-intranet')).toEqual([
			'Deploy accounts without keys: redeploy, keys off, cuts the network',
		]);
		expect(await told('aoai-contoso-baseline')).toEqual([
			'Contoso AI baseline (moved teams): deny, keys off',
			'Contoso AI baseline (moved teams): off, keys off',
		]);
		// An exemption at its group lifts one definition of the initiative; one that has expired lifts nothing.
		expect(await told('ai-contoso-studio')).toEqual([
			'Contoso AI baseline (moved teams): off, keys off',
			'Contoso AI baseline (moved teams): off, keys off',
		]);
		// Excluded by the assignment's notScopes.
		expect(await told('aoai-contoso-dev')).toEqual([]);
	});

	it('name the built-in definition that redeploys', async () => {
		const [policy] = await practice.azure.keyPolicies(await idOf('aoai-contoso-intranet'));
		expect(policy?.definitionId).toBe('55eff01b-f2bd-4c32-9203-db285f709d30');
		expect(policy?.definitionName).toMatch(/^Configure Azure AI Services resources to disable local key access/);
	});

	it('read a built-in definition once, however many accounts are looked at', async () => {
		await told('aoai-contoso-chat');
		await told('aoai-contoso-batch');
		const reads = practice.tenant.receivedRequests.filter(({ url }) =>
			url.includes('71ef260a-8f18-47b7-abcb-62d0673d94dc'),
		);
		expect(reads.length).toBe(1);
	});

	it('whose definition may not be read are other, and never left out', async () => {
		const azure = interceptPath(practice, /policyDefinitions/, forbiddenResponse);
		expect(await azure.keyPolicies(await idOf('aoai-contoso-chat'))).toMatchObject([
			{ name: 'Report AI accounts with key access', effect: 'other', requiredKeyAuth: undefined },
		]);
	});

	it('that are not enforced only report', async () => {
		const definition = '/providers/Microsoft.Authorization/policyDefinitions/14de9e63-1b31-492e-a5a3-c3f7fd57f555';
		const id =
			'/providers/Microsoft.Management/managementGroups/m/providers/Microsoft.Authorization/policyAssignments/a';
		const assigned = (properties: object) => ({
			status: 200,
			body: { value: [{ id, name: 'a', properties: { policyDefinitionId: definition, ...properties } }] },
		});
		const effect = async (properties: object) =>
			(
				await interceptPath(practice, /policyAssignments/, assigned(properties)).keyPolicies(
					await idOf('aoai-contoso-chat'),
				)
			).map((policy) => policy.effect);
		expect(await effect({})).toEqual(['modify']);
		expect(await effect({ enforcementMode: 'DoNotEnforce' })).toEqual(['audit']);
		expect(await effect({ parameters: { effect: { value: 'Disabled' } }, enforcementMode: 'DoNotEnforce' })).toEqual([
			'off',
		]);
		expect(await effect({ overrides: [{ kind: 'policyEffect', value: 'Disabled' }] })).toEqual(['off']);
		expect(await effect({ policyDefinitionId: 'https://evil.example/policyDefinitions/x' })).toEqual(['other']);
	});

	it('are lifted by an exemption of theirs that holds now, and is meant for all resources there', async () => {
		const { azure } = practice;
		const id = await idOf('aoai-contoso-hr');
		const policyAssignmentId = (await azure.keyPolicies(id)).find(({ effect }) => effect === 'modify')?.assignmentId;
		const effects = async (properties: object) => {
			const body = { value: [{ properties: { policyAssignmentId, ...properties } }] };
			return (await interceptPath(practice, /policyExemptions/, { status: 200, body }).keyPolicies(id)).map(
				({ effect }) => effect,
			);
		};
		const lifted = ['audit', 'off'];
		const held = ['audit', 'modify'];
		expect(await effects({})).toEqual(lifted);
		expect(await effects({ policyAssignmentId: policyAssignmentId?.toUpperCase() })).toEqual(lifted);
		expect(await effects({ expiresOn: '2026-11-25T00:00:00Z' })).toEqual(lifted);
		expect(await effects({ expiresOn: '2026-11-24T00:00:00Z' })).toEqual(held);
		expect(await effects({ policyAssignmentId: `${policyAssignmentId}-2` })).toEqual(held);
		expect(await effects({ policyDefinitionReferenceIds: ['another'] })).toEqual(held);
		expect(await effects({ resourceSelectors: [{ name: 'one', selectors: [] }] })).toEqual(held);
		const hidden = interceptPath(practice, /policyExemptions/, forbiddenResponse);
		expect((await problemOf(hidden.keyPolicies(id))).kind).toBe('forbidden');
	});

	it('that may not be listed are a problem, not none', async () => {
		const azure = interceptPath(practice, /policyAssignments/, forbiddenResponse);
		expect((await problemOf(azure.keyPolicies(await idOf('aoai-contoso-chat')))).kind).toBe('forbidden');
	});
});
