// Why did it break: from what the caller reads to the cause, the fix, and what holds for this account.
import { useState } from 'react';
import { recognises, type Symptom, symptoms } from '../../application/symptoms.ts';
import type { Problem } from '../../azure/problem.ts';
import type { Facts } from '../../migration/facts.ts';
import type { Strings } from '../../strings/index.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { NotedTable } from '../components/noted-table.tsx';
import { inBrief } from '../components/problem-note.ts';
import type { Column } from '../components/table.tsx';
import { problemOf, useFacts, useRefresh } from '../queries.ts';
import { useSession, useShell } from '../session.ts';
import type { Block } from '../text.ts';
import { marks } from '../theme.ts';
import { useFilter } from '../use-filter.ts';
import { useList } from '../use-list.ts';
import { whyHere } from '../why-here.ts';

const statusOf = ({ status }: Symptom): string => status.join('/') || marks.none;

const details = (
	symptom: Symptom,
	facts: Facts | undefined,
	problem: Problem | undefined,
	scope: string,
	strings: Strings,
): readonly Block[] => {
	const words = strings.symptoms;
	const { title, cause, fix } = words.of[symptom.id];
	// What was read before is not what holds now, once reading has failed.
	const here = problem
		? [words.unread(inBrief(problem, strings))]
		: facts
			? whyHere(symptom.id, facts, strings, scope)
			: [strings.lists.reading];
	const section = (name: string, texts: readonly string[]): readonly Block[] =>
		texts.length === 0
			? []
			: [{ text: '' }, { text: name, tone: 'title' }, ...texts.map((text): Block => ({ text, indent: 2 }))];
	return [
		{ text: title, tone: 'key' },
		{ text: symptom.status.length > 0 ? `HTTP ${statusOf(symptom)}` : words.noStatusKnown, tone: 'muted' },
		...symptom.says.map((text): Block => ({ text: `“${text}”`, tone: 'muted' })),
		...section(words.cause, [cause]),
		...section(words.fix, [fix]),
		...section(words.here, here),
	];
};

export const Why = ({ accountId }: { readonly accountId: string }) => {
	const { strings, opens } = useShell();
	const { azure } = useSession();
	const words = strings.symptoms;
	const [open, setOpen] = useState<string>();
	const filter = useFilter();
	const refresh = useRefresh();
	const query = useFacts(accountId);
	const problem = problemOf(query.error);
	const facts = query.data;
	const rows = symptoms.filter((one) => {
		const { title, cause, fix } = words.of[one.id];
		return filter.shows(statusOf(one), ...one.says, title, cause, fix) || recognises(one, filter.text);
	});
	const list = useList(rows, ({ id }) => id);
	const shown = symptoms.find(({ id }) => id === open);
	const columns: readonly Column<Symptom>[] = [
		{ header: words.status, cell: statusOf, rank: 0 },
		{ header: words.means, cell: ({ id }) => words.of[id].title, rank: 0, most: 36 },
		{ header: words.says, cell: ({ says }) => says[0] ?? words.noMessage, rank: 0, most: 66 },
	];
	return (
		<Frame
			crumbs={[facts?.account.name ?? accountId.split('/').pop() ?? '', words.title]}
			scrollKey={open}
			filter={shown ? undefined : filter}
			actions={
				shown
					? [
							{ key: 'escape', label: strings.shell.back, run: () => setOpen(undefined) },
							{
								key: 'enter',
								label: strings.account.showApplication,
								run: opens({ name: 'application', accountId }),
							},
							{ key: 'refresh', label: strings.shell.refresh, run: refresh },
						]
					: [
							...filter.actions,
							...list.actions,
							{
								key: 'enter',
								label: words.details,
								run: () => setOpen(list.current?.id),
								disabled: list.current ? undefined : strings.lists.noMatch,
							},
						]
			}
		>
			{(area) =>
				shown ? (
					<Lines
						blocks={details(shown, facts, problem, azure.dataScope, strings)}
						area={area}
						more={strings.shell.more}
					/>
				) : (
					<NotedTable
						columns={columns}
						rows={rows}
						cursor={list.cursor}
						area={area}
						rowKey={({ id }) => id}
						empty={strings.lists.noMatch}
						notes={[{ text: words.hint, tone: 'muted' }]}
					/>
				)
			}
		</Frame>
	);
};
