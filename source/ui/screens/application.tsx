// The application's own change: code before and after, and the tick that only a person can give.
import { useState } from 'react';
import { samples } from '../../application/samples.ts';
import { isOpenAi } from '../../migration/access.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import type { Action } from '../keys.ts';
import { problemOf, useFacts, useForget } from '../queries.ts';
import { useSession, useShell } from '../session.ts';
import type { Block } from '../text.ts';
import { marks } from '../theme.ts';
import { useAttempt } from '../use-attempt.ts';

const code = (lines: readonly string[], tone?: 'muted'): readonly Block[] =>
	lines.map((text) => ({ row: [{ text, tone }], indent: 2 }));

export const Application = ({ accountId }: { readonly accountId: string }) => {
	const { strings, move, copy, say } = useShell();
	const { azure, journal, me } = useSession();
	const words = strings.application;
	const [at, setAt] = useState(0);
	const [asking, setAsking] = useState(false);
	const attempt = useAttempt();
	const query = useFacts(accountId);
	const forget = useForget();
	const facts = query.data;
	const problem = problemOf(query.error);
	const caller = facts?.caller;
	const principal = caller?.choice.name ?? '';
	const ticked = facts?.said.applicationChanged.get(principal);
	const deployments = facts?.deployments.known ? facts.deployments.value : [];
	const all = samples({
		endpoint: facts?.account.endpoint ?? '',
		deployment: deployments.find(({ format }) => format === 'OpenAI')?.name ?? words.yourDeployment,
		scope: azure.dataScope,
		clientId: caller?.clientId,
	});
	const sample = all[at % all.length] ?? all[0];
	const note = async (kind: 'applicationChanged' | 'applicationUnchanged') => {
		await journal.note(accountId, { kind, principal }, me.name);
		setAsking(false);
		forget();
		if (kind === 'applicationChanged') move({ to: 'backTo', name: 'road' });
		say(kind === 'applicationChanged' ? words.ticked : words.unticked, 'ok');
	};
	const blocks: readonly Block[] =
		problem || !facts || !sample
			? problem
				? problemBlocks(problem, strings)
				: [{ text: strings.lists.reading }]
			: asking
				? [{ text: words.ask(principal) }]
				: [
						{
							text: ticked
								? `${marks.ok} ${words.tickedAt(strings.shell.when(ticked))}`
								: words.intro(principal || words.noIdentity),
							tone: ticked ? 'ok' : undefined,
						},
						...(isOpenAi(facts.account.kind)
							? []
							: [{ text: `${marks.warning} ${words.otherKind(facts.account.kind)}`, tone: 'warning' as const }]),
						{ text: '' },
						{ text: `${sample.language}  ${words.before}`, tone: 'title' },
						...code(sample.before, 'muted'),
						{ text: '' },
						{ text: `${sample.language}  ${words.after}`, tone: 'title' },
						{ text: sample.install, indent: 2, tone: 'key' },
						...code(sample.after),
						{ text: '' },
						{ text: `${marks.warning} ${words.trap}`, tone: 'warning' },
					];
	const actions: readonly Action[] = asking
		? [
				{ key: 'tick', label: words.yes, run: () => attempt(() => note('applicationChanged')) },
				{ key: 'escape', label: strings.road.no, run: () => setAsking(false) },
			]
		: [
				{ key: 'tab', label: words.otherLanguage, run: () => setAt(at + 1) },
				{
					key: 'copy',
					label: words.copy,
					run: () => {
						copy(sample?.after.join('\n') ?? '');
						say(strings.shell.copied(sample?.language ?? ''));
					},
				},
				ticked
					? { key: 'tick', label: words.untick, run: () => attempt(() => note('applicationUnchanged')) }
					: {
							key: 'tick',
							label: words.tick,
							run: () => setAsking(true),
							disabled: caller ? undefined : words.needsIdentity,
						},
			];
	return (
		<Frame crumbs={[facts?.account.name ?? '', words.title]} actions={actions} scrollKey={`${at} ${asking}`}>
			{(area) => <Lines blocks={blocks} area={area} more={strings.shell.more} />}
		</Frame>
	);
};
