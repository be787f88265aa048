// What policies say about keys: one keeps them on, one rewrites, one redeploys, one refuses, one only audits.
import { denyKeyAccess, deployKeyAccess, modifyKeyAccess, policyRule } from '../policy/built-in-definitions.ts';
import type { PolicyResource, Resource } from '../tenant-state.ts';
import { account, gpt4o } from './accounts.ts';
import {
	development,
	fixedGuid,
	production,
	resourceGroupScope,
	roleAssignment,
	type Scenario,
	subscriptionScope,
} from './fixtures.ts';
import { developmentGroup } from './management-groups.ts';

const type = 'Microsoft.CognitiveServices/accounts';

/** Keeps the keys of the legacy API on, whatever a PATCH says. */
const keepLegacyKeys: PolicyResource = {
	properties: {
		displayName: 'contoso-keep-local-auth',
		policyType: 'Custom',
		mode: 'Indexed',
		description: 'The legacy API still needs keys: keep key access on until it is retired.',
		metadata: { category: 'Contoso', createdOn: '2024-09-02T05:00:00Z', createdBy: fixedGuid(501) },
		version: '1.0.0',
		parameters: {},
		policyRule: policyRule(
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
	id: `${subscriptionScope(production)}/providers/Microsoft.Authorization/policyDefinitions/contoso-keep-local-auth`,
	type: 'Microsoft.Authorization/policyDefinitions',
	name: 'contoso-keep-local-auth',
};

const baselineInitiative: PolicyResource = {
	properties: {
		displayName: 'Contoso AI baseline',
		policyType: 'Custom',
		description: 'What every AI account of Contoso has to keep to once its team has moved.',
		metadata: { category: 'Contoso', createdOn: '2025-03-03T02:00:00Z', createdBy: fixedGuid(501) },
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
				policyDefinitionId: denyKeyAccess.id,
				definitionVersion: '1.*.*',
				parameters: { effect: { value: "[parameters('keyAccessEffect')]" } },
				groupNames: [],
			},
			{
				policyDefinitionReferenceId: 'configureKeyAccess',
				policyDefinitionId: modifyKeyAccess.id,
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

export const policyDefinitions: readonly PolicyResource[] = [
	denyKeyAccess,
	modifyKeyAccess,
	deployKeyAccess,
	keepLegacyKeys,
	baselineInitiative,
];

type PolicyAssignmentOptions = { parameters?: Record<string, unknown>; notScopes?: string[]; principal?: number };

const policyAssignment = (
	scope: string,
	name: string,
	displayName: string,
	{ id }: PolicyResource,
	{ parameters = {}, notScopes = [], principal }: PolicyAssignmentOptions = {},
): PolicyResource => ({
	properties: {
		displayName,
		policyDefinitionId: id,
		scope,
		notScopes,
		parameters: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, { value }])),
		metadata: { createdBy: fixedGuid(501), createdOn: '2025-04-07T01:00:00Z', updatedBy: null, updatedOn: null },
		enforcementMode: 'Default',
		nonComplianceMessages: [],
	},
	id: `${scope}/providers/Microsoft.Authorization/policyAssignments/${name}`,
	type: 'Microsoft.Authorization/policyAssignments',
	name,
	// What rewrites or deploys needs an identity to do it with.
	...(principal
		? { location: 'japaneast', identity: { type: 'SystemAssigned', principalId: fixedGuid(principal) } }
		: {}),
});

const hr = account(production, 'rg-policy-modify', 'aoai-contoso-hr', {
	deployments: [gpt4o],
	disableLocalAuth: true,
	tags: { owner: 'hr-systems' },
});
const intranet = account(development, 'rg-policy-deploy', 'aoai-contoso-intranet', {
	deployments: [gpt4o],
	// Not the account's name: a redeployment by policy would ask for another subdomain, which cannot be.
	subdomain: 'contoso-intranet-chat',
	tags: { owner: 'intranet' },
});
const baselineAccount = account(development, 'rg-ai-baseline', 'aoai-contoso-baseline', {
	deployments: [gpt4o],
	disableLocalAuth: true,
	tags: { owner: 'ml-platform' },
});
const accounts: readonly Resource[] = [hr, intranet, baselineAccount];

const excludedGroups = ['rg-ai-dev', 'rg-ai-access', 'rg-ai-logs', 'rg-policy-deploy', 'rg-managed-app'];

const baselineId = `${developmentGroup}/providers/Microsoft.Authorization/policyAssignments/ai-baseline`;
const policyExemption = (scope: string, name: string, displayName: string, expiresOn?: string): PolicyResource => ({
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

export const policyScenario: Scenario = {
	resources: accounts,
	policyAssignments: [
		policyAssignment(
			resourceGroupScope(production, 'rg-policy'),
			'keep-legacy-keys',
			'Keep key access for the legacy API',
			keepLegacyKeys,
			{
				principal: 610,
			},
		),
		policyAssignment(
			subscriptionScope(production),
			'audit-key-access',
			'Report AI accounts with key access',
			denyKeyAccess,
		),
		policyAssignment(
			resourceGroupScope(production, 'rg-policy-modify'),
			'configure-key-access',
			'Keys stay off',
			modifyKeyAccess,
			{
				principal: 611,
			},
		),
		policyAssignment(
			resourceGroupScope(development, 'rg-policy-deploy'),
			'deploy-key-access',
			'Deploy accounts without keys',
			deployKeyAccess,
			{
				principal: 612,
			},
		),
		policyAssignment(developmentGroup, 'ai-baseline', 'Contoso AI baseline (moved teams)', baselineInitiative, {
			parameters: { keyAccessEffect: 'Deny' },
			notScopes: excludedGroups.map((group) => resourceGroupScope(development, group)),
		}),
	],
	policyExemptions: [
		policyExemption(resourceGroupScope(development, 'rg-ai-studio'), 'studio-keeps-keys', 'The studio moves last'),
		policyExemption(baselineAccount.id, 'baseline-old', 'Until the pilot was over', '2025-06-30T15:00:00Z'),
	],
	principals: [
		{ id: fixedGuid(520), type: 'ServicePrincipal', name: 'sp-contoso-nightly' },
		{ id: fixedGuid(610), type: 'ServicePrincipal', name: 'keep-legacy-keys' },
		{ id: fixedGuid(611), type: 'ServicePrincipal', name: 'configure-key-access' },
		{ id: fixedGuid(612), type: 'ServicePrincipal', name: 'deploy-key-access' },
	],
	roleAssignments: [
		// From a management group, built-in roles with data actions may take hours to reach the data plane.
		roleAssignment(
			developmentGroup,
			'Cognitive Services OpenAI User',
			fixedGuid(520),
			'ServicePrincipal',
			'2025-05-01T00:00:00Z',
		),
		roleAssignment(developmentGroup, 'Reader', '3b1f6c0e-52d7-4c3e-8a63-0d9c1f7e2a41', 'User', '2024-01-15T00:00:00Z'),
		roleAssignment(
			resourceGroupScope(production, 'rg-policy-modify'),
			'Contributor',
			fixedGuid(611),
			'ServicePrincipal',
		),
		roleAssignment(
			resourceGroupScope(development, 'rg-policy-deploy'),
			'Cognitive Services Contributor',
			fixedGuid(612),
			'ServicePrincipal',
		),
	],
};
