// Built-in roles as Azure defines them, as far as this tenant's stories use them. GUIDs and actions: Microsoft Learn,
// "Azure built-in roles" (AI + machine learning, General, Privileged).
import type { RoleDefinition } from './authorization-types.ts';

type PermissionActions = {
	actions?: string[];
	notActions?: string[];
	dataActions?: string[];
	notDataActions?: string[];
};

const builtInRole = (id: string, name: string, description: string, parts: PermissionActions): RoleDefinition => ({
	id,
	name,
	description,
	permissions: [{ actions: [], notActions: [], dataActions: [], notDataActions: [], ...parts }],
});

const cs = 'Microsoft.CognitiveServices';
const readActions = [
	`${cs}/*/read`,
	'Microsoft.Authorization/roleAssignments/read',
	'Microsoft.Authorization/roleDefinitions/read',
];
const openAi = `${cs}/accounts/OpenAI`;

export const builtInRoles: readonly RoleDefinition[] = [
	builtInRole('8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'Owner', 'Grants full access to manage all resources.', {
		actions: ['*'],
	}),
	builtInRole(
		'b24988ac-6180-42a0-ab88-20f7382dd24c',
		'Contributor',
		'Grants full access to manage all resources, but does not allow you to assign roles.',
		{
			actions: ['*'],
			notActions: [
				'Microsoft.Authorization/*/Delete',
				'Microsoft.Authorization/*/Write',
				'Microsoft.Authorization/elevateAccess/Action',
			],
		},
	),
	builtInRole(
		'acdd72a7-3385-48ef-bd42-f606fba81ae7',
		'Reader',
		'View all resources, but does not allow you to make any changes.',
		{ actions: ['*/read'] },
	),
	builtInRole(
		'18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
		'User Access Administrator',
		'Lets you manage user access to Azure resources.',
		{
			actions: ['*/read', 'Microsoft.Authorization/*'],
		},
	),
	builtInRole(
		'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
		'Role Based Access Control Administrator',
		'Manage access to Azure resources by assigning roles.',
		{
			actions: [
				'Microsoft.Authorization/roleAssignments/write',
				'Microsoft.Authorization/roleAssignments/delete',
				'*/read',
			],
		},
	),
	builtInRole(
		'25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68',
		'Cognitive Services Contributor',
		'Lets you create, read, update, delete and manage keys of Cognitive Services.',
		{
			actions: [
				'Microsoft.Authorization/*/read',
				`${cs}/*`,
				'Microsoft.Insights/alertRules/*',
				'Microsoft.Insights/diagnosticSettings/*',
				'Microsoft.Insights/logDefinitions/read',
				'Microsoft.Insights/metricdefinitions/read',
				'Microsoft.Insights/metrics/read',
				'Microsoft.Resources/subscriptions/resourceGroups/read',
			],
		},
	),
	builtInRole(
		'5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
		'Cognitive Services OpenAI User',
		'Ability to view files, models, deployments. Readers can call inference operations.',
		{
			actions: readActions,
			dataActions: [
				`${openAi}/*/read`,
				`${openAi}/engines/completions/action`,
				`${openAi}/engines/search/action`,
				`${openAi}/engines/generate/action`,
				`${openAi}/deployments/audio/action`,
				`${openAi}/deployments/search/action`,
				`${openAi}/deployments/completions/action`,
				`${openAi}/deployments/chat/completions/action`,
				`${openAi}/deployments/realtime/action`,
				`${openAi}/deployments/extensions/chat/completions/action`,
				`${openAi}/deployments/embeddings/action`,
				`${openAi}/images/generations/action`,
				`${openAi}/assistants/*`,
				`${openAi}/responses/*`,
			],
			notDataActions: [`${openAi}/stored-completions/read`],
		},
	),
	builtInRole(
		'a001fd3d-188f-4b5d-821b-7da978bf7442',
		'Cognitive Services OpenAI Contributor',
		'Full access including the ability to fine-tune, deploy and generate text.',
		{
			actions: [`${cs}/*/read`, `${cs}/accounts/deployments/write`, `${cs}/accounts/deployments/delete`],
			dataActions: [`${openAi}/*`],
		},
	),
	builtInRole(
		'a97b65f3-24c7-4388-baec-2e87135dc908',
		'Cognitive Services User',
		'Lets you read and list keys of Cognitive Services.',
		{
			actions: [`${cs}/*/read`, `${cs}/accounts/listkeys/action`],
			dataActions: [`${cs}/*`],
		},
	),
	builtInRole(
		'53ca6127-db72-4b80-b1b0-d745d6d5456d',
		'Foundry User',
		'Grants reader access to AI projects and accounts, and data actions on them.',
		{
			actions: [`${cs}/*/read`, `${cs}/accounts/listkeys/action`],
			dataActions: [`${cs}/*`],
		},
	),
	builtInRole(
		'b59867f0-fa02-499b-be73-45a86b5b3e1c',
		'Cognitive Services Data Reader',
		'Lets you read Cognitive Services data.',
		{
			dataActions: [`${cs}/*/read`],
		},
	),
	builtInRole(
		'f1a07417-d97a-45cb-824c-7a7467783830',
		'Managed Identity Operator',
		'Read and assign user-assigned identities.',
		{
			actions: [
				'Microsoft.ManagedIdentity/userAssignedIdentities/*/read',
				'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
			],
		},
	),
];
