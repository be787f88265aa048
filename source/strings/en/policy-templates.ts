import type { PolicyEffect, PolicyFormat, PolicyScope } from '../../guides/policy-templates.ts';

/** How no account turns its keys on again. */
export const policyTemplates = {
	title: 'Keep it off',
	show: 'keep it off',
	policy: (name: string) =>
		`Assign the built-in policy “${name}”. It looks at search services too, not only at AI services accounts.`,
	order:
		'First with the effect Audit: Azure then shows which accounts it would refuse, and refuses none. Migrate those. Then the same assignment with Deny: from then on nobody, and no template, can turn keys on or make an account with keys; of an account whose keys are still on, every other change is refused too.',
	effects: {
		Audit: 'Audit (only shows)',
		Deny: 'Deny (refuses)',
	} satisfies Record<PolicyEffect, string>,
	scopes: {
		subscription: (name: string) => `the subscription ${name}`,
		managementGroup: () => 'a management group; put its id in place of MANAGEMENT-GROUP',
	} satisfies Record<PolicyScope['kind'], (name: string) => string>,
	chosen: (effect: string, scope: string) => `As chosen here: ${effect}, on ${scope}`,
	forms: { az: 'Azure CLI', bicep: 'Bicep', terraform: 'Terraform (azurerm)' } satisfies Record<PolicyFormat, string>,
	rewriteWarning: (name: string) =>
		`“${name}” (Modify) sets the property without a word whenever an account is written: who turns keys on gets a success, and keys stay off. Deny says why.`,
	redeployWarning: (name: string) =>
		`Not “${name}” (DeployIfNotExists): it deploys the account anew, and that deployment also sets public network access, by default to Disabled, and the custom subdomain to the name of the account.`,
	template:
		'If a template owns the account, it has to say so too, or its next deployment turns keys on again: the default is on. What lists or outputs keys (listKeys, primary_access_key) fails once they are off.',
	scope: 'subscription or management group',
	form: 'other form',
	copy: 'copy',
};
