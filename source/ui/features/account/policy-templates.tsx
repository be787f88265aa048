// Shows which policy to assign below a subscription or a management group, and what account templates need.

import { useState } from 'react';
import {
	accountTemplateSettings,
	builtInPolicies,
	type PolicyEffect,
	type PolicyFormat,
	type PolicyScope,
	policyFormats,
	policyTemplate,
} from '../../../guides/policy-templates.ts';
import type { SubscriptionId } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useSubscriptions } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { BlockScreen } from '../common/block-screen.tsx';

type PolicyTemplateChoice = { readonly scope: PolicyScope; readonly effect: PolicyEffect; readonly form: PolicyFormat };

const codeBlocks = (lines: readonly string[]): readonly Block[] => lines.map((line) => ({ code: line, indent: 2 }));

const policyTemplateBlocks = (
	{ scope, effect, form }: PolicyTemplateChoice,
	name: string,
	{ policyTemplates: words }: Strings,
): readonly Block[] => [
	{ text: words.policy(builtInPolicies.refuse.name) },
	{ text: words.order, tone: 'muted' },
	{ text: '' },
	{
		text: policyFormats.map((one) => (one === form ? `[${words.forms[one]}]` : words.forms[one])).join('  '),
		tone: 'key',
	},
	{
		text: words.chosen(words.effects[effect], words.scopes[scope.kind](name)),
	},
	...codeBlocks(policyTemplate(scope, effect, form)),
	{ text: '' },
	{ text: `${marks.warning} ${words.redeployWarning(builtInPolicies.redeploy.name)}`, tone: 'warning' },
	{ text: words.rewriteWarning(builtInPolicies.rewrite.name), tone: 'muted' },
	{ text: '' },
	{ text: words.template },
	...accountTemplateSettings.flatMap(({ tool, lines }): readonly Block[] => [
		{ text: tool, tone: 'title' },
		...codeBlocks(lines),
	]),
];

const nextOf = <T,>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] ?? one;

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly policyTemplates: { readonly subscriptionId: SubscriptionId };
	}
}

/** The screen shows the policy assignments that keep keys off, and the lines that account templates need. */
export const PolicyTemplatesScreen = ({ subscriptionId }: ScreenParams['policyTemplates']) => {
	const { strings, copy, notify } = useShell();
	const words = strings.policyTemplates;
	const subscriptions = useSubscriptions();
	const [kind, setKind] = useState<PolicyScope['kind']>('subscription');
	const [effect, setEffect] = useState<PolicyEffect>('Audit');
	const [form, setForm] = useState<PolicyFormat>('az');
	const name = subscriptions.data?.find(({ id }) => id === subscriptionId)?.name ?? subscriptionId;
	const scope: PolicyScope = { kind, id: kind === 'subscription' ? subscriptionId : 'MANAGEMENT-GROUP' };
	return (
		<BlockScreen
			breadcrumbs={[words.title]}
			scrollKey={`${kind} ${effect} ${form}`}
			actions={[
				{ key: 'tab', label: words.form, run: () => setForm(nextOf(policyFormats, form)) },
				{ key: 'key1', label: words.effects.Audit, run: () => setEffect('Audit'), quiet: effect === 'Audit' },
				{ key: 'key2', label: words.effects.Deny, run: () => setEffect('Deny'), quiet: effect === 'Deny' },
				{ key: 'all', label: words.scope, run: () => setKind(nextOf(['subscription', 'managementGroup'], kind)) },
				{
					key: 'copy',
					label: words.copy,
					run: () => {
						copy(policyTemplate(scope, effect, form).join('\n'));
						notify(strings.shell.copied(words.forms[form]));
					},
				},
			]}
			blocks={policyTemplateBlocks({ scope, effect, form }, name, strings)}
		/>
	);
};
