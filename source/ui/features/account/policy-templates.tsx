// Keep it off: which policy to assign below a subscription or a management group, and what a template has to say.
import { useState } from 'react';
import {
	builtIns,
	type KeepOffEffect,
	type KeepOffForm,
	type KeepOffScope,
	keepOffForms,
	keepOffPolicy,
	keepOffTemplate,
} from '../../../guides/policy-templates.ts';
import type { Strings } from '../../../strings/index.ts';
import { useSubscriptions } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Block } from '../../kit/text.ts';

type Chosen = { readonly scope: KeepOffScope; readonly effect: KeepOffEffect; readonly form: KeepOffForm };

const code = (lines: readonly string[]): readonly Block[] => lines.map((line) => ({ code: line, indent: 2 }));

const blocksOf = ({ scope, effect, form }: Chosen, name: string, { keepOff: words }: Strings): readonly Block[] => [
	{ text: words.policy(builtIns.refuse.name) },
	{ text: words.order, tone: 'muted' },
	{ text: '' },
	{
		text: keepOffForms.map((one) => (one === form ? `[${words.forms[one]}]` : words.forms[one])).join('  '),
		tone: 'key',
	},
	{
		text: words.chosen(words.effects[effect], words.scopes[scope.kind](name)),
	},
	...code(keepOffPolicy(scope, effect, form)),
	{ text: '' },
	{ text: `${marks.warning} ${words.notRedeploy(builtIns.redeploy.name)}`, tone: 'warning' },
	{ text: words.notRewrite(builtIns.rewrite.name), tone: 'muted' },
	{ text: '' },
	{ text: words.template },
	...keepOffTemplate.flatMap(({ tool, lines }): readonly Block[] => [{ text: tool, tone: 'title' }, ...code(lines)]),
];

const after = <T,>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] ?? one;

export const KeepOff = ({ subscriptionId }: { readonly subscriptionId: string }) => {
	const { strings, copy, say } = useShell();
	const words = strings.keepOff;
	const subscriptions = useSubscriptions();
	const [kind, setKind] = useState<KeepOffScope['kind']>('subscription');
	const [effect, setEffect] = useState<KeepOffEffect>('Audit');
	const [form, setForm] = useState<KeepOffForm>('az');
	const name = subscriptions.data?.find(({ id }) => id === subscriptionId)?.name ?? subscriptionId;
	const scope: KeepOffScope = { kind, id: kind === 'subscription' ? subscriptionId : 'MANAGEMENT-GROUP' };
	return (
		<Frame
			crumbs={[words.title]}
			scrollKey={`${kind} ${effect} ${form}`}
			actions={[
				{ key: 'tab', label: words.form, run: () => setForm(after(keepOffForms, form)) },
				{ key: 'key1', label: words.effects.Audit, run: () => setEffect('Audit'), quiet: effect === 'Audit' },
				{ key: 'key2', label: words.effects.Deny, run: () => setEffect('Deny'), quiet: effect === 'Deny' },
				{ key: 'all', label: words.scope, run: () => setKind(after(['subscription', 'managementGroup'], kind)) },
				{
					key: 'copy',
					label: words.copy,
					run: () => {
						copy(keepOffPolicy(scope, effect, form).join('\n'));
						say(strings.shell.copied(words.forms[form]));
					},
				},
			]}
		>
			{(area) => (
				<Lines blocks={blocksOf({ scope, effect, form }, name, strings)} area={area} more={strings.shell.more} />
			)}
		</Frame>
	);
};
