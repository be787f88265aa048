/** Prepares the environment variables that libraries read when they load: call it before Ink and the Azure SDKs do. */
export const prepareEnvironment = ({ env } = process): void => {
	// chalk, which Ink colours with, knows FORCE_COLOR only (no-color.org asks for this one).
	if (env.NO_COLOR && env.FORCE_COLOR === undefined) env.FORCE_COLOR = '0';
	// By these the Azure SDKs would log to the terminal that is drawn on, headers and all: --log-file is the only log.
	for (const name of ['AZURE_LOG_LEVEL', 'TYPESPEC_RUNTIME_LOG_LEVEL', 'DEBUG']) delete env[name];
};
