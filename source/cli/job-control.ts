// Ctrl+Z and `fg`.
import { createListeners } from '../shared/store.ts';

type JobSignals = {
	readonly onContinue: (listener: () => void) => void;
	/** Stops the whole job, npm and its shell too, or the terminal would stay with them. */
	readonly stop: () => void;
};

/** Returns the shell's job control as the screens use it: stop the job, and subscribe to its continuation. */
export const jobControl = ({ onContinue, stop }: JobSignals) => {
	const { subscribe, notify } = createListeners();
	let onResume: (() => void) | undefined;
	onContinue(() => {
		if (!onResume) notify();
		onResume?.();
		onResume = undefined;
	});
	return {
		/** Resolves once the program goes on. */
		stop: () =>
			new Promise<void>((resolve) => {
				onResume = resolve;
				stop();
			}),
		/** Told when the program goes on after another program has stopped it. */
		subscribe,
	};
};
