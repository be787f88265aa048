// Starts one change as an operation.
import { type ApplyOptions, apply } from '../../../changes/apply.ts';
import type { Confirmed } from '../../../model/change.ts';
import type { Operation } from '../../context/operation.ts';
import { trackOperation } from './track-operation.ts';

/** Applies a confirmed change, once. `onFinished` runs when it has ended, with success or without. */
export const startOperation = (
	confirmed: Confirmed,
	options: Omit<ApplyOptions, 'onProgress' | 'signal' | 'reassess'> & Required<Pick<ApplyOptions, 'reassess'>>,
	clock: () => number,
	onFinished: () => void,
): Operation => {
	const stopped = new AbortController();
	const { state, subscribe } = trackOperation(
		(onProgress) => apply(confirmed, { ...options, signal: stopped.signal, onProgress }),
		onFinished,
	);
	return { confirmed, startedAt: clock(), state, stop: () => stopped.abort(), subscribe };
};
