// Built-in policy definitions about key authentication, in Resource Manager's JSON.
// Source: the public list of built-in definitions, "Azure Ai Services" and "Cognitive Services".
import type { JsonObject, PolicyResource } from '../tenant-state.ts';

const accounts = 'Microsoft.CognitiveServices/accounts';

const effectParameter = (defaultValue: string, ...others: string[]) => ({
	type: 'String',
	defaultValue,
	allowedValues: [defaultValue, ...others],
	metadata: { displayName: 'Effect', description: 'Enable or disable the execution of the policy' },
});

const stringParameter = (displayName: string, allowedValues: string[], defaultValue: string) => ({
	type: 'String',
	metadata: { displayName, description: `The ${displayName} property of the Azure AI service` },
	allowedValues,
	defaultValue,
});

const builtInDefinition = (
	name: string,
	category: string,
	displayName: string,
	description: string,
	rest: JsonObject,
): PolicyResource => ({
	properties: {
		displayName,
		policyType: 'BuiltIn',
		mode: 'Indexed',
		description,
		metadata: { version: '1.0.0', category },
		version: '1.0.0',
		...rest,
		versions: ['1.0.0'],
	},
	id: `/providers/Microsoft.Authorization/policyDefinitions/${name}`,
	type: 'Microsoft.Authorization/policyDefinitions',
	name,
});

/** If this, then that, in the words of the policy language. */
export const policyRule = (condition: JsonObject, outcome: JsonObject) => ({
	if: condition,
	// biome-ignore lint/suspicious/noThenProperty: the policy language's own word
	then: outcome,
});

const keyAccessDescription =
	'Key access (local authentication) is recommended to be disabled for security. After disabling, Microsoft Entra ID becomes the only access method, which allows maintaining minimum privilege principle and granular control. Learn more at: https://aka.ms/AI/auth';

const typeEquals = (type: string) => ({ field: 'type', equals: type });
const keyAuthEnabled = (type: string) => ({ field: `${type}/disableLocalAuth`, notEquals: true });

export const denyKeyAccess = builtInDefinition(
	'71ef260a-8f18-47b7-abcb-62d0673d94dc',
	'Azure Ai Services',
	'Azure AI Services resources should have key access disabled (disable local authentication)',
	keyAccessDescription,
	{
		metadata: { version: '1.1.0', category: 'Azure Ai Services' },
		version: '1.1.0',
		parameters: { effect: effectParameter('Audit', 'Deny', 'Disabled') },
		policyRule: policyRule(
			{
				anyOf: [accounts, 'Microsoft.Search/searchServices'].map((type) => ({
					allOf: [typeEquals(type), keyAuthEnabled(type)],
				})),
			},
			{ effect: "[parameters('effect')]" },
		),
	},
);

export const modifyKeyAccess = builtInDefinition(
	'14de9e63-1b31-492e-a5a3-c3f7fd57f555',
	'Cognitive Services',
	'Configure Cognitive Services accounts to disable local authentication methods',
	'Disable local authentication methods so that your Cognitive Services accounts require Azure Active Directory identities exclusively for authentication. Learn more at: https://aka.ms/cs/auth.',
	{
		parameters: { effect: effectParameter('Modify', 'Disabled') },
		policyRule: policyRule(
			{ allOf: [typeEquals(accounts), keyAuthEnabled(accounts)] },
			{
				effect: "[parameters('effect')]",
				details: {
					roleDefinitionIds: [
						'/providers/microsoft.authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
					],
					conflictEffect: 'audit',
					operations: [
						{
							condition: "[greaterOrEquals(requestContext().apiVersion, '2021-04-30')]",
							operation: 'addOrReplace',
							field: `${accounts}/disableLocalAuth`,
							value: true,
						},
					],
				},
			},
		),
	},
);

const deploymentParameters = [
	'resourceName',
	'location',
	'disableLocalAuth',
	'kind',
	'sku',
	'publicNetworkAccess',
	'networkAcls',
];

/** Its deployment puts the whole account anew: public network access is cut by default, and the subdomain is the name. */
export const deployKeyAccess = builtInDefinition(
	'55eff01b-f2bd-4c32-9203-db285f709d30',
	'Azure Ai Services',
	'Configure Azure AI Services resources to disable local key access (disable local authentication)',
	keyAccessDescription,
	{
		parameters: {
			effect: effectParameter('DeployIfNotExists', 'Disabled'),
			disableLocalAuth: stringParameter('disableLocalAuth', ['true', 'false'], 'true'),
			publicNetworkAccess: stringParameter('publicNetworkAccess', ['Disabled', 'Enabled'], 'Disabled'),
		},
		policyRule: policyRule(typeEquals(accounts), {
			effect: "[parameters('effect')]",
			details: {
				type: accounts,
				name: "[field('name')]",
				existenceCondition: { field: `${accounts}/disableLocalAuth`, equals: true },
				roleDefinitionIds: [
					'/providers/Microsoft.Authorization/roleDefinitions/a001fd3d-188f-4b5d-821b-7da978bf7442',
					'/providers/microsoft.authorization/roleDefinitions/25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68',
				],
				deployment: {
					properties: {
						mode: 'incremental',
						template: {
							$schema: 'http://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
							contentVersion: '1.0.0.0',
							parameters: Object.fromEntries(
								deploymentParameters.map((name) => [
									name,
									{ type: /^(sku|networkAcls)$/.test(name) ? 'object' : 'string' },
								]),
							),
							variables: {},
							resources: [
								{
									type: accounts,
									apiVersion: '2023-10-01-preview',
									name: "[parameters('resourceName')]",
									kind: "[parameters('kind')]",
									sku: "[parameters('sku')]",
									location: "[parameters('location')]",
									properties: {
										customSubDomainName: "[parameters('resourceName')]",
										disableLocalAuth: "[parameters('disableLocalAuth')]",
										publicNetworkAccess: "[parameters('publicNetworkAccess')]",
										networkAcls: "[parameters('networkAcls')]",
									},
								},
							],
							outputs: {},
						},
						parameters: {
							location: { value: "[field('location')]" },
							resourceName: { value: "[field('name')]" },
							disableLocalAuth: { value: "[parameters('disableLocalAuth')]" },
							kind: { value: "[field('kind')]" },
							sku: { value: `[field('${accounts}/sku')]` },
							publicNetworkAccess: { value: "[parameters('publicNetworkAccess')]" },
							networkAcls: { value: `[field('${accounts}/networkAcls')]` },
						},
					},
				},
			},
		}),
	},
);
