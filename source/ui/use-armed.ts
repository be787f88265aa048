import { useApp } from 'ink';
import { useEffect, useState } from 'react';

/**
 * True once a frame that shows the question has been painted: what was typed before that was typed at something else
 * and is no answer.
 */
export const useArmed = (isAsked: boolean): boolean => {
	const { waitUntilRenderFlush } = useApp();
	const [isArmed, setArmed] = useState(false);
	useEffect(() => {
		if (!isAsked) return;
		let isHere = true;
		waitUntilRenderFlush().then(() => {
			// Bytes that arrived with the frame are read before this turn of the loop comes round.
			setImmediate(() => isHere && setArmed(true));
		});
		return () => {
			isHere = false;
			setArmed(false);
		};
	}, [isAsked, waitUntilRenderFlush]);
	return isArmed && isAsked;
};
