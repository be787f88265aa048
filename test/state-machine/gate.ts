// Where a running copy of the program can be held, so that others act meanwhile, and where it can be ended.

export type Gate = {
	/** Resolves once the copy may go on; never, once it has been ended. */
	readonly pass: () => Promise<void>;
	/** Lets so many points be passed before it holds again. */
	readonly open: (points: number) => void;
	/** Resolves once something is held. */
	readonly held: () => Promise<void>;
	/** Nothing passes any more. */
	readonly end: () => void;
};

const never = new Promise<never>(() => undefined);

export const createGate = (): Gate => {
	let left = Number.POSITIVE_INFINITY;
	let isEnded = false;
	let waiting: (() => void)[] = [];
	let onHeld: (() => void)[] = [];
	return {
		pass: () => {
			if (isEnded) return never;
			if (left > 0) {
				left -= 1;
				return Promise.resolve();
			}
			const { promise, resolve } = Promise.withResolvers<void>();
			waiting.push(resolve);
			for (const tell of onHeld.splice(0)) tell();
			return promise;
		},
		open: (points) => {
			const released = waiting.splice(0, points);
			left = points - released.length;
			for (const release of released) release();
		},
		held: () => (waiting.length > 0 ? Promise.resolve() : new Promise((resolve) => onHeld.push(resolve))),
		end: () => {
			isEnded = true;
			waiting = [];
			onHeld = [];
		},
	};
};
