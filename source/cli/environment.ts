/** Prepares the environment variables that libraries read when they load: call it before Ink and the Azure SDKs do. */
export const prepareEnvironment = ({ env } = process): void => {
	// chalk, which colours for Ink, reads FORCE_COLOR only (no-color.org asks for this variable).
	if (env.NO_COLOR && env.FORCE_COLOR === undefined) env.FORCE_COLOR = '0';
	// These variables would make the Azure SDKs log to the terminal, headers and all: --log-file is the only log.
	for (const name of ['AZURE_LOG_LEVEL', 'TYPESPEC_RUNTIME_LOG_LEVEL', 'DEBUG']) delete env[name];
};
