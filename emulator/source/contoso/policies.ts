// What policies say about keys: one keeps them on, one rewrites, one redeploys, one refuses, one only audits.
import { redeployKeys, refuseKeys, rewriteKeys, ruled } from '../policy/built-in.ts';
import type { PolicyObject, Resource } from '../world.ts';
import { account, gpt4o } from './accounts.ts';
import { developmentGroup } from './management-groups.ts';
import { assign, development, groupOf, guid, production, type Stories, scopeOf } from './words.ts';

const type = 'Microsoft.CognitiveServices/accounts';

/** Keeps the keys of the legacy API on, whatever a PATCH says. */
const keepKeys: PolicyObject = {
	properties: {
		displayName: 'contoso-keep-local-auth',
		policyType: 'Custom',
		mode: 'Indexed',
		description: 'The legacy API still needs keys: keep key access on until it is retired.',
		metadata: { category: 'Contoso', createdOn: '2024-09-02T05:00:00Z', createdBy: guid(501) },
		version: '1.0.0',
		parameters: {},
		policyRule: ruled(
			{
				allOf: [
					{ field: 'type', equals: type },
					{ field: `${type}/disableLocalAuth`, notEquals: false },
				],
			},
			{
				effect: 'modify',
				details: {
					roleDefinitionIds: [
						'/providers/Microsoft.Authorization/roleDefinitions/25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68',
					],
					conflictEffect: 'audit',
					operations: [{ operation: 'addOrReplace', field: `${type}/disableLocalAuth`, value: false }],
				},
			},
		),
		versions: ['1.0.0'],
	},
	id: `${scopeOf(production)}/providers/Microsoft.Authorization/policyDefinitions/contoso-keep-local-auth`,
	type: 'Microsoft.Authorization/policyDefinitions',
	name: 'contoso-keep-local-auth',
};

const baseline: PolicyObject = {
	properties: {
		displayName: 'Contoso AI baseline',
		policyType: 'Custom',
		description: 'What every AI account of Contoso has to keep to once its team has moved.',
		metadata: { category: 'Contoso', createdOn: '2025-03-03T02:00:00Z', createdBy: guid(501) },
		version: '1.0.0',
		parameters: {
			keyAccessEffect: {
				type: 'String',
				metadata: { displayName: 'Effect for key access' },
				allowedValues: ['Audit', 'Deny', 'Disabled'],
				defaultValue: 'Audit',
			},
		},
		policyDefinitions: [
			{
				policyDefinitionReferenceId: 'keyAccess',
				policyDefinitionId: refuseKeys.id,
				definitionVersion: '1.*.*',
				parameters: { effect: { value: "[parameters('keyAccessEffect')]" } },
				groupNames: [],
			},
			{
				policyDefinitionReferenceId: 'configureKeyAccess',
				policyDefinitionId: rewriteKeys.id,
				definitionVersion: '1.*.*',
				parameters: { effect: { value: 'Disabled' } },
				groupNames: [],
			},
		],
		versions: ['1.0.0'],
	},
	id: `${developmentGroup}/providers/Microsoft.Authorization/policySetDefinitions/contoso-ai-baseline`,
	type: 'Microsoft.Authorization/policySetDefinitions',
	name: 'contoso-ai-baseline',
};

export const policyDefinitions: readonly PolicyObject[] = [refuseKeys, rewriteKeys, redeployKeys, keepKeys, baseline];

type Words = { parameters?: Record<string, unknown>; notScopes?: string[]; principal?: number };

const assigned = (
	scope: string,
	name: string,
	displayName: string,
	{ id }: PolicyObject,
	{ parameters = {}, notScopes = [], principal }: Words = {},
): PolicyObject => ({
	properties: {
		displayName,
		policyDefinitionId: id,
		scope,
		notScopes,
		parameters: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, { value }])),
		metadata: { createdBy: guid(501), createdOn: '2025-04-07T01:00:00Z', updatedBy: null, updatedOn: null },
		enforcementMode: 'Default',
		nonComplianceMessages: [],
	},
	id: `${scope}/providers/Microsoft.Authorization/policyAssignments/${name}`,
	type: 'Microsoft.Authorization/policyAssignments',
	name,
	// What rewrites or deploys needs an identity to do it with.
	...(principal ? { location: 'japaneast', identity: { type: 'SystemAssigned', principalId: guid(principal) } } : {}),
});

