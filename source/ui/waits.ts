import type { Waits } from './session.ts';

/** Remembers the last wait that Azure asked for until it is over. */
export const newWaits = (): Waits & { readonly announce: (milliseconds: number) => void } => {
	const listeners = new Set<() => void>();
	let current: number | undefined;
	let timer: NodeJS.Timeout | undefined;
	const set = (next: number | undefined) => {
		current = next;
		for (const listener of listeners) listener();
	};
	return {
		current: () => current,
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		announce: (milliseconds) => {
			clearTimeout(timer);
			set(milliseconds);
			timer = setTimeout(() => set(undefined), milliseconds);
			timer.unref();
		},
	};
};
