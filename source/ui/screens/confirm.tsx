// What will be sent, what stands in its way, and the only question that counts.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { azCommand } from '../../migration/az-command.ts';
import type { Change, Wish } from '../../migration/change.ts';
import { blockers } from '../../migration/check.ts';
import { type Answer, confirm } from '../../migration/confirm.ts';
import { prepare } from '../../migration/prepare.ts';
import type { Strings } from '../../strings/index.ts';
import { checklist } from '../components/checklist.ts';
import { Frame } from '../components/frame.tsx';
import { Fixed, Lines } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { isAloft, takeOff } from '../flight.ts';
import type { Action } from '../keys.ts';
import { problemOf, useForget } from '../queries.ts';
import { useSession, useShell } from '../session.ts';
import { type Block, layOut, widthOf } from '../text.ts';
import { marks } from '../theme.ts';
import { useArmed } from '../use-armed.ts';
import { useForgetSecretLooks } from '../use-verdict.ts';

const preview = (change: Change, strings: Strings): readonly Block[] => {
	const words = strings.confirm;
	const { request, effects, checks, about, targetId } = change;
	const kind = strings.changes[change.wish.kind];
	const isStopped = blockers(checks).length > 0;
	const body = request.body === undefined ? [] : [{ text: JSON.stringify(request.body), indent: 4 }];
	const what: readonly Block[] = [
		{ text: kind.title(about), tone: 'title' },
		{ text: kind.explains(about) },
		{ text: '' },
		...effects.flatMap(({ property, before, after }): readonly Block[] => {
			const was = [{ text: `${property}: ${before || words.nothing}`, tone: 'muted' as const }];
			const willBe = [{ text: ` ${marks.next} ` }, { text: after || words.nothing, tone: 'key' as const }];
			// What will be is never cut off: where one line is too short for both, it has its own.
			const isLong = widthOf(`${property}${before}${after}`) > 68;
			return isLong
				? [
						{ row: was, indent: 2 },
						{ row: willBe, indent: 2 },
					]
				: [{ row: [...was, ...willBe], indent: 2 }];
		}),
		{ text: targetId, indent: 2, tone: 'muted' },
	];
	const sent: readonly Block[] = [
		{ text: words.request, tone: 'title' },
		{ text: `${request.method} ${request.path}?api-version=${request.apiVersion}`, indent: 2 },
		...body,
		{ text: '' },
		{ text: words.command, tone: 'title' },
		{ text: azCommand(request), indent: 2 },
	];
	const looked: readonly Block[] = [{ text: words.checks, tone: 'title' }, ...checklist(checks, strings)];
	// What stops a change is read first.
	return isStopped
		? [...looked, { text: '' }, ...what, { text: '' }, ...sent]
		: [...what, { text: '' }, ...looked, { text: '' }, ...sent];
};

export const Confirm = ({ wish }: { readonly wish: Wish }) => {
	const { strings, move, say, copy, readOnly, flight, setFlight, clock } = useShell();
	const { azure, journal, me, wait } = useSession();
	const forget = useForget();
	const forgetHolders = useForgetSecretLooks();
	const words = strings.confirm;
	const [typed, setTyped] = useState('');
	const [chose, setChose] = useState<'yes' | 'no'>('no');
	// Not read again while somebody answers: what is confirmed is what is shown; the writer looks once more itself.
	const query = useQuery({
		queryKey: ['change', wish],
		gcTime: 0,
		staleTime: Number.POSITIVE_INFINITY,
		queryFn: ({ signal }) => prepare(azure, wish, { signal }),
	});
	const change = query.data;
	const problem = problemOf(query.error);
	const stop = !change
		? undefined
		: readOnly
			? words.readOnly
			: isAloft(flight)
				? words.busy
				: blockers(change.checks).length > 0
					? words.blocked
					: undefined;
	const isAsked = change !== undefined && stop === undefined;
	const isArmed = useArmed(isAsked);
	const byName = change?.demand.by === 'name' ? change.demand.name : undefined;

	const answer = (given: Answer) => {
		if (!change || stop) return;
		const result = confirm(change, given);
		if (result === 'blocked') return say(words.blocked, 'warning');
		if (result === 'wrongName') return say(words.wrongName(byName ?? ''), 'warning');
		if (result === 'notChosen') return move({ to: 'back' });
		const landed = () => {
			if (wish.kind === 'regenerateKey') forgetHolders();
			forget();
		};
		setFlight(takeOff(result, { azure, journal, me, wait }, clock, landed));
		move({ to: 'replace', screen: { name: 'flight' } });
	};

	const copyCommand: readonly Action[] = change
		? [
				{
					key: 'copy',
					label: words.copy,
					run: () => {
						copy(azCommand(change.request));
						say(strings.shell.copied('az'));
					},
				},
			]
		: [];
	const leave: Action = { key: 'escape', label: words.leave, run: () => move({ to: 'back' }) };
	const other = chose === 'yes' ? 'no' : 'yes';
	const actions: readonly Action[] = !isArmed
		? [...copyCommand, leave]
		: byName !== undefined
			? [{ key: 'enter', label: words.confirmName, run: () => answer({ typed }), isAnswer: true }, leave]
			: [
					{ key: 'up', label: words.choose, run: () => setChose(other) },
					{ key: 'down', label: words.choose, run: () => setChose(other), quiet: true },
					{
						key: 'enter',
						label: chose === 'yes' ? words.doIt : words.goBack,
						run: () => answer({ chose }),
						isAnswer: true,
					},
					...copyCommand,
					leave,
				];
	const question: readonly Block[] = !change
		? []
		: stop
			? [{ text: `${marks.no} ${stop}`, tone: 'danger' }]
			: byName !== undefined
				? [
						{ text: words.typeName, tone: 'warning' },
						{ text: byName, tone: 'title', indent: 2 },
					]
				: (['no', 'yes'] as const).map(
						(one): Block => ({
							row: [
								{
									text: `${chose === one ? marks.here : ' '} ${one === 'no' ? words.goBack : strings.changes[wish.kind].yes(change.about)}`,
									tone: chose === one ? 'focus' : 'muted',
								},
							],
						}),
					);
	return (
		<Frame
			crumbs={[change?.targetName ?? '', strings.changes[wish.kind].name]}
			actions={actions}
			field={
				isArmed && byName !== undefined
					? { label: words.nameLabel, value: typed, onChange: setTyped, onPaste: () => say(words.noPaste, 'warning') }
					: undefined
			}
		>
			{(area) => {
				if (problem) return <Lines blocks={problemBlocks(problem, strings)} area={area} more={strings.shell.more} />;
				if (!change) return <Lines blocks={[{ text: words.reading }]} area={area} more="" />;
				const asked = layOut(question, area.width).length + 1;
				const rest = { ...area, height: area.height - asked };
				return (
					<>
						<Lines blocks={preview(change, strings)} area={rest} more={strings.shell.more} />
						<Fixed blocks={[{ text: '' }, ...question]} width={area.width} height={asked} />
					</>
				);
			}}
		</Frame>
	);
};
