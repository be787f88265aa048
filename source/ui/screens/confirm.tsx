// What will be sent, what stands in its way, and the only question that counts.
import { useQuery } from '@tanstack/react-query';
import { useIsScreenReaderEnabled } from 'ink';
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
import { type Action, type KeyId, keys } from '../keys.ts';
import { problemOf, useForget } from '../queries.ts';
import { useSession, useShell } from '../session.ts';
import { type Block, layOut } from '../text.ts';
import { marks } from '../theme.ts';
import { useArmed } from '../use-armed.ts';
import { useForgetSecretLooks } from '../use-verdict.ts';

/** What changes, before and after; the request; then what stands behind them. `copyKey` copies the command. */
const preview = (change: Change, copyKey: KeyId, strings: Strings): readonly Block[] => {
	const words = strings.confirm;
	const { request, effects, checks, about } = change;
	const kind = strings.changes[change.wish.kind];
	const meaning: Block = { text: kind.explains(about) };
	const what: readonly Block[] = [
		{ text: kind.title(about), tone: 'title' },
		...(effects.length === 0 ? [meaning] : []),
		...effects.map(
			({ property, before, after }): Block => ({
				row: [
					{ text: `${property}: ${before || words.nothing}`, tone: 'muted' },
					{ text: ` ${marks.next} ${after || words.nothing}`, tone: 'key' },
				],
				indent: 2,
			}),
		),
		{ text: '' },
		{ text: words.request, tone: 'title' },
		{ code: `${request.method} ${request.path}?api-version=${request.apiVersion}`, indent: 2 },
		...(request.ifMatch === undefined ? [] : [{ code: `If-Match: ${request.ifMatch}`, indent: 4 }]),
		...(request.body === undefined ? [] : [{ code: JSON.stringify(request.body), indent: 4 }]),
	];
	const gap: Block = { text: '' };
	const title: Block = { text: words.checks, tone: 'title' };
	const open = checks.filter(({ met }) => met !== 'yes');
	// What does not hold is read before what the change means, what holds after it.
	const looked: readonly Block[] = [
		...(open.length > 0 ? [title, ...checklist(open, strings), gap] : []),
		...(effects.length === 0 ? [] : [meaning, gap]),
		...(open.length > 0 ? [] : [title]),
		...checklist(
			checks.filter(({ met }) => met === 'yes'),
			strings,
		),
	];
	const command: readonly Block[] = [
		{
			row: [
				{ text: words.command, tone: 'title' },
				{ text: `  ${words.copies(keys[copyKey].show)}`, tone: 'key' },
			],
		},
		{ code: azCommand(request), indent: 2 },
	];
	// What stops a change is read first.
	return blockers(checks).length > 0
		? [...looked, gap, ...what, gap, ...command]
		: [...what, gap, ...looked, gap, ...command];
};

export const Confirm = ({ wish }: { readonly wish: Wish }) => {
	const { strings, move, say, copy, readOnly, flight, setFlight, clock } = useShell();
	const { azure, journal, me, wait } = useSession();
	const forget = useForget();
	const forgetHolders = useForgetSecretLooks();
	const words = strings.confirm;
	const isRead = useIsScreenReaderEnabled();
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

	// Where a name is typed, letters are text.
	const copyKey: KeyId = isArmed && byName !== undefined ? 'tab' : 'copy';
	const copyCommand: readonly Action[] = change
		? [
				{
					key: copyKey,
					label: words.copy,
					run: () => {
						copy(azCommand(change.request));
						say(strings.shell.copied('az'));
					},
				},
			]
		: [];
	const leave: Action = { key: 'escape', label: words.leave, run: () => move({ to: 'back' }) };
	const turn = () => isArmed && setChose(chose === 'yes' ? 'no' : 'yes');
	const choices: readonly Action[] =
		isAsked && byName === undefined
			? (['up', 'down'] as const).map((key) => ({
					key,
					label: words.choose,
					run: turn,
					pick: (row: number) => isArmed && setChose(row === 1 ? 'yes' : 'no'),
					quiet: !isArmed,
				}))
			: [];
	const actions: readonly Action[] = !isArmed
		? [...choices, ...copyCommand, leave]
		: byName !== undefined
			? [
					{ key: 'enter', label: words.confirmName, run: () => answer({ typed }), isAnswer: true },
					...copyCommand,
					leave,
				]
			: [
					...choices,
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
						{ text: byName, tone: 'title', indent: 2, isPlain: true },
					]
				: [
						...(['no', 'yes'] as const).map(
							(one, index): Block => ({
								row: [
									{
										text: `${chose === one ? marks.here : ' '} ${isRead ? `${index + 1}. ` : ''}${one === 'no' ? words.goBack : strings.changes[wish.kind].yes(change.about)}`,
										tone: chose === one ? 'focus' : 'muted',
									},
								],
							}),
						),
						...(isRead && isArmed ? [{ text: strings.shell.read.byNumber }] : []),
					];
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
						<Lines blocks={preview(change, copyKey, strings)} area={rest} more={strings.shell.more} />
						<Fixed blocks={[{ text: '' }, ...question]} width={area.width} height={asked} />
					</>
				);
			}}
		</Frame>
	);
};
