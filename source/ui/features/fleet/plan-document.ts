// A plan of many as a file for those who have to agree to it: Markdown, as it goes into a ticket or a pull request.
import type { Me } from '../../../model/azure.ts';
import type { BatchPlan, OnFailure } from '../../../model/batch.ts';
import type { Strings } from '../../../strings/index.ts';
import { whyLeftOut } from './plan-blocks.ts';

/** Names come from Azure: nothing in them may be taken for Markdown. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');

type Made = { readonly me: Me; readonly at: string; readonly program: string; readonly onFailure: OnFailure };

export const planFile = (plan: BatchPlan, { me, at, program, onFailure }: Made, strings: Strings): string => {
	const words = strings.plan;
	const { action, changes, leftOut } = plan;
	const lines = [
		`# ${words.heads[action](changes.length)}`,
		'',
		`- ${words.file.made}: ${strings.shell.when(at)} (${plain(program)})`,
		`- ${words.file.by}: ${plain(me.name)}`,
		`- ${words.file.tenant}: ${plain(me.tenantId ?? '')}`,
		`- ${words.onFailure[onFailure]}`,
	];
	for (const { targetName, targetId, about, request, effects, checks } of changes) {
		lines.push('', `## ${plain(targetName)}`, '', `    ${targetId}`, '', `${words.file.change}:`, '');
		for (const { property, before, after } of effects) lines.push(`- \`${property}\`: \`${before}\` → \`${after}\``);
		if (about.accepted) lines.push('', plain(words.accepted(about.accepted)));
		lines.push('', `${words.file.request}:`, '');
		lines.push(`    ${request.method} ${request.path}?api-version=${request.apiVersion}`);
		if (request.body !== undefined) lines.push(`    ${JSON.stringify(request.body)}`);
		lines.push('', `${words.file.checks}:`, '');
		for (const check of checks) {
			const line = words.check(
				strings.checks[check.id].title,
				strings.shell.met[check.met],
				strings.checkReason(check) ?? '',
			);
			lines.push(`- ${plain(line)}`);
		}
	}
	if (leftOut.length > 0) lines.push('', `## ${words.leftOut(leftOut.length)}`, '');
	for (const one of leftOut) lines.push(`- **${plain(one.name)}**: ${plain(whyLeftOut(one, strings))}`);
	return `${lines.join('\n')}\n`;
};
