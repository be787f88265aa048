// A change on its way, and what came of it.
import { useSyncExternalStore } from 'react';
import type { CarriedOut } from '../../../changes/apply.ts';
import { kindOf } from '../../../changes/kinds/index.ts';
import type { Change, ChangeKind } from '../../../model/change.ts';
import { wantsSignIn } from '../../../model/problem.ts';
import type { Strings } from '../../../strings/index.ts';
import type { Action } from '../../context/keys.ts';
import { type Flight, type FlightProgress, isAloft } from '../../context/operation.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useProbe } from '../../context/use-probe.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Block } from '../../kit/text.ts';
import { useSeconds } from '../../kit/use-seconds.ts';
import { problemBlocks } from '../common/problem-note.ts';
import { probeBlocks } from '../road/road-blocks.ts';
import { TogetherScreen } from './batch.tsx';
import { copyCommand, withSignIn } from './copy-command.ts';

const phases = ['looking', 'recording', 'sending', 'operation', 'checking'] as const;

/** What they take back, the road does again. */
const leadsBack: ReadonlySet<ChangeKind> = new Set(['enableKeys', 'removeRoleAssignment']);

/** A wait belongs to the phase it interrupts. */
const phaseIndex = (progress: FlightProgress | undefined): number => {
	if (!progress) return 0;
	const { phase } = progress;
	return phases.indexOf(phase !== 'waiting' ? phase : progress.why === 'unseen' ? 'checking' : 'sending');
};

const underWay = (progress: FlightProgress | undefined, seconds: number, strings: Strings): readonly Block[] => {
	const words = strings.flight;
	const now = phaseIndex(progress);
	const detail =
		progress?.phase === 'operation'
			? words.azureSays(progress.state)
			: progress?.phase === 'waiting'
				? words.waits[progress.why](Math.ceil(progress.for / 1000))
				: undefined;
	return [
		...phases.map(
			(phase, index): Block => ({
				row: [
					{
						text: index < now ? `${marks.ok} ` : index === now ? `${marks.next} ` : '  ',
						tone: index < now ? 'ok' : 'key',
					},
					{ text: words.phases[phase], tone: index > now ? 'muted' : undefined },
					...(index === now && detail ? [{ text: `  ${detail}`, tone: 'warning' as const }] : []),
				],
			}),
		),
		{ text: '' },
		{ text: words.elapsed(seconds), tone: 'muted' },
		{ text: words.mayLeave, tone: 'muted' },
	];
};

const landed = (change: Change, result: CarriedOut, strings: Strings): readonly Block[] => {
	const words = strings.flight;
	const said = strings.changes[change.wish.kind];
	switch (result.outcome) {
		case 'done':
			return [
				{ text: `${marks.ok} ${said.done(change.about)}`, tone: 'ok' },
				...(result.ours ? [] : [{ text: words.notOurs, indent: 2 }]),
				...(result.requestId
					? [{ text: `${strings.shell.requestId} ${result.requestId}`, indent: 2, tone: 'muted' as const }]
					: []),
			];
		case 'already':
			return [
				{ text: `${marks.ok} ${said.done(change.about)}`, tone: 'ok' },
				{ text: words.already, indent: 2 },
			];
		case 'failed':
			return [
				{ text: words.failed, tone: 'title' },
				...problemBlocks(result.problem, strings),
				...(result.problem.kind === 'didNotStick' ? [{ text: said.notThere(change.about) }] : []),
			];
		case 'open':
			return [
				{
					text: `${marks.unknown} ${kindOf(change.wish.kind).standing ? words.open : words.openForGood}`,
					tone: 'warning',
				},
				...problemBlocks(result.problem, strings),
			];
	}
};

