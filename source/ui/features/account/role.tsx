// Which of the roles that fit the account the consumer that is worked on is to have: what each opens, from its live definition.
import { useIsScreenReaderEnabled } from 'ink';
import type { Facts } from '../../../assessment/account-facts.ts';
import { choiceId } from '../../../assessment/account-notes.ts';
import { openNeeds } from '../../../model/rbac/required-actions.ts';
import { actions, allows, roleNames, roles } from '../../../model/rbac/role-definitions.ts';
import type { Strings } from '../../../strings/index.ts';
import { useShell } from '../../context/session.ts';
import { useVerdict } from '../../context/use-verdict.ts';
import { DetailedTable } from '../../kit/detailed-table.tsx';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useList } from '../../kit/use-list.ts';
import { inBrief, problemBlocks } from '../common/problem-note.ts';
import { useChoice } from './use-choice.ts';

const keyOf = (roleId: string) => (Object.keys(roles) as (keyof typeof roles)[]).find((key) => roles[key] === roleId);

const nameOf = ({ definitions }: Facts, roleId: string) => definitions.get(roleId)?.name ?? roleNames[roleId] ?? roleId;

const opened = ({ definitions, deployments, needs }: Facts, roleId: string, words: Strings['role']): string => {
	const definition = definitions.get(roleId);
	if (!definition || !deployments.known) return '?';
	if (deployments.value.length === 0) return words.none;
	const closed = openNeeds(definition, needs).map(({ deployment = '' }) => deployment);
	return closed.length === 0 ? words.all : words.allBut(closed.join(', '));
};

const detailsOf = ({ definitions, deployments }: Facts, roleId: string, strings: Strings): readonly Block[] => {
	const words = strings.role;
	const definition = definitions.get(roleId);
	const key = keyOf(roleId);
	return [
		...(key ? [{ text: words.about[key] }] : []),
		...(definition ? [] : [{ text: words.unreadRole, tone: 'warning' as const }]),
		...(definition && allows(definition.permissions, actions.listKeys) ? [{ text: words.alsoListsKeys }] : []),
		...(deployments.known
			? []
			: [{ text: words.unread(inBrief(deployments.problem, strings)), tone: 'warning' as const }]),
		{ text: '' },
		{ text: words.whoKnows, tone: 'muted' },
	];
};

export const RoleChoice = ({ accountId }: { readonly accountId: string }) => {
	const { strings } = useShell();
	const words = strings.role;
	const isRead = useIsScreenReaderEnabled();
	const { facts, problem, stale } = useVerdict(accountId);
	const take = useChoice(accountId);
	const all = facts?.roles ?? [];
	const list = useList(all, (id) => id, 0, facts ? all.indexOf(facts.roleId) : 0);
	const { current } = list;
	const choice = facts?.said.choice;
	const choose = () => {
		if (!facts || !choice || !current) return;
		take({ kind: 'roleChosen', consumer: choiceId(choice), roleId: current }, words.recorded(nameOf(facts, current)));
	};
	const stateOf = (roleId: string): string => {
		const chosen = choice && facts?.said.roles.get(choiceId(choice));
		if (roleId === chosen) return words.state.chosen;
		return roleId === all[0] ? words.state.proposed : '';
	};
	return (
		<Frame
			crumbs={[facts?.account.name ?? '', words.title]}
			stale={stale}
			scrollKey={current}
			actions={[
				...list.actions,
				{
					key: 'enter',
					label: words.give,
					run: choose,
					disabled: choice ? undefined : strings.lists.reading,
				},
			]}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				if (!facts) return <Lines blocks={[{ text: strings.lists.reading }]} area={area} more="" />;
				const columns: readonly Column<string>[] = [
					{ header: words.name, cell: (id) => nameOf(facts, id), rank: 0 },
					{ header: words.opens, cell: (id) => opened(facts, id, words), rank: 0 },
					{ header: words.chosen, cell: stateOf, rank: 1 },
				];
				return (
					<DetailedTable
						columns={columns}
						rows={all}
						cursor={list.cursor}
						area={area}
						// Read aloud, a row may take two lines.
						listed={Math.min((isRead ? 2 : 1) * all.length + 1, area.height - 5)}
						rowKey={(id) => id}
						empty=""
						details={current ? detailsOf(facts, current, strings) : []}
					/>
				);
			}}
		</Frame>
	);
};
