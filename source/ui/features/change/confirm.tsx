// What will be sent, what stands in its way, and the only question that counts.
import { useQuery } from '@tanstack/react-query';
import { useIsScreenReaderEnabled } from 'ink';
import { useState } from 'react';
import { azCommand } from '../../../changes/az-command.ts';
import { type Answer, confirm } from '../../../changes/confirm.ts';
import { prepare } from '../../../changes/plan.ts';
import type { Wish } from '../../../model/change.ts';
import { blockers } from '../../../model/check.ts';
import type { Action, KeyId } from '../../context/keys.ts';
import { isAloft } from '../../context/operation.ts';
import { problemOf, useForget } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useForgetSecretLooks } from '../../context/use-verdict.ts';
import { Frame } from '../../kit/frame.tsx';
import { Fixed, Lines } from '../../kit/lines.tsx';
import { layOut } from '../../kit/text.ts';
import { useArmed } from '../../kit/use-armed.ts';
import { problemBlocks } from '../common/problem-note.ts';
import { changeBlocks, questionBlocks } from './confirm-blocks.ts';
import { takeOff } from './start-operation.ts';

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
	const question = change ? questionBlocks(change, { stop, chose, isRead, isArmed }, strings) : [];
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
						<Lines blocks={changeBlocks(change, copyKey, strings)} area={rest} more={strings.shell.more} />
						<Fixed blocks={[{ text: '' }, ...question]} width={area.width} height={asked} />
					</>
				);
			}}
		</Frame>
	);
};
