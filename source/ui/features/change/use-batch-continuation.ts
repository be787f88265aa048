import type { ChangeRecord } from '../../../changes/history.ts';
import type { Action } from '../../context/keys.ts';
import { useBatches } from '../../context/queries.ts';
import { useShell } from '../../context/session.ts';

const opposite = { disable: 'enable', enable: 'disable' } as const;

/** What can be done with the batch that a change was confirmed with: undo what was done, go on with what was not. */
export const useTogether = (current: ChangeRecord | undefined): readonly Action[] => {
	const { strings, opens } = useShell();
	const words = strings.plan;
	const id = current?.intended.batch;
	const batches = useBatches().data;
	const batch = batches?.find(({ planned }) => planned.id === id);
	const { undoable = [], left = [], planned } = batch ?? {};
	const action = planned?.action ?? 'disable';
	const noBatch = !batches ? strings.lists.reading : current ? words.nothingTogether : strings.history.nothing;
	const isNone = batch ? undefined : noBatch;
	return [
		{
			key: 'undoAll',
			label: words.undoAll(undoable.length),
			run: opens({ name: 'plan', accountIds: undoable, action: opposite[action] }),
			disabled: isNone ?? (undoable.length === 0 ? words.nothingToUndo : undefined),
			quiet: !batch,
		},
		{
			key: 'plan',
			label: words.goOn(left.length),
			run: opens({ name: 'plan', accountIds: left, action, batch: id }),
			disabled: isNone ?? (left.length === 0 ? words.nothingLeft : undefined),
			quiet: !batch,
		},
	];
};
