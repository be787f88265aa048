/** Runs some at a time: what waits for a server of its own more than it works is over sooner together. */
export const runInBatches = async <T>(
	all: readonly T[],
	size: number,
	run: (one: T) => Promise<void>,
): Promise<void> => {
	for (let from = 0; from < all.length; from += size) await Promise.all(all.slice(from, from + size).map(run));
};
