// Explains a failing call: from the message that the caller reads to the cause, the fix, and what holds for this
// account.

import { useState } from 'react';
import type { AccountFacts } from '../../../assessment/account-facts.ts';
import { matchesMessage, type Symptom, symptoms } from '../../../guides/symptoms.ts';
import type { Problem } from '../../../model/problem.ts';
import { type AccountId, resourceNameOf } from '../../../model/resource-id.ts';
import type { Strings } from '../../../strings/index.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { toProblem, useFacts, useRefresh } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import type { Column } from '../../kit/table.tsx';
import type { Block } from '../../kit/text.ts';
import { useFilter } from '../../kit/use-filter.ts';
import { useList } from '../../kit/use-list.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { TableScreen } from '../common/table-screen.tsx';
import { problemSummary } from '../problem-blocks.ts';
import { symptomFindings } from './symptom-findings.ts';

const statusText = ({ status }: Symptom): string => status.join('/') || marks.none;

const symptomDetails = (
	symptom: Symptom,
	facts: AccountFacts | undefined,
	problem: Problem | undefined,
	scope: string,
	strings: Strings,
): readonly Block[] => {
	const words = strings.symptoms;
	const { title, cause, fix } = words.of[symptom.id];
	// Earlier facts do not hold once a later read has failed.
	const here = problem
		? [words.unreadable(problemSummary(problem, strings))]
		: facts
			? symptomFindings(symptom.id, facts, strings, scope)
			: [strings.lists.reading];
	const section = (name: string, texts: readonly string[]): readonly Block[] =>
		texts.length === 0
			? []
			: [{ text: '' }, { text: name, tone: 'title' }, ...texts.map((text): Block => ({ text, indent: 2 }))];
	return [
		{ text: title, tone: 'key' },
		{ text: symptom.status.length > 0 ? `HTTP ${statusText(symptom)}` : words.noStatusKnown, tone: 'muted' },
		...symptom.messages.map((text): Block => ({ text: `“${text}”`, tone: 'muted' })),
		...section(words.cause, [cause]),
		...section(words.fix, [fix]),
		...section(words.here, here),
	];
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly why: { readonly accountId: AccountId };
	}
}

/**
 * The screen shows the symptoms of failing calls, and for the chosen one its cause, its fix and what the account's
 * facts say.
 */
export const WhyScreen = ({ accountId }: ScreenParams['why']) => {
	const { strings, openHandler } = useShell();
	const { azure } = useSession();
	const words = strings.symptoms;
	const [open, setOpen] = useState<string>();
	const filter = useFilter();
	const refresh = useRefresh();
	const query = useFacts(accountId);
	const problem = toProblem(query.error);
	const facts = query.data;
	const rows = symptoms.filter((one) => {
		const { title, cause, fix } = words.of[one.id];
		return filter.matchesWords(statusText(one), ...one.messages, title, cause, fix) || matchesMessage(one, filter.text);
	});
	const list = useList(rows, ({ id }) => id);
	const shown = symptoms.find(({ id }) => id === open);
	const columns: readonly Column<Symptom>[] = [
		{ header: words.status, cell: statusText, rank: 0 },
		{ header: words.means, cell: ({ id }) => words.of[id].title, rank: 0, most: 36 },
		{ header: words.messages, cell: ({ messages }) => messages[0] ?? words.noMessage, rank: 0, most: 66 },
	];
	const breadcrumbs = [facts?.account.name ?? resourceNameOf(accountId), words.title];
	if (shown)
		return (
			<BlockScreen
				breadcrumbs={breadcrumbs}
				scrollKey={open}
				actions={[
					{ key: 'escape', label: strings.shell.back, run: () => setOpen(undefined) },
					{
						key: 'enter',
						label: strings.account.showApplication,
						run: openHandler({ name: 'application', accountId }),
					},
					{ key: 'refresh', label: strings.shell.refresh, run: refresh },
				]}
				blocks={symptomDetails(shown, facts, problem, azure.dataScope, strings)}
			/>
		);
	return (
		<TableScreen
			breadcrumbs={breadcrumbs}
			columns={columns}
			list={list}
			filter={filter}
			actions={[
				{
					key: 'enter',
					label: words.details,
					run: () => setOpen(list.current?.id),
					disabled: list.current ? undefined : strings.lists.noMatch,
				},
			]}
			empty={strings.lists.noMatch}
			notes={[{ text: words.hint, tone: 'muted' }]}
		/>
	);
};
