/** A number from 0 up to 1, another one each time. */
export type RandomSource = () => number;

/** The same throws for the same seed, so that what went wrong can be seen again (mulberry32). */
export const seededRandom = (seed: number): RandomSource => {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
};
