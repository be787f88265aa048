// Who can call the account with a token, who only with a key, and what a call takes.

import type { Facts } from '../../../assessment/account-facts.ts';
import { type PrincipalAccess, principalsAt } from '../../../assessment/principals.ts';
import { isAtManagementGroup } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import { failureOf, staleOf, useFacts, useRefresh } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';
import { marks, type Tone } from '../../context/theme.ts';
import { useNames } from '../../context/use-names.ts';
import { DetailedTable } from '../../kit/detailed-table.tsx';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { problemBlocks } from '../common/problem-note.ts';
import { unnamed } from './directory-warning.ts';

type Row = PrincipalAccess & { readonly name: string };

const tokenTones: Readonly<Record<Row['token']['met'], Tone>> = { yes: 'ok', no: 'muted', unknown: 'warning' };
const tokenMarks = { yes: marks.ok, no: marks.none, unknown: marks.unknown };

const rolesOf = ({ assignments }: PrincipalAccess, { definitions }: Facts): string =>
	[...new Set(assignments.map(({ roleId }) => definitions.get(roleId.toLowerCase())?.name ?? roleId))].join(', ');

const columnsOf = (facts: Facts, strings: Strings): readonly Column<Row>[] => {
	const words = strings.access;
	return [
		{ header: words.principal, cell: ({ name }) => name, rank: 0, most: 36 },
		{
			header: words.token,
			cell: ({ token }) => `${tokenMarks[token.met]} ${words.tokens[token.met]}`,
			tone: ({ token }) => tokenTones[token.met],
			rank: 0,
		},
		{
			header: words.loses,
			cell: ({ losesAccess }) => words.losing[losesAccess],
			tone: ({ losesAccess }) => (losesAccess === 'no' ? 'muted' : losesAccess === 'yes' ? 'danger' : 'warning'),
			rank: 0,
		},
		{ header: words.roles, cell: (row) => rolesOf(row, facts), rank: 0, most: 34 },
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

const details = (row: Row, facts: Facts, strings: Strings): readonly Block[] => {
	const words = strings.access;
	const { token, losesAccess, assignments, principalId, principalType } = row;
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
		{ text: rolesOf(row, facts), tone: 'muted' },
		...token.doubts.map((doubt): Block => {
			const what = 'role' in doubt ? doubt.role : 'name' in doubt ? doubt.name : doubt.why;
			return { text: `${marks.unknown} ${words.doubt[doubt.kind](what)}`, tone: 'warning' };
		}),
		...(token.met === 'yes' && token.closed.length > 0
			? [
					{
						text: `${marks.warning} ${words.closed(token.closed.map(({ deployment }) => deployment ?? words.whole).join(', '))}`,
						tone: 'warning' as const,
					},
				]
			: []),
		...(losesAccess === 'yes' ? [{ text: `${marks.warning} ${words.losesWhy}`, tone: 'danger' as const }] : []),
		...(losesAccess === 'unknown'
			? [{ text: `${marks.unknown} ${words.maybeLosesWhy}`, tone: 'warning' as const }]
			: []),
		...(assignments.some(isAtManagementGroup) ? [{ text: words.managementGroup, tone: 'muted' as const }] : []),
		...(principalType === 'Group' ? [{ text: words.groups, tone: 'muted' as const }] : []),
	];
};

const needed = ({ needs }: Facts, strings: Strings): readonly Block[] => [
	{ text: strings.access.needs, tone: 'title' },
	...needs.map(
		({ deployment, action }): Block => ({
			text: strings.access.need(deployment ?? strings.access.whole, action),
			indent: 2,
			tone: 'muted',
		}),
	),
];

export const AccessScreen = ({ accountId }: { readonly accountId: string }) => {
	const { strings } = useShell();
	const words = strings.access;
	const query = useFacts(accountId);
	const refresh = useRefresh();
	const facts = query.data;
	const found = facts && principalsAt(facts);
	const problem = failureOf(query) ?? (found && !found.known ? found.problem : undefined);
	const principals = found?.known ? found.value : [];
	const names = useNames(principals.map(({ principalId }) => principalId));
	const rows: readonly Row[] = principals.map((row) => ({
		...row,
		name: names.nameOf(row.principalId) ?? row.principalId,
	}));
	const list = useList(rows, ({ principalId }) => principalId);
	const { current } = list;
	return (
		<Frame
			crumbs={[facts?.account.name ?? '', words.title]}
			stale={staleOf(query)}
			scrollKey={current?.principalId}
			actions={[...list.actions, { key: 'refresh', label: strings.shell.refresh, run: refresh }]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				if (!facts) return <Lines blocks={[{ text: strings.lists.reading }]} area={area} more="" />;
				return (
					<DetailedTable
						columns={columnsOf(facts, strings)}
						rows={rows}
						cursor={list.cursor}
						area={area}
						listed={Math.min(rows.length + 1, Math.max(3, Math.floor(area.height / 2)))}
						rowKey={({ principalId }) => principalId}
						empty={strings.account.nobody}
						details={[
							...(current ? [...details(current, facts, strings), { text: '' }] : []),
							...needed(facts, strings),
							...unnamed(names, strings),
						]}
					/>
				);
			}}
		</Frame>
	);
};
