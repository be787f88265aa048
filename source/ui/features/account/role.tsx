// Chooses one of the roles that fit the account for the current consumer, and shows what each allows by its live
// definition.

import { useIsScreenReaderEnabled } from 'ink';
import type { AccountFacts } from '../../../assessment/account-facts.ts';
import { identityChoiceId } from '../../../assessment/account-notes.ts';
import type { TriState } from '../../../model/check.ts';
import { actions, allows, builtInRoleNames, builtInRoles } from '../../../model/rbac/permissions.ts';
import { opensAction } from '../../../model/rbac/required-actions.ts';
import type { AccountId, RoleDefinitionId } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useShell } from '../../context/session.ts';
import { useRecordChoice } from '../../context/use-record-choice.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';
import { problemSummary } from '../problem-blocks.ts';

const roleKey = (roleId: RoleDefinitionId) =>
	(Object.keys(builtInRoles) as (keyof typeof builtInRoles)[]).find((key) => builtInRoles[key] === roleId);

const roleName = ({ roleDefinitions }: AccountFacts, roleId: RoleDefinitionId) =>
	roleDefinitions.get(roleId)?.name ?? builtInRoleNames[roleId] ?? roleId;

const openedDeployments = (
	{ roleDefinitions, deployments, requiredActions }: AccountFacts,
	roleId: RoleDefinitionId,
	words: Strings['role'],
): string => {
	const definition = roleDefinitions.get(roleId);
	if (!definition || !deployments.known) return '?';
	if (deployments.value.length === 0) return words.none;
	const named = (met: TriState) =>
		requiredActions.flatMap((need) => (opensAction(definition, need) === met ? (need.deployment ?? '') : []));
	const [closed, partly] = [named('no'), named('unknown')];
	if (closed.length + partly.length === 0) return words.all;
	return [
		...(closed.length > 0 ? [words.allBut(closed.join(', '))] : []),
		...(partly.length > 0 ? [words.partly(partly.join(', '))] : []),
	].join('; ');
};

const roleDetails = (
	{ roleDefinitions, deployments }: AccountFacts,
	roleId: RoleDefinitionId,
	strings: Strings,
): readonly Block[] => {
	const words = strings.role;
	const definition = roleDefinitions.get(roleId);
	const key = roleKey(roleId);
	return [
		...(key ? [{ text: words.about[key] }] : []),
		...(definition ? [] : [{ text: words.roleUnreadable, tone: 'warning' as const }]),
		...(definition && allows(definition.permissions, actions.listKeys) ? [{ text: words.alsoListsKeys }] : []),
		...(deployments.known
			? []
			: [
					{ text: words.deploymentsUnreadable(problemSummary(deployments.problem, strings)), tone: 'warning' as const },
				]),
		{ text: '' },
		{ text: words.usageUnknown, tone: 'muted' },
	];
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly role: { readonly accountId: AccountId };
	}
}

/** The screen shows the roles that fit the account, what each allows, and records the choice. */
export const RoleScreen = ({ accountId }: ScreenParams['role']) => {
	const { strings } = useShell();
	const words = strings.role;
	const isRead = useIsScreenReaderEnabled();
	const { facts, problem, stale } = useVerdict(accountId);
	const take = useRecordChoice(accountId);
	const all = facts?.fittingRoleIds ?? [];
	const list = useList(all, (id) => id, 0, facts ? all.indexOf(facts.roleId) : 0);
	const { current } = list;
	const choice = facts?.notes.choice;
	const choose = () => {
		if (!facts || !choice || !current) return;
		take(
			{ kind: 'roleChosen', consumer: identityChoiceId(choice), roleId: current },
			words.recorded(roleName(facts, current)),
		);
	};
	const stateOf = (roleId: RoleDefinitionId): string => {
		const chosen = choice && facts?.notes.chosenRoles.get(identityChoiceId(choice));
		if (roleId === chosen) return words.state.chosen;
		return roleId === all[0] ? words.state.proposed : '';
	};
	const columns: readonly Column<string>[] = facts
		? [
				{ header: words.name, cell: (id) => roleName(facts, id), rank: 0 },
				{ header: words.opens, cell: (id) => openedDeployments(facts, id, words), rank: 0 },
				{ header: words.chosen, cell: stateOf, rank: 1 },
			]
		: [];
	return (
		<TableScreen
			breadcrumbs={[facts?.account.name ?? '', words.title]}
			stale={stale}
			scrollKey={current}
			actions={[
				{
					key: 'enter',
					label: words.assignThis,
					run: choose,
					disabled: choice ? undefined : strings.lists.reading,
				},
			]}
			columns={columns}
			list={list}
			empty=""
			problem={problem}
			blocks={facts ? undefined : [{ text: strings.lists.reading }]}
			// A row that is read aloud may take two lines.
			tableHeight={(height) => Math.min((isRead ? 2 : 1) * all.length + 1, height - 5)}
			details={facts && current ? roleDetails(facts, current, strings) : []}
		/>
	);
};
