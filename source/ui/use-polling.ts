import { useEffect, useEffectEvent, useState } from 'react';

/** Seconds between looks while something is awaited. */
const every = 3;

/** While `isOn`, calls `look` every few seconds; gives the seconds that have gone by. */
export const usePolling = (isOn: boolean, look: () => void): number => {
	const [elapsed, setElapsed] = useState(0);
	const onTick = useEffectEvent((seconds: number) => {
		if (seconds % every === 0) look();
	});
	useEffect(() => {
		if (!isOn) return;
		let seconds = 0;
		const timer = setInterval(() => {
			seconds += 1;
			setElapsed(seconds);
			onTick(seconds);
		}, 1000);
		return () => {
			clearInterval(timer);
			setElapsed(0);
		};
	}, [isOn]);
	return elapsed;
};
