import { useEffect, useState } from 'react';
import { useShell } from '../context/session.ts';
import { useDisplayIntervalSeconds } from './use-polling.ts';

/** Returns the whole seconds since `since` (milliseconds since the epoch), counted while it is on. */
export const useElapsedSeconds = (isOn: boolean, since: number): number => {
	const { clock } = useShell();
	const step = useDisplayIntervalSeconds();
	const [, setTick] = useState(0);
	useEffect(() => {
		if (!isOn) return;
		const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
		return () => clearInterval(timer);
	}, [isOn]);
	const seconds = Math.max(0, Math.floor((clock() - since) / 1000));
	return seconds - (seconds % step);
};
