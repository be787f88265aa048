// Writes a plan for many accounts as a file for those who have to approve it: Markdown, as a ticket or a pull request
// takes it.

import type { SignedInUser } from '../../../model/azure.ts';
import type { BatchPlan, OnFailure } from '../../../model/batch-plan.ts';
import { checkAbout } from '../../../model/check.ts';
import type { Strings } from '../../../strings/index.ts';
import { leftOutReason } from './plan-blocks.ts';

/** Returns the text without its Markdown meaning: names come from Azure. */
const escapeMarkdown = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');

type PlanMarkdownOptions = {
	readonly me: SignedInUser;
	readonly at: string;
	readonly program: string;
	readonly onFailure: OnFailure;
};

/** Returns the plan as a Markdown file for those who have to approve it. */
export const planMarkdown = (
	plan: BatchPlan,
	{ me, at, program, onFailure }: PlanMarkdownOptions,
	strings: Strings,
): string => {
	const words = strings.plan;
	const { action, changes, excluded } = plan;
	const lines = [
		`# ${words.heads[action](changes.length)}`,
		'',
		`- ${words.file.made}: ${strings.shell.when(at)} (${escapeMarkdown(program)})`,
		`- ${words.file.by}: ${escapeMarkdown(me.name)}`,
		`- ${words.file.tenant}: ${escapeMarkdown(me.tenantId ?? '')}`,
		`- ${words.onFailure[onFailure]}`,
	];
	for (const { targetName, targetId, about, request, effects, checks } of changes) {
		lines.push('', `## ${escapeMarkdown(targetName)}`, '', `    ${targetId}`, '', `${words.file.change}:`, '');
		for (const { property, before, after } of effects) lines.push(`- \`${property}\`: \`${before}\` → \`${after}\``);
		if (about.accepted) lines.push('', escapeMarkdown(words.acceptedRisk(about.accepted)));
		lines.push('', `${words.file.request}:`, '');
		lines.push(`    ${request.method} ${request.path}?api-version=${request.apiVersion}`);
		if (request.body !== undefined) lines.push(`    ${JSON.stringify(request.body)}`);
		lines.push('', `${words.file.checks}:`, '');
		for (const check of checks) {
			const line = words.check(
				strings.checks[check.id].title,
				strings.shell.met[check.met],
				strings.checkReason(check, checkAbout(check)),
			);
			lines.push(`- ${escapeMarkdown(line)}`);
		}
	}
	if (excluded.length > 0) lines.push('', `## ${words.leftOut(excluded.length)}`, '');
	for (const one of excluded)
		lines.push(`- **${escapeMarkdown(one.name)}**: ${escapeMarkdown(leftOutReason(one, strings))}`);
	return `${lines.join('\n')}\n`;
};
