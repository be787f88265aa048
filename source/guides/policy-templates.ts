// Writes what keeps keys off: a built-in policy to assign, and the lines of a template that would otherwise turn them
// on again. Names and ids come from the public list of built-in definitions, "Azure Ai Services" and "Cognitive
// Services".
import { apiVersions } from '../model/api-versions.ts';

type PolicyDefinition = { readonly id: string; readonly name: string };

export const builtInPolicies = {
	/** Its effects are Audit, Deny or Disabled; it covers search services too. */
	refuse: {
		id: '71ef260a-8f18-47b7-abcb-62d0673d94dc',
		name: 'Azure AI Services resources should have key access disabled (disable local authentication)',
	},
	/** Its effect is Modify: it sets the property in every request, silently, and needs an identity with rights. */
	rewrite: {
		id: '14de9e63-1b31-492e-a5a3-c3f7fd57f555',
		name: 'Configure Cognitive Services accounts to disable local authentication methods',
	},
	/**
	 * Its effect is DeployIfNotExists: a PUT of the account, by default with public network access Disabled. Do not
	 * assign it for this.
	 */
	redeploy: {
		id: '55eff01b-f2bd-4c32-9203-db285f709d30',
		name: 'Configure Azure AI Services resources to disable local key access (disable local authentication)',
	},
} as const satisfies Record<string, PolicyDefinition>;

export type PolicyScope = { readonly kind: 'subscription' | 'managementGroup'; readonly id: string };

/** `Audit` reports what would be refused; `Deny` refuses it. */
export type PolicyEffect = 'Audit' | 'Deny';

export const policyFormats = ['az', 'bicep', 'terraform'] as const;
export type PolicyFormat = (typeof policyFormats)[number];

/** The name of the assignment: at most 24 characters, the limit of a management group (Azure resource naming rules). */
const name = 'keyless-ai';
const definition = `/providers/Microsoft.Authorization/policyDefinitions/${builtInPolicies.refuse.id}`;

const path = ({ kind, id }: PolicyScope): string =>
	kind === 'subscription' ? `/subscriptions/${id}` : `/providers/Microsoft.Management/managementGroups/${id}`;

/** Matches an id that can go into a command: one with a quote is neither a GUID nor the name of a management group. */
const plain = /^[\w.()-]+$/;

const forms: Readonly<Record<PolicyFormat, (scope: PolicyScope, effect: PolicyEffect) => readonly string[]>> = {
	// The assignment is a PUT by name: sent again with another effect, it changes that effect.
	az: (scope, effect) => [
		`az policy assignment create --name ${name} \\`,
		`  --display-name 'Azure AI services without keys' \\`,
		`  --policy ${builtInPolicies.refuse.id} \\`,
		`  --scope ${path(scope)} \\`,
		`  --params '{"effect":{"value":"${effect}"}}'`,
	],
	bicep: ({ kind }, effect) => [
		`targetScope = '${kind}'`,
		'',
		`resource keyless 'Microsoft.Authorization/policyAssignments@${apiVersions.policyAssignments}' = {`,
		`  name: '${name}'`,
		'  properties: {',
		`    displayName: 'Azure AI services without keys'`,
		`    policyDefinitionId: '${definition}'`,
		`    parameters: { effect: { value: '${effect}' } }`,
		'  }',
		'}',
	],
	terraform: (scope, effect) => {
		const [type, owner] =
			scope.kind === 'subscription'
				? ['azurerm_subscription_policy_assignment', 'subscription_id']
				: ['azurerm_management_group_policy_assignment', 'management_group_id'];
		const width = Math.max(owner.length, 'policy_definition_id'.length);
		const line = (key: string, value: string) => `  ${key.padEnd(width)} = ${value}`;
		return [
			`resource "${type}" "keyless" {`,
			line('name', `"${name}"`),
			line('display_name', '"Azure AI services without keys"'),
			line(owner, `"${path(scope)}"`),
			line('policy_definition_id', `"${definition}"`),
			line('parameters', `jsonencode({ effect = { value = "${effect}" } })`),
			'}',
		];
	},
};

/** Returns the lines of code that assign the policy below this scope. */
export const policyTemplate = (scope: PolicyScope, effect: PolicyEffect, form: PolicyFormat): readonly string[] =>
	forms[form](plain.test(scope.id) ? scope : { ...scope, id: 'ID' }, effect);

/** The lines that a template of the account needs, or its next deployment turns keys on again. */
export const accountTemplateSettings: readonly { readonly tool: string; readonly lines: readonly string[] }[] = [
	{
		tool: 'Bicep / ARM: Microsoft.CognitiveServices/accounts',
		lines: ['properties: {', '  disableLocalAuth: true', '}'],
	},
	{ tool: 'Terraform: azurerm_cognitive_account', lines: ['local_auth_enabled = false'] },
	{ tool: 'Terraform: azurerm_ai_services', lines: ['local_authentication_enabled = false'] },
];
