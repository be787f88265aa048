// Who can call the account with a token, who only with a key, and what a call takes.

import { useMemo } from 'react';
import type { AccountFacts } from '../../../assessment/account-facts.ts';
import { type PrincipalAccess, principalsWithAccess } from '../../../assessment/principals.ts';
import { type AccountId, isAtManagementGroup } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { loadFailure, toStaleData, useFacts, useRefresh } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks, type Tone } from '../../context/theme.ts';
import { usePrincipalNames } from '../../context/use-principal-names.ts';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { TableScreen } from '../common/table-screen.tsx';
import { directoryWarning } from './directory-warning.ts';

type PrincipalRow = PrincipalAccess & { readonly name: string };

const tokenTones: Readonly<Record<PrincipalRow['tokenAccess']['met'], Tone>> = {
	yes: 'ok',
	no: 'muted',
	unknown: 'warning',
};
const tokenMarks = { yes: marks.ok, no: marks.none, unknown: marks.unknown };

const roleNamesOf = ({ assignments }: PrincipalAccess, { roleDefinitions }: AccountFacts): string =>
	[...new Set(assignments.map(({ roleId }) => roleDefinitions.get(roleId.toLowerCase())?.name ?? roleId))].join(', ');

const principalColumns = (facts: AccountFacts, strings: Strings): readonly Column<PrincipalRow>[] => {
	const words = strings.access;
	return [
		{ header: words.principal, cell: ({ name }) => name, rank: 0, most: 36 },
		{
			header: words.token,
			cell: ({ tokenAccess }) => `${tokenMarks[tokenAccess.met]} ${words.tokens[tokenAccess.met]}`,
			tone: ({ tokenAccess }) => tokenTones[tokenAccess.met],
			rank: 0,
		},
		{
			header: words.loses,
			cell: ({ dependsOnKey }) => words.losesAccess[dependsOnKey],
			tone: ({ dependsOnKey }) => (dependsOnKey === 'no' ? 'muted' : dependsOnKey === 'yes' ? 'danger' : 'warning'),
			rank: 0,
		},
		{ header: words.roles, cell: (row) => roleNamesOf(row, facts), rank: 0, most: 34 },
		{
			header: words.keys,
			cell: ({ mayListKeys }) => (mayListKeys === 'unknown' ? marks.unknown : words.listing[mayListKeys]),
			rank: 1,
		},
		{
			header: words.type,
			cell: ({ principalType }) => strings.account.principalTypes[principalType] ?? principalType,
			rank: 2,
		},
	];
};

const principalDetails = (row: PrincipalRow, facts: AccountFacts, strings: Strings): readonly Block[] => {
	const words = strings.access;
	const { tokenAccess, dependsOnKey, assignments, principalId, principalType } = row;
	return [
		{
			text: [
				row.name,
				strings.account.principalTypes[principalType] ?? principalType,
				row.name === principalId ? '' : principalId,
			]
				.filter(Boolean)
				.join('  '),
			tone: 'title',
		},
		{ text: roleNamesOf(row, facts), tone: 'muted' },
		...tokenAccess.uncertainties.map((uncertainty): Block => {
			const what =
				'role' in uncertainty ? uncertainty.role : 'name' in uncertainty ? uncertainty.name : uncertainty.why;
			return { text: `${marks.unknown} ${words.unproven[uncertainty.kind](what)}`, tone: 'warning' };
		}),
		...(tokenAccess.met !== 'no' && tokenAccess.closed.length > 0
			? [
					{
						text: `${marks.warning} ${words.notCovered(tokenAccess.closed.map(({ deployment }) => deployment ?? words.whole).join(', '))}`,
						tone: 'warning' as const,
					},
				]
			: []),
		...(dependsOnKey === 'yes' ? [{ text: `${marks.warning} ${words.losesWhy}`, tone: 'danger' as const }] : []),
		...(dependsOnKey === 'unknown'
			? [{ text: `${marks.unknown} ${words.maybeLosesWhy}`, tone: 'warning' as const }]
			: []),
		...(assignments.some(isAtManagementGroup) ? [{ text: words.managementGroup, tone: 'muted' as const }] : []),
		...(principalType === 'Group' ? [{ text: words.groups, tone: 'muted' as const }] : []),
	];
};

const requiredActionBlocks = ({ requiredActions }: AccountFacts, strings: Strings): readonly Block[] => [
	{ text: strings.access.requiredAccess, tone: 'title' },
	...requiredActions.flatMap(({ deployment, actions: needed }) =>
		needed.map(
			(action): Block => ({
				text: strings.access.requiredAction(deployment ?? strings.access.whole, action),
				indent: 2,
				tone: 'muted',
			}),
		),
	),
];

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly access: { readonly accountId: AccountId };
	}
}

/** The screen shows every principal with access to the account, and whether it can call without a key. */
export const AccessScreen = ({ accountId }: ScreenParams['access']) => {
	const { strings } = useShell();
	const words = strings.access;
	const query = useFacts(accountId);
	const refresh = useRefresh();
	const facts = query.data;
	const found = useMemo(() => facts && principalsWithAccess(facts), [facts]);
	const problem = loadFailure(query) ?? (found && !found.known ? found.problem : undefined);
	const principals = found?.known ? found.value : [];
	const names = usePrincipalNames(principals.map(({ principalId }) => principalId));
	const rows: readonly PrincipalRow[] = principals.map((row) => ({
		...row,
		name: names.nameOf(row.principalId) ?? row.principalId,
	}));
	const list = useList(rows, ({ principalId }) => principalId);
	const { current } = list;
	const columns = useMemo(() => (facts ? principalColumns(facts, strings) : []), [facts, strings]);
	const details = facts && [
		...(current ? [...principalDetails(current, facts, strings), { text: '' }] : []),
		...requiredActionBlocks(facts, strings),
		...directoryWarning(names, strings),
	];
	return (
		<TableScreen
			breadcrumbs={[facts?.account.name ?? '', words.title]}
			stale={toStaleData(query)}
			scrollKey={current?.principalId}
			actions={[{ key: 'refresh', label: strings.shell.refresh, run: refresh }]}
			columns={columns}
			list={list}
			empty={strings.account.nobody}
			problem={problem}
			blocks={facts ? undefined : [{ text: strings.lists.reading }]}
			details={details}
		/>
	);
};
