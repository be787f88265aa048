// Ctrl+Z and `fg`.

type Job = {
	readonly onContinue: (listener: () => void) => void;
	/** Stops the whole job, npm and its shell too, or the terminal would stay with them. */
	readonly stop: () => void;
};

export const jobControl = ({ onContinue, stop }: Job) => {
	const listeners = new Set<() => void>();
	let onGoingOn: (() => void) | undefined;
	onContinue(() => {
		if (!onGoingOn) for (const listener of listeners) listener();
		onGoingOn?.();
		onGoingOn = undefined;
	});
	return {
		/** Resolves once the program goes on. */
		stop: () =>
			new Promise<void>((resolve) => {
				onGoingOn = resolve;
				stop();
			}),
		/** Told of going on after somebody else stopped the program. */
		subscribe: (listener: () => void) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
};