const Aloft = ({ flight }: { readonly flight: Flight }) => {
	const shell = useShell();
	const { strings, move, opens, signIn, mode, places } = shell;
	const { change } = flight.confirmed;
	const { progress, result: ended, bug } = useSyncExternalStore(flight.subscribe, flight.state);
	if (bug) throw bug;
	const seconds = useSeconds(isAloft(flight), flight.startedAt);
	const isSwitch = change.wish.kind === 'disableKeys' || change.wish.kind === 'enableKeys';
	const { me } = useSession();
	const result: CarriedOut | undefined =
		ended && 'problem' in ended ? { ...ended, problem: withSignIn(ended.problem, shell, me.tenantId) } : ended;
	const accountId = change.wish.input.accountId;
	const probe = useProbe(accountId);
	const undo =
		result?.outcome === 'done' && result.ours ? kindOf(change.wish.kind).undo(change, me.objectId) : undefined;
	const isKey = change.wish.kind === 'regenerateKey';
	const isFromRoad = places.some(({ screen }) => screen.name === 'road');
	const toRoad = () => move(isKey ? { to: 'back' } : { to: 'backTo', name: 'road' });
	const onward = isKey ? strings.rotate.onward : isFromRoad ? strings.flight.onward : strings.shell.back;
	const refusal = result && 'problem' in result ? result.problem : undefined;
	const isSignIn = refusal && wantsSignIn(refusal);
	const { command } = refusal?.facts ?? {};
	/** The plan is kept: it is looked at and confirmed once more, as whoever is signed in then. */
	const again = () => {
		move({ to: 'replace', screen: { name: 'confirm', wish: change.wish } });
		if (mode === 'azure') signIn(me.tenantId);
	};
	const actions: readonly Action[] = result
		? [
				...(isSignIn ? [{ key: 'refresh' as const, label: strings.flight.again, run: again }] : []),
				...copyCommand(command, shell),
				{ key: 'enter', label: onward, run: toRoad },
				...(isSwitch && result.outcome !== 'failed'
					? [{ key: 'verify' as const, label: strings.account.probe, run: probe.ask }]
					: []),
				...(change.wish.kind === 'disableKeys' && result.outcome !== 'failed'
					? [
							{
								key: 'watch' as const,
								label: strings.watch.open,
								run: opens({ name: 'watch', accountId }),
							},
						]
					: []),
				...(undo
					? [
							{
								key: 'undo' as const,
								label: `${strings.history.undo}: ${strings.changes[undo.kind].name}`,
								run: () => move({ to: 'replace', screen: { name: 'confirm', wish: undo } }),
							},
						]
					: []),
				{ key: 'history', label: strings.history.open, run: opens({ name: 'history' }) },
			]
		: [{ key: 'stop', label: strings.flight.stopWatching, run: flight.stop }];
	const after: readonly Block[] =
		result && isSwitch && (result.outcome === 'done' || result.outcome === 'already')
			? [
					{ text: '' },
					{ text: strings.flight.arrives, tone: 'muted' },
					...(probe.isAsking ? [{ text: strings.road.asking, tone: 'muted' as const }] : []),
					...(probe.answer ? probeBlocks(probe.answer, strings) : []),
				]
			: [];
	const undoing: readonly Block[] =
		result?.outcome === 'done'
			? [
					{ text: '' },
					{
						text: undo
							? strings.flight.howToUndo(strings.changes[undo.kind].name)
							: leadsBack.has(change.wish.kind)
								? strings.flight.roadAgain
								: strings.flight.noUndo,
						tone: 'muted',
					},
				]
			: [];
	const blocks: readonly Block[] = [
		{ text: strings.changes[change.wish.kind].title(change.about), tone: 'title' },
		{ text: '' },
		...(result ? [...landed(change, result, strings), ...after, ...undoing] : underWay(progress, seconds, strings)),
	];
	return (
		<Frame crumbs={[change.targetName, strings.changes[change.wish.kind].name]} actions={actions}>
			{(area) => <Lines blocks={blocks} area={area} more={strings.shell.more} />}
		</Frame>
	);
};

export const FlightScreen = () => {
	const { flight } = useShell();
	if (!flight) return null;
	return flight.together ? <TogetherScreen flight={flight} batch={flight.together} /> : <Aloft flight={flight} />;
};
