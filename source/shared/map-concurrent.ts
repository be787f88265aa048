/**
 * `run` over all of `items`, at most `limit` at once; the answers in the order of the items. Begins no more once one has
 * rejected. What is to be given up takes its own signal.
 */
export const mapConcurrently = async <T, R>(
	limit: number,
	items: readonly T[],
	run: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
	const answers: R[] = [];
	let next = 0;
	const worker = async () => {
		try {
			while (next < items.length) {
				const at = next++;
				answers[at] = await run(items[at] as T);
			}
		} catch (error) {
			next = items.length;
			throw error;
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return answers;
};
