/** Writes a line to standard error; returns the exit code, so that a command can end with both. */
export const printError = (text: string, exitCode: number): number => {
	process.stderr.write(`${text}\n`);
	return exitCode;
};
