// Keeps the state of an operation for the screens that follow it.
import type { ApplyResult } from '../../../changes/apply.ts';
import { Problem } from '../../../model/problem.ts';
import { createStore } from '../../../shared/store.ts';
import type { Operation, OperationProgress, OperationState } from '../../context/operation.ts';

type TrackedOperation = Pick<Operation, 'state' | 'subscribe'> & {
	/** Notifies listeners of what the operation keeps beside its state. */
	readonly notify: () => void;
};

/**
 * Returns an operation that runs at once and keeps its progress, then its result or the bug that ended it; `onFinished`
 * follows either.
 */
export const trackOperation = (
	run: (onProgress: (progress: OperationProgress | undefined) => void) => Promise<ApplyResult>,
	onFinished: () => void,
): TrackedOperation => {
	const { current, set, subscribe } = createStore<OperationState>({
		progress: undefined,
		result: undefined,
		bug: undefined,
	});
	const update = (change: Partial<OperationState>) => set({ ...current(), ...change });
	run((progress) => update({ progress }))
		.then(
			(result) => update({ result }),
			(error: unknown) =>
				update(error instanceof Problem ? { result: { outcome: 'failed', problem: error } } : { bug: error }),
		)
		.finally(onFinished);
	return { state: current, subscribe, notify: () => update({}) };
};
