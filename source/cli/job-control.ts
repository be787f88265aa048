// Handles Ctrl+Z and `fg`.
import { createListeners } from '../shared/store.ts';

type JobSignals = {
	readonly onContinue: (listener: () => void) => void;
	/** Stops the whole job, npm and its shell too; otherwise they would keep the terminal. */
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
		/** Stops the job; resolves once the program continues. */
		stop: () =>
			new Promise<void>((resolve) => {
				onResume = resolve;
				stop();
			}),
		/** Calls the listener when the program continues after another program has stopped it. */
		subscribe,
	};
};
