// Shows what happens after keys were turned off: what Azure reports, how the endpoint answers, who is refused, who
// still calls; and the way back.

import { type AccountId, resourceNameOf } from '../../../model/resource-id.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useProbe } from '../../context/use-probe.ts';
import type { Block } from '../../kit/text.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { probeBlocks } from '../road/road-blocks.ts';
import {
	accountStateBlocks,
	diagnosticSettingBlocks,
	endpointBlocks,
	isRequestLoggingOn,
	listKeysBlocks,
	loggedCallBlocks,
	metricsBlocks,
} from './key-usage-after-blocks.ts';
import { useKeyUsageAfter } from './use-key-usage-after.ts';

/** The hours over which refusals are counted. */
const metricsHours = 5;

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly watch: { readonly accountId: AccountId };
	}
}

/** The screen shows, source by source, what happens at the account after its keys were turned off. */
export const WatchScreen = ({ accountId }: ScreenParams['watch']) => {
	const { strings, openHandler } = useShell();
	const words = strings.watch;
	const watched = useKeyUsageAfter(accountId, metricsHours);
	const probe = useProbe(accountId);
	const { since, account, metrics, calls, settings, listKeys } = watched;
	const now = account?.result.known ? account.result.value : undefined;
	const answered: readonly Block[] = probe.isProbing
		? [{ text: strings.road.asking, indent: 2, tone: 'muted' }]
		: probe.answer
			? probeBlocks(probe.answer, strings).map((block) => ({ ...block, indent: (block.indent ?? 0) + 2 }))
			: [];
	const blocks: readonly Block[] = [
		{ text: since ? words.since(strings.shell.when(since)) : words.sinceUnknown },
		...accountStateBlocks(account, since, strings),
		...listKeysBlocks(listKeys, strings),
		...endpointBlocks(answered, probe.answeredAt, strings),
		...metricsBlocks(metrics, metricsHours, strings),
		...loggedCallBlocks(calls, isRequestLoggingOn(settings), since, strings),
		...diagnosticSettingBlocks(settings, strings),
		{ text: '' },
		{ text: `${marks.warning} ${words.undoWarning}`, tone: 'warning' },
	];
	return (
		<BlockScreen
			breadcrumbs={[now?.name ?? resourceNameOf(accountId), words.title]}
			scrollKey={accountId}
			actions={[
				{
					key: 'undo',
					label: `${strings.history.undo}: ${strings.changes.enableKeys.name}`,
					run: openHandler({ name: 'confirm', changeRequest: { kind: 'enableKeys', input: { accountId } } }),
					disabled: now?.keyAuth === 'on' ? words.keysAreOn : undefined,
				},
				{ key: 'verify', label: strings.account.probe, run: probe.ask },
				{ key: 'listKeys', label: words.askListKeys, run: watched.askListKeys },
				{
					key: 'why',
					label: strings.symptoms.key,
					run: openHandler({ name: 'why', accountId }),
				},
				{ key: 'refresh', label: strings.shell.refresh, run: watched.refresh },
			]}
			blocks={blocks}
		/>
	);
};
