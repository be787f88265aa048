import { useEffect, useState } from 'react';
import { useShell } from './session.ts';

/** Whole seconds since then, counted while it is on. */
export const useSeconds = (isOn: boolean, since: number): number => {
	const { clock } = useShell();
	const [, setTick] = useState(0);
	useEffect(() => {
		if (!isOn) return;
		const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
		return () => clearInterval(timer);
	}, [isOn]);
	return Math.max(0, Math.floor((clock() - since) / 1000));
};
