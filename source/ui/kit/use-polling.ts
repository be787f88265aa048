import { useIsScreenReaderEnabled } from 'ink';
import { useEffect, useEffectEvent, useState } from 'react';

/** Seconds between looks while something is awaited. */
const pollIntervalSeconds = 3;

/** Seconds between what is said of the time: read aloud, a clock that ticks would never let anybody listen. */
export const useDisplayIntervalSeconds = (): number => (useIsScreenReaderEnabled() ? 60 : 1);

/** While `isOn`, calls `look` every few seconds; gives the seconds that have gone by. */
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
