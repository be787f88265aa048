// Shows a running change and its result.

import { useSyncExternalStore } from 'react';
import type { ApplyResult } from '../../../changes/apply.ts';
import { changeHandlerFor, keyAuthSetBy } from '../../../changes/kinds/index.ts';
import type { Change } from '../../../model/change.ts';
import type { ChangeKind } from '../../../model/change-inputs.ts';
import { needsSignIn } from '../../../model/problem.ts';
import type { Strings } from '../../../strings/index.ts';
import type { Action } from '../../context/keys.ts';
import { useRoutes } from '../../context/navigation-provider.tsx';
import { isRunning, type Operation, type OperationProgress } from '../../context/operation.ts';
import { useOperation } from '../../context/operation-provider.tsx';
import { useConnection, useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useProbe } from '../../context/use-probe.ts';
import type { Block } from '../../kit/text.ts';
import { useElapsedSeconds } from '../../kit/use-elapsed-seconds.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { problemBlocks } from '../problem-blocks.ts';
import { probeBlocks } from '../road/road-blocks.ts';
import { BatchScreen } from './batch.tsx';
import { copyCommandActions, withSignInCommand } from './copy-command.ts';

const phases = ['looking', 'recording', 'sending', 'operation', 'checking'] as const;

/** The road can repeat what these kinds take back. */
const kindsRepeatedByRoad: ReadonlySet<ChangeKind> = new Set(['enableKeys', 'removeRoleAssignment']);

/** A wait belongs to the phase it interrupts. */
const phaseIndex = (progress: OperationProgress | undefined): number => {
	if (!progress) return 0;
	const { phase } = progress;
	return phases.indexOf(phase !== 'waiting' ? phase : progress.why === 'unseen' ? 'checking' : 'sending');
};

