// Policies: what is assigned where, what the definitions say, and that they act on a write.
import { afterEach, describe, expect, it } from 'vitest';
import { type ServedTenant, serveTenant } from './helpers/served-tenant.ts';

let served: ServedTenant;
afterEach(() => served.close());

const builtIn = '/providers/Microsoft.Authorization/policyDefinitions';
const assigned = (name: string, filter = '&$filter=atScope()') =>
	served.listAll(
		`${served.resourceId(name)}/providers/Microsoft.Authorization/policyAssignments?api-version=2022-06-01${filter}`,
	);

const patch = (name: string, disableLocalAuth: boolean) =>
	served.request('PATCH', `${served.resourceId(name)}?api-version=2025-09-01`, { properties: { disableLocalAuth } });

describe('assignments', () => {
	it('are listed from here and above, with what they spare', async () => {
		served = await serveTenant();
		expect((await assigned('aoai-contoso-legacyapi')).map(({ name }) => name)).toEqual([
			'keep-legacy-keys',
			'audit-key-access',
		]);
		const [baseline] = await assigned('aoai-contoso-baseline');
		expect(baseline.properties).toMatchObject({
			scope: '/providers/Microsoft.Management/managementGroups/mg-contoso-dev',
			parameters: { keyAccessEffect: { value: 'Deny' } },
			enforcementMode: 'Default',
		});
		expect(baseline.properties.notScopes.some((one: string) => one.endsWith('/rg-ai-dev'))).toBe(true);
	});

	it('lead to definitions: built in, custom, and an initiative that hands its parameter on', async () => {
		served = await serveTenant();
		const [, , deploy] = await Promise.all(
			[
				'71ef260a-8f18-47b7-abcb-62d0673d94dc',
				'14de9e63-1b31-492e-a5a3-c3f7fd57f555',
				'55eff01b-f2bd-4c32-9203-db285f709d30',
			].map(async (name) => (await served.request('GET', `${builtIn}/${name}?api-version=2023-04-01`)).body),
		);
		expect(deploy.properties.policyRule.then.details.deployment.properties.template.resources[0].properties).toEqual({
			customSubDomainName: "[parameters('resourceName')]",
			disableLocalAuth: "[parameters('disableLocalAuth')]",
			publicNetworkAccess: "[parameters('publicNetworkAccess')]",
			networkAcls: "[parameters('networkAcls')]",
		});
		expect(deploy.properties.parameters.publicNetworkAccess.defaultValue).toBe('Disabled');
		const [baseline] = await assigned('aoai-contoso-baseline');
		const set = await served.request('GET', `${baseline.properties.policyDefinitionId}?api-version=2023-04-01`);
		expect(set.body.properties.policyDefinitions[0]).toMatchObject({
			policyDefinitionId: `${builtIn}/71ef260a-8f18-47b7-abcb-62d0673d94dc`,
			parameters: { effect: { value: "[parameters('keyAccessEffect')]" } },
		});
		const [keep] = await assigned('aoai-contoso-legacyapi');
		const custom = await served.request('GET', `${keep.properties.policyDefinitionId}?api-version=2021-06-01`);
		expect(custom.body.properties.policyType).toBe('Custom');
		const gone = await served.request('GET', `${builtIn}/00000000-0000-0000-0000-000000000000?api-version=2023-04-01`);
		expect([gone.status, gone.body.error.code]).toEqual([404, 'PolicyDefinitionNotFound']);
	});

	it('hide an initiative from principals that may not read its management group', async () => {
		served = await serveTenant({ reader: true });
		const [baseline] = await assigned('aoai-contoso-baseline');
		const { status, body } = await served.request(
			'GET',
			`${baseline.properties.policyDefinitionId}?api-version=2023-04-01`,
		);
		expect([status, body.error.code]).toEqual([403, 'AuthorizationFailed']);
	});

	it('refuse a filter and a version that they do not have', async () => {
		served = await serveTenant();
		const at = `${served.resourceId('aoai-contoso-hr')}/providers/Microsoft.Authorization/policyAssignments`;
		const filter = await served.request('GET', `${at}?api-version=2022-06-01&$filter=name eq 'x'`);
		expect([filter.status, filter.body.error.code]).toEqual([400, 'InvalidFilterInQueryString']);
		const version = await served.request('GET', `${at}?api-version=2022-04-01`);
		expect([version.status, version.body.error.code]).toEqual([404, 'InvalidResourceType']);
	});
});

