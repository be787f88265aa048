// After keys were turned off: what Azure says, what the endpoint does, who is refused, who still calls; and the way back.

import { useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useProbe } from '../../context/use-probe.ts';
import { Frame } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Block } from '../../kit/text.ts';
import { probeBlocks } from '../road/road-blocks.ts';
import { useWatch } from './use-watch.ts';

import {
	accountPart,
	callsPart,
	endpointPart,
	isLogged,
	listKeysPart,
	metricsPart,
	settingsPart,
} from './watch-blocks.ts';

/** How far back refusals are counted. */
const hours = 5;

export const Watch = ({ accountId }: { readonly accountId: string }) => {
	const { strings, opens } = useShell();
	const words = strings.watch;
	const watched = useWatch(accountId, hours);
	const probe = useProbe(accountId);
	const { since, account, metrics, calls, settings, listKeys } = watched;
	const now = account?.seen.known ? account.seen.value : undefined;
	const answered: readonly Block[] = probe.isAsking
		? [{ text: strings.road.asking, indent: 2, tone: 'muted' }]
		: probe.answer
			? probeBlocks(probe.answer, strings).map((block) => ({ ...block, indent: (block.indent ?? 0) + 2 }))
			: [];
	const blocks: readonly Block[] = [
		{ text: since ? words.since(strings.shell.when(since)) : words.sinceUnknown },
		...accountPart(account, since, strings),
		...listKeysPart(listKeys, strings),
		...endpointPart(answered, probe.answeredAt, strings),
		...metricsPart(metrics, hours, strings),
		...callsPart(calls, isLogged(settings), since, strings),
		...settingsPart(settings, strings),
		{ text: '' },
		{ text: `${marks.warning} ${words.undoWarning}`, tone: 'warning' },
	];
	return (
		<Frame
			crumbs={[now?.name ?? accountId.split('/').pop() ?? '', words.title]}
			scrollKey={accountId}
			actions={[
				{
					key: 'undo',
					label: `${strings.history.undo}: ${strings.changes.enableKeys.name}`,
					run: opens({ name: 'confirm', wish: { kind: 'enableKeys', input: { accountId } } }),
					disabled: now?.keyAuth === 'on' ? words.keysAreOn : undefined,
				},
				{ key: 'verify', label: strings.account.probe, run: probe.ask },
				{ key: 'listKeys', label: words.askListKeys, run: watched.askListKeys },
				{
					key: 'why',
					label: strings.symptoms.key,
					run: opens({ name: 'why', accountId }),
				},
				{ key: 'refresh', label: strings.shell.refresh, run: watched.lookAgain },
			]}
		>
			{(area) => <Lines blocks={blocks} area={area} more={strings.shell.more} />}
		</Frame>
	);
};