const progressBlocks = (
	progress: OperationProgress | undefined,
	seconds: number,
	strings: Strings,
): readonly Block[] => {
	const words = strings.flight;
	const now = phaseIndex(progress);
	const detail =
		progress?.phase === 'operation'
			? words.azureSays(progress.state)
			: progress?.phase === 'waiting'
				? words.waits[progress.why](Math.ceil(progress.milliseconds / 1000))
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

const resultBlocks = (change: Change, result: ApplyResult, strings: Strings): readonly Block[] => {
	const words = strings.flight;
	const changeTexts = strings.changes[change.changeRequest.kind];
	switch (result.outcome) {
		case 'done':
			return [
				{ text: `${marks.ok} ${changeTexts.done(change.about)}`, tone: 'ok' },
				...(result.ours ? [] : [{ text: words.notOurs, indent: 2 }]),
				...(result.requestId
					? [{ text: `${strings.shell.requestId} ${result.requestId}`, indent: 2, tone: 'muted' as const }]
					: []),
			];
		case 'already':
			return [
				{ text: `${marks.ok} ${changeTexts.done(change.about)}`, tone: 'ok' },
				{ text: words.alreadyApplied, indent: 2 },
			];
		case 'failed':
			return [{ text: words.failed, tone: 'title' }, ...problemBlocks(result.problem, strings)];
		case 'open':
			return [
				{
					text: `${marks.unknown} ${changeHandlerFor(change.changeRequest.kind).status ? words.open : words.outcomeUnknowable}`,
					tone: 'warning',
				},
				...problemBlocks(result.problem, strings),
				...(result.problem.kind === 'didNotStick' ? [{ text: changeTexts.notApplied(change.about) }] : []),
			];
	}
};

const ChangeOperation = ({ flight }: { readonly flight: Operation }) => {
	const shell = useShell();
	const { strings, navigate, openHandler, signIn } = shell;
	const { mode } = useConnection();
	const routes = useRoutes();
	const { change } = flight.confirmed;
	const { progress, result: ended, bug } = useSyncExternalStore(flight.subscribe, flight.state);
	if (bug) throw bug;
	const seconds = useElapsedSeconds(isRunning(flight), flight.startedAt);
	const isSwitch = keyAuthSetBy(change.changeRequest.kind) !== undefined;
	const { user } = useSession();
	const result: ApplyResult | undefined =
		ended && 'problem' in ended
			? {
					...ended,
					problem: withSignInCommand(ended.problem, { mode, signInCommand: shell.signInCommand }, user.tenantId),
				}
			: ended;
	const accountId = change.changeRequest.input.accountId;
	const probe = useProbe(accountId);
	const undo =
		result?.outcome === 'done' && result.ours
			? changeHandlerFor(change.changeRequest.kind).undo(change, user.objectId)
			: undefined;
	const isKey = change.changeRequest.kind === 'regenerateKey';
	const isFromRoad = routes.some(({ screen }) => screen.name === 'road');
	const toRoad = () => navigate(isKey ? { to: 'back' } : { to: 'backTo', name: 'road' });
	const onward = isKey ? strings.rotate.backToRotation : isFromRoad ? strings.flight.backToRoad : strings.shell.back;
	const refusal = result && 'problem' in result ? result.problem : undefined;
	const current = result?.outcome === 'failed' ? result.current : undefined;
	const isSignIn = refusal && needsSignIn(refusal);
	const { command } = refusal?.facts ?? {};
	/** The plan is kept and confirmed again, as the user who is signed in then. */
	const again = () => {
		navigate({ to: 'replace', screen: { name: 'confirm', changeRequest: change.changeRequest } });
		if (mode === 'azure') signIn(user.tenantId);
	};
	const actions: readonly Action[] = result
		? [
				...(isSignIn ? [{ key: 'refresh' as const, label: strings.flight.retryAfterSignIn, run: again }] : []),
				...(current
					? [
							{
								key: 'refresh' as const,
								label: strings.flight.confirmAnew,
								run: () => navigate({ to: 'replace', screen: { name: 'confirm', changeRequest: current } }),
							},
						]
					: []),
				...copyCommandActions(command, shell),
				{ key: 'enter', label: onward, run: toRoad },
				...(isSwitch && result.outcome !== 'failed'
					? [{ key: 'verify' as const, label: strings.account.probe, run: probe.ask }]
					: []),
				...(keyAuthSetBy(change.changeRequest.kind) === 'off' && result.outcome !== 'failed'
					? [
							{
								key: 'watch' as const,
								label: strings.watch.open,
								run: openHandler({ name: 'watch', accountId }),
							},
						]
					: []),
				...(undo
					? [
							{
								key: 'undo' as const,
								label: `${strings.history.undo}: ${strings.changes[undo.kind].name}`,
								run: () => navigate({ to: 'replace', screen: { name: 'confirm', changeRequest: undo } }),
							},
						]
					: []),
				{ key: 'history', label: strings.history.open, run: openHandler({ name: 'history' }) },
			]
		: [{ key: 'stop', label: strings.flight.stopWatching, run: flight.stop }];
	const after: readonly Block[] =
		result && isSwitch && (result.outcome === 'done' || result.outcome === 'already')
			? [
					{ text: '' },
					{ text: strings.flight.propagationHint, tone: 'muted' },
					...(probe.isProbing ? [{ text: strings.road.asking, tone: 'muted' as const }] : []),
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
							: kindsRepeatedByRoad.has(change.changeRequest.kind)
								? strings.flight.undoThroughRoad
								: strings.flight.noUndo,
						tone: 'muted',
					},
				]
			: [];
	const blocks: readonly Block[] = [
		{ text: strings.changes[change.changeRequest.kind].title(change.about), tone: 'title' },
		{ text: '' },
		...(result
			? [...resultBlocks(change, result, strings), ...after, ...undoing]
			: progressBlocks(progress, seconds, strings)),
	];
	return (
		<BlockScreen
			breadcrumbs={[change.targetName, strings.changes[change.changeRequest.kind].name]}
			actions={actions}
			blocks={blocks}
		/>
	);
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly flight: NoParams;
	}
}

/** The screen shows the current operation, or the last one: one change or a batch. */
export const OperationScreen = () => {
	const operation = useOperation();
	if (!operation) return null;
	return operation.batch ? (
		<BatchScreen flight={operation} batch={operation.batch} />
	) : (
		<ChangeOperation flight={operation} />
	);
};