describe('effects', () => {
	it('modify turns the keys off again without a word', async () => {
		served = await serveTenant();
		const { status } = await patch('aoai-contoso-hr', false);
		expect(status).toBe(202);
		const { body } = await served.request('GET', `${served.resourceId('aoai-contoso-hr')}?api-version=2025-09-01`);
		expect(body.properties.disableLocalAuth).toBe(true);
	});

	it('modify leaves a request of an old version alone, as the definition says', async () => {
		served = await serveTenant();
		const { body } = await served.request('PATCH', `${served.resourceId('aoai-contoso-hr')}?api-version=2017-04-18`, {
			properties: { disableLocalAuth: false },
		});
		expect(body.properties.disableLocalAuth).toBe(false);
	});

	it('deny lets an exempted account be, and not one whose exemption has run out', async () => {
		served = await serveTenant();
		await patch('ai-contoso-studio', true);
		expect((await patch('ai-contoso-studio', false)).status).toBeLessThan(300);
		expect((await patch('aoai-contoso-baseline', false)).status).toBe(403);
		const at = `${served.resourceId('ai-contoso-studio')}/providers/Microsoft.Authorization/policyExemptions`;
		const all = await served.listAll(`${at}?api-version=2022-07-01-preview&$filter=atScope()`);
		expect(all.map(({ name }) => name)).toEqual(['studio-keeps-keys']);
	});

	it('deny refuses by the names of assignment, definition and initiative', async () => {
		served = await serveTenant();
		const { status, body } = await patch('aoai-contoso-baseline', false);
		expect([status, body.error.code, body.error.target]).toEqual([
			403,
			'RequestDisallowedByPolicy',
			'aoai-contoso-baseline',
		]);
		expect(body.error.additionalInfo[0]).toMatchObject({
			type: 'PolicyViolation',
			info: {
				policyAssignmentName: 'ai-baseline',
				policySetDefinitionName: 'contoso-ai-baseline',
				policyDefinitionName: '71ef260a-8f18-47b7-abcb-62d0673d94dc',
				policyDefinitionEffect: 'deny',
			},
		});
	});

	it('deny spares what its assignment spares, and audit refuses nothing', async () => {
		served = await serveTenant();
		expect((await patch('aoai-contoso-people', false)).status).toBe(202);
		expect((await patch('aoai-contoso-chat', false)).status).toBe(202);
	});
});

describe('asking before', () => {
	it('says that a deny would refuse, and nothing of what would be rewritten', async () => {
		served = await serveTenant();
		const ask = (name: string, disableLocalAuth: boolean, includeAuditEffect = false) => {
			const id = served.resourceId(name);
			return served.request(
				'POST',
				`${id.split('/providers/')[0]}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions?api-version=2024-10-01`,
				{
					resourceDetails: {
						resourceContent: { type: 'Microsoft.CognitiveServices/accounts', name, properties: { disableLocalAuth } },
						apiVersion: '2025-09-01',
					},
					includeAuditEffect,
				},
			);
		};
		const effects = async (...args: Parameters<typeof ask>) =>
			(await ask(...args)).body.contentEvaluationResult.policyEvaluations.map(
				(one: { policyInfo: { policyAssignmentName: string }; effectDetails: { policyEffect: string } }) =>
					`${one.policyInfo.policyAssignmentName} ${one.effectDetails.policyEffect}`,
			);
		expect(await effects('aoai-contoso-baseline', false)).toEqual(['ai-baseline Deny']);
		expect(await effects('aoai-contoso-baseline', true)).toEqual([]);
		expect(await effects('aoai-contoso-hr', false)).toEqual([]);
		expect(await effects('aoai-contoso-hr', false, true)).toEqual(['audit-key-access Audit']);
	});
});
