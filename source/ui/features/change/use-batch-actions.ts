import type { ChangeRecord } from '../../../changes/history.ts';
import type { Action } from '../../context/keys.ts';
import { useBatches } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';

const oppositeAction = { disable: 'enable', enable: 'disable' } as const;

/** Returns the actions for the batch of this change: undo what was done, and continue with what was not. */
export const useBatchActions = (current: ChangeRecord | undefined): readonly Action[] => {
	const { strings, openHandler } = useShell();
	const words = strings.plan;
	const id = current?.intended.batch;
	const batches = useBatches().data;
	const batch = batches?.find(({ planned }) => planned.id === id);
	const { undoableAccountIds = [], unfinishedAccountIds = [], planned } = batch ?? {};
	const action = planned?.action ?? 'disable';
	const noBatch = !batches ? strings.lists.reading : current ? words.notInBatch : strings.history.nothing;
	const isNone = batch ? undefined : noBatch;
	return [
		{
			key: 'undoAll',
			label: words.undoAll(undoableAccountIds.length),
			run: openHandler({ name: 'plan', accountIds: undoableAccountIds, action: oppositeAction[action] }),
			disabled: isNone ?? (undoableAccountIds.length === 0 ? words.nothingToUndo : undefined),
			quiet: !batch,
		},
		{
			key: 'plan',
			label: words.goOn(unfinishedAccountIds.length),
			run: openHandler({ name: 'plan', accountIds: unfinishedAccountIds, action, batch: id }),
			disabled: isNone ?? (unfinishedAccountIds.length === 0 ? words.nothingLeft : undefined),
			quiet: !batch,
		},
	];
};
