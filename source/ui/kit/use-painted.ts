import { useApp } from 'ink';
import { useEffect, useRef } from 'react';

type Painted = {
	/** Says that a key has changed something that is not on the terminal yet. */
	readonly setPending: () => void;
	/** Whether what the last key did has been painted: an answer to anything else is none. */
	readonly isPainted: () => boolean;
};

/** Follows, from key to key, whether the person can have seen what the key before has done. */
export const usePainted = (): Painted => {
	const { waitUntilRenderFlush } = useApp();
	const pending = useRef(0);
	const painted = useRef(0);
	// The commit that takes in what the key did is the one that follows it.
	useEffect(() => {
		const upTo = pending.current;
		if (upTo === painted.current) return;
		waitUntilRenderFlush().then(() =>
			// Bytes that arrived with the frame are read before this turn of the loop comes round.
			setImmediate(() => {
				painted.current = Math.max(painted.current, upTo);
			}),
		);
	});
	return {
		setPending: () => {
			pending.current += 1;
		},
		isPainted: () => painted.current === pending.current,
	};
};
