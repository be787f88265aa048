import { useIsScreenReaderEnabled } from 'ink';
import { useEffect, useEffectEvent, useState } from 'react';

/** The seconds between reads while the screen awaits something. */
const pollIntervalSeconds = 3;

/** Returns the seconds between updates of a shown time: a screen reader that reads every tick cannot be followed. */
export const useDisplayIntervalSeconds = (): number => (useIsScreenReaderEnabled() ? 60 : 1);

/** Calls `look` every few seconds while `isOn`; returns the seconds that have passed. */
export const usePolling = (isOn: boolean, look: () => void): number => {
	const [elapsed, setElapsed] = useState(0);
	const step = useDisplayIntervalSeconds();
	const onTick = useEffectEvent((seconds: number) => {
		if (seconds % pollIntervalSeconds === 0) look();
	});
	useEffect(() => {
		if (!isOn) return;
		let seconds = 0;
		const timer = setInterval(() => {
			seconds += 1;
			setElapsed(seconds - (seconds % step));
			onTick(seconds);
		}, 1000);
		return () => {
			clearInterval(timer);
			setElapsed(0);
		};
	}, [isOn, step]);
	return elapsed;
};
