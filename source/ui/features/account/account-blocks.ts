// What an account's screen tells: what it is, who may call it, how far it has come.

import type { Facts } from '../../../assessment/account-facts.ts';
import { road } from '../../../assessment/road/road.ts';
import { scopeLevel } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks, type Tone } from '../../context/theme.ts';
import type { Names } from '../../context/use-names.ts';
import { type Block, toWidth, widthOf } from '../../kit/text.ts';
import { inBrief } from '../common/problem-note.ts';
import { stepMarks } from '../common/step-list.tsx';
import { unnamed } from './directory-warning.ts';

const label = 20;

const line = (name: string, value: string, tone?: Tone): Block => ({
	name,
	beside: label,
	text: value || marks.none,
	tone,
});

/** The first beside the name, the others below it. */
const lines = (name: string, values: readonly string[]): readonly Block[] =>
	values.length === 0 ? [line(name, '')] : values.map((value, at) => line(at === 0 ? name : '', value));

export const aboutBlocks = ({ account, deployments }: Facts, strings: Strings): readonly Block[] => {
	const words = strings.account;
	const identities = [
		...(account.identity.systemAssigned ? [words.systemAssigned] : []),
		...account.identity.userAssigned.map(({ id }) => id.split('/').pop() ?? id),
	];
	return [
		line(
			words.keyAuth,
			account.keyAuth === 'on' ? `${marks.warning} ${words.keysOn}` : `${marks.ok} ${words.keysOff}`,
			account.keyAuth === 'on' ? 'warning' : 'ok',
		),
		line(words.endpoint, account.endpoint ?? ''),
		line(words.subdomain, account.subdomain ?? words.noSubdomain, account.subdomain ? undefined : 'danger'),
		line(words.kind, `${account.kind}  ${account.location}  ${account.provisioningState}`),
		line(words.resourceGroup, account.resourceGroup),
		line(words.network, words.exposures[account.exposure]),
		...lines(words.ownIdentity, identities),
		...lines(
			words.tags,
			Object.entries(account.tags).map(([name, value]) => `${name}=${value}`),
		),
		...lines(
			words.deployments,
			deployments.known
				? deployments.value.map(({ name, model, version, format }) => `${name} (${format} ${model} ${version})`)
				: [words.unread(inBrief(deployments.problem, strings))],
		),
	];
};

export const accessBlocks = (
	{ account, assignments, definitions }: Facts,
	names: Names,
	strings: Strings,
): readonly Block[] => {
	const words = strings.account;
	if (!assignments.known) return [{ text: words.unread(inBrief(assignments.problem, strings)), tone: 'warning' }];
	if (assignments.value.length === 0) return [{ text: words.nobody }];
	const rows = assignments.value.map(({ principalId, principalType, roleId, scope, condition }) => {
		const who = names.nameOf(principalId) ?? principalId;
		return {
			role: definitions.get(roleId.toLowerCase())?.name ?? roleId,
			where: words.scopes[scope.toLowerCase() === account.id.toLowerCase() ? 'here' : scopeLevel(scope)],
			who: `${words.principalTypes[principalType] ?? principalType}  ${who}`,
			condition: condition ? `  (${words.conditional})` : '',
		};
	});
	const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf)) + 2;
	const [roles, places] = [widest(rows.map(({ role }) => role)), widest(rows.map(({ where }) => where))];
	const shown = rows.map(
		({ role, where, who, condition }): Block => ({
			row: [
				{ text: toWidth(role, roles) },
				{ text: toWidth(where, places), tone: 'muted' },
				{ text: who },
				{ text: condition, tone: 'warning' },
			],
			indent: 2,
		}),
	);
	return [...shown, ...unnamed(names, strings)];
};

export const progressBlocks = (facts: Facts, strings: Strings): readonly Block[] =>
	road(facts).map(({ id, state }) => ({
		row: [
			{ text: `${stepMarks[state].mark} `, tone: stepMarks[state].tone },
			{ text: toWidth(strings.road.steps[id].title, 34) },
			{ text: strings.road.states[state], tone: stepMarks[state].tone },
		],
		indent: 2,
	}));
