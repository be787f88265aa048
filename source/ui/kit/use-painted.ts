import { useApp } from 'ink';
import { useEffect, useRef } from 'react';

type Painted = {
	/** Marks that a key has changed something that is not on the terminal yet. */
	readonly setPending: () => void;
	/** Returns whether the last key's effect has been painted: an earlier answer is none. */
	readonly isPainted: () => boolean;
};

/** Returns whether the person can have seen, key by key, what the key before has changed. */
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
