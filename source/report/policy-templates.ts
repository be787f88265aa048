// Says how to keep keys off, as parts of a page.
import {
	accountTemplateSettings,
	builtInPolicies,
	type PolicyScope,
	policyFormats,
	policyTemplate,
} from '../guides/policy-templates.ts';
import type { Strings } from '../strings/index.ts';
import type { Part } from './page.ts';

const codeLanguages = { az: 'sh', bicep: 'bicep', terraform: 'hcl' } as const;

/**
 * Returns the parts of a page that show which policy keeps keys off below this scope, and what account templates need.
 */
export const policyTemplateParts = (scope: PolicyScope, { policyTemplates: words }: Strings): readonly Part[] => [
	{ kind: 'heading', text: words.title },
	{ kind: 'text', text: words.policy(builtInPolicies.refuse.name) },
	{ kind: 'text', text: words.order },
	...policyFormats.flatMap((form): readonly Part[] => [
		{ kind: 'text', text: words.forms[form] },
		{ kind: 'code', language: codeLanguages[form], lines: policyTemplate(scope, 'Audit', form) },
	]),
	{ kind: 'text', text: words.rewriteWarning(builtInPolicies.rewrite.name) },
	{ kind: 'text', text: words.redeployWarning(builtInPolicies.redeploy.name) },
	{ kind: 'text', text: words.template },
	...accountTemplateSettings.flatMap(({ tool, lines }): readonly Part[] => [
		{ kind: 'text', text: tool },
		{ kind: 'code', language: '', lines },
	]),
];
