// Blocks of the account's screen: what the account is, who may call it, how far it has come.

import type { AccountFacts } from '../../../assessment/account-facts.ts';
import { roadSteps } from '../../../assessment/road/road.ts';
import { isSameId, resourceNameOf, scopeLevel } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks, type Tone } from '../../context/theme.ts';
import type { PrincipalNames } from '../../context/use-principal-names.ts';
import { type Block, toWidth, widthOf } from '../../kit/text.ts';
import { stepStyles } from '../common/step-list.tsx';
import { problemSummary } from '../problem-blocks.ts';
import { directoryWarning } from './directory-warning.ts';

const labelWidth = 20;

const labelledBlock = (name: string, value: string, tone?: Tone): Block => ({
	name,
	beside: labelWidth,
	text: value || marks.none,
	tone,
});

/** Returns the first value beside the name and the others below it. */
const labelledBlocks = (name: string, values: readonly string[]): readonly Block[] =>
	values.length === 0
		? [labelledBlock(name, '')]
		: values.map((value, at) => labelledBlock(at === 0 ? name : '', value));

/** Returns what the account is: key state, endpoint, network, identities and deployments. */
export const aboutBlocks = ({ account, deployments }: AccountFacts, strings: Strings): readonly Block[] => {
	const words = strings.account;
	const identities = [
		...(account.identity.systemAssigned ? [words.systemAssigned] : []),
		...account.identity.userAssigned.map(({ id }) => resourceNameOf(id)),
	];
	return [
		labelledBlock(
			words.keyAuth,
			account.keyAuth === 'on' ? `${marks.warning} ${words.keysOn}` : `${marks.ok} ${words.keysOff}`,
			account.keyAuth === 'on' ? 'warning' : 'ok',
		),
		labelledBlock(words.endpoint, account.endpoint ?? ''),
		labelledBlock(words.subdomain, account.subdomain ?? words.noSubdomain, account.subdomain ? undefined : 'danger'),
		labelledBlock(words.kind, `${account.kind}  ${account.location}  ${account.provisioningState}`),
		labelledBlock(words.resourceGroup, account.resourceGroup),
		labelledBlock(words.network, words.exposures[account.exposure]),
		...labelledBlocks(words.ownIdentity, identities),
		...labelledBlocks(
			words.tags,
			Object.entries(account.tags).map(([name, value]) => `${name}=${value}`),
		),
		...labelledBlocks(
			words.deployments,
			deployments.known
				? deployments.value.map(({ name, model, version, format }) => `${name} (${format} ${model} ${version})`)
				: [words.unreadable(problemSummary(deployments.problem, strings))],
		),
	];
};

/** Returns who has a role that reaches the account, or why the roles could not be read. */
export const accessBlocks = (
	{ account, assignments, roleDefinitions }: AccountFacts,
	names: PrincipalNames,
	strings: Strings,
): readonly Block[] => {
	const words = strings.account;
	if (!assignments.known)
		return [{ text: words.unreadable(problemSummary(assignments.problem, strings)), tone: 'warning' }];
	if (assignments.value.length === 0) return [{ text: words.nobody }];
	const rows = assignments.value.map(({ principalId, principalType, roleId, scope, condition }) => {
		const who = names.nameOf(principalId) ?? principalId;
		return {
			role: roleDefinitions.get(roleId.toLowerCase())?.name ?? roleId,
			where: words.scopes[isSameId(scope, account.id) ? 'here' : scopeLevel(scope)],
			who: `${words.principalTypes[principalType] ?? principalType}  ${who}`,
			condition: condition ? `  (${words.conditional})` : '',
		};
	});
	const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf)) + 2;
	const [roleWidth, scopeWidth] = [widest(rows.map(({ role }) => role)), widest(rows.map(({ where }) => where))];
	const shown = rows.map(
		({ role, where, who, condition }): Block => ({
			row: [
				{ text: toWidth(role, roleWidth) },
				{ text: toWidth(where, scopeWidth), tone: 'muted' },
				{ text: who },
				{ text: condition, tone: 'warning' },
			],
			indent: 2,
		}),
	);
	return [...shown, ...directoryWarning(names, strings)];
};

/** Returns a line for each step of the account's road, with its state. */
export const progressBlocks = (facts: AccountFacts, strings: Strings): readonly Block[] =>
	roadSteps(facts).map(({ id, state }) => ({
		row: [
			{ text: `${stepStyles[state].mark} `, tone: stepStyles[state].tone },
			{ text: toWidth(strings.road.steps[id].title, 34) },
			{ text: strings.road.states[state], tone: stepStyles[state].tone },
		],
		indent: 2,
	}));
