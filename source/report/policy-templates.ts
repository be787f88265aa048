// How to keep keys off, as parts of a page.
import {
	builtIns,
	type KeepOffScope,
	keepOffForms,
	keepOffPolicy,
	keepOffTemplate,
} from '../guides/policy-templates.ts';
import type { Strings } from '../strings/index.ts';
import type { Part } from './page.ts';

const languages = { az: 'sh', bicep: 'bicep', terraform: 'hcl' } as const;

export const keepOffParts = (scope: KeepOffScope, { keepOff: words }: Strings): readonly Part[] => [
	{ kind: 'heading', text: words.title },
	{ kind: 'text', text: words.policy(builtIns.refuse.name) },
	{ kind: 'text', text: words.order },
	...keepOffForms.flatMap((form): readonly Part[] => [
		{ kind: 'text', text: words.forms[form] },
		{ kind: 'code', language: languages[form], lines: keepOffPolicy(scope, 'Audit', form) },
	]),
	{ kind: 'text', text: words.notRewrite(builtIns.rewrite.name) },
	{ kind: 'text', text: words.notRedeploy(builtIns.redeploy.name) },
	{ kind: 'text', text: words.template },
	...keepOffTemplate.flatMap(({ tool, lines }): readonly Part[] => [
		{ kind: 'text', text: tool },
		{ kind: 'code', language: '', lines },
	]),
];
