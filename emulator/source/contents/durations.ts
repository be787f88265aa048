// Durations as contents write them: ISO 8601 with days, hours, minutes and seconds.

export const durationPattern = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Returns milliseconds: 14,400,000 for `PT4H`. Throws for what is no duration. */
export const parseDuration = (text: string): number => {
	const found = durationPattern.exec(text);
	if (!found) throw new Error(`not a duration: ${text}`);
	const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
	return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
};
