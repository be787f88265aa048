const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Returns why an address cannot be a practice tenant's; undefined when it can. */
export const endpointProblem = (text: string): 'notUrl' | 'notLoopback' | undefined => {
	if (!URL.canParse(text)) return 'notUrl';
	const { protocol, hostname, username } = new URL(text);
	if (username || !['http:', 'https:'].includes(protocol)) return 'notUrl';
	return protocol === 'http:' && !loopbackHosts.has(hostname) ? 'notLoopback' : undefined;
};
