// How many cases were tried and how many survived, said at the end where the run's output is read.
export const createCaseCounter = (name: string) => {
	let tried = 0;
	const lost: string[] = [];
	return {
		/** Counts a case; `problem` is what went wrong, or nothing. */
		count: (what: string, problem?: string) => {
			tried += 1;
			if (problem) lost.push(`${what}: ${problem}`);
		},
		lost: (): readonly string[] => lost,
		tried: () => tried,
		print: () => {
			process.stdout.write(`\n${name}: ${tried} tried, ${tried - lost.length} survived, ${lost.length} lost\n`);
		},
	};
};
