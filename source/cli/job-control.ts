// Ctrl+Z and `fg`.

type JobSignals = {
	readonly onContinue: (listener: () => void) => void;
	/** Stops the whole job, npm and its shell too, or the terminal would stay with them. */
	readonly stop: () => void;
};

export const jobControl = ({ onContinue, stop }: JobSignals) => {
	const listeners = new Set<() => void>();
	let onResume: (() => void) | undefined;
	onContinue(() => {
		if (!onResume) for (const listener of listeners) listener();
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
		/** Told of going on after somebody else stopped the program. */
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
};
