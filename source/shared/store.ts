// A value that others follow, in the form that React's `useSyncExternalStore` takes.

export type Listener = () => void;

/** The set of functions that are called at each change. */
export type Listeners = {
	/** Adds a listener. Returns the function that removes it. */
	readonly subscribe: (listener: Listener) => () => void;
	readonly notify: () => void;
};

export type Store<T> = Pick<Listeners, 'subscribe'> & {
	/** The same value as long as none was set. */
	readonly current: () => T;
	/** Keeps this value and tells every listener. */
	readonly set: (next: T) => void;
};

/** A store that can be followed and not set. */
export type ReadonlyStore<T> = Omit<Store<T>, 'set'>;

/** Returns an empty set of listeners. */
export const createListeners = (): Listeners => {
	const listeners = new Set<Listener>();
	return {
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		notify: () => {
			for (const listener of listeners) listener();
		},
	};
};

/** Returns a store that holds one value and notifies its listeners of each new one. */
export const createStore = <T>(initial: T): Store<T> => {
	const { subscribe, notify } = createListeners();
	let value = initial;
	return {
		subscribe,
		current: () => value,
		set: (next) => {
			value = next;
			notify();
		},
	};
};
