import { useApp } from 'ink';
import { useEffect, useState } from 'react';
import { useShell } from '../context/session.ts';

/**
 * Returns true once a frame with the question has been painted: earlier keys were meant for something else and are no
 * answer. Keys that still wait are dropped.
 */
export const useArmed = (isAsked: boolean): boolean => {
	const { waitUntilRenderFlush } = useApp();
	const { pendingKeys } = useShell();
	const [isArmed, setArmed] = useState(false);
	useEffect(() => {
		if (!isAsked) return;
		let isHere = true;
		waitUntilRenderFlush().then(() => {
			// Bytes that arrived with the frame are read before this turn of the loop comes round.
			setImmediate(() => {
				if (!isHere) return;
				pendingKeys.length = 0;
				setArmed(true);
			});
		});
		return () => {
			isHere = false;
			setArmed(false);
		};
	}, [isAsked, waitUntilRenderFlush, pendingKeys]);
	return isArmed && isAsked;
};