const hr = account(production, 'rg-policy-modify', 'aoai-contoso-hr', {
	models: [gpt4o],
	keysOff: true,
	tags: { owner: 'hr-systems' },
});
const intranet = account(development, 'rg-policy-deploy', 'aoai-contoso-intranet', {
	models: [gpt4o],
	// Not the account's name: a redeployment by policy would ask for another subdomain, which cannot be.
	subdomain: 'contoso-intranet-chat',
	tags: { owner: 'intranet' },
});
const settled = account(development, 'rg-ai-baseline', 'aoai-contoso-baseline', {
	models: [gpt4o],
	keysOff: true,
	tags: { owner: 'ml-platform' },
});
const accounts: readonly Resource[] = [hr, intranet, settled];

const notYet = ['rg-ai-dev', 'rg-ai-access', 'rg-ai-logs', 'rg-policy-deploy', 'rg-managed-app'];

const baselineId = `${developmentGroup}/providers/Microsoft.Authorization/policyAssignments/ai-baseline`;
const exempt = (scope: string, name: string, displayName: string, expiresOn?: string): PolicyObject => ({
	properties: {
		policyAssignmentId: baselineId,
		policyDefinitionReferenceIds: ['keyAccess'],
		exemptionCategory: 'Waiver',
		displayName,
		...(expiresOn ? { expiresOn } : {}),
		assignmentScopeValidation: 'Default',
	},
	id: `${scope}/providers/Microsoft.Authorization/policyExemptions/${name}`,
	type: 'Microsoft.Authorization/policyExemptions',
	name,
});

export const policyStories: Stories = {
	resources: accounts,
	policyAssignments: [
		assigned(groupOf(production, 'rg-policy'), 'keep-legacy-keys', 'Keep key access for the legacy API', keepKeys, {
			principal: 610,
		}),
		assigned(scopeOf(production), 'audit-key-access', 'Report AI accounts with key access', refuseKeys),
		assigned(groupOf(production, 'rg-policy-modify'), 'configure-key-access', 'Keys stay off', rewriteKeys, {
			principal: 611,
		}),
		assigned(
			groupOf(development, 'rg-policy-deploy'),
			'deploy-key-access',
			'Deploy accounts without keys',
			redeployKeys,
			{
				principal: 612,
			},
		),
		assigned(developmentGroup, 'ai-baseline', 'Contoso AI baseline (moved teams)', baseline, {
			parameters: { keyAccessEffect: 'Deny' },
			notScopes: notYet.map((group) => groupOf(development, group)),
		}),
	],
	policyExemptions: [
		exempt(groupOf(development, 'rg-ai-studio'), 'studio-keeps-keys', 'The studio moves last'),
		exempt(settled.id, 'baseline-old', 'Until the pilot was over', '2025-06-30T15:00:00Z'),
	],
	principals: [
		{ id: guid(520), type: 'ServicePrincipal', name: 'sp-contoso-nightly' },
		{ id: guid(610), type: 'ServicePrincipal', name: 'keep-legacy-keys' },
		{ id: guid(611), type: 'ServicePrincipal', name: 'configure-key-access' },
		{ id: guid(612), type: 'ServicePrincipal', name: 'deploy-key-access' },
	],
	assignments: [
		// From a management group, built-in roles with data actions may take hours to reach the data plane.
		assign(developmentGroup, 'Cognitive Services OpenAI User', guid(520), 'ServicePrincipal', '2025-05-01T00:00:00Z'),
		assign(developmentGroup, 'Reader', '3b1f6c0e-52d7-4c3e-8a63-0d9c1f7e2a41', 'User', '2024-01-15T00:00:00Z'),
		assign(groupOf(production, 'rg-policy-modify'), 'Contributor', guid(611), 'ServicePrincipal'),
		assign(groupOf(development, 'rg-policy-deploy'), 'Cognitive Services Contributor', guid(612), 'ServicePrincipal'),
	],
};
