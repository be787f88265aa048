export const cli = {
	description: 'Move Azure OpenAI and every other Azure AI services account off API keys.',
	practiceDescription: 'Do all of it on a practice tenant: no Azure, no sign-in, nothing real.',
	titles: {} as Readonly<Record<string, string>>,
	options: {
		tenant: 'Microsoft Entra tenant to sign in to (id or domain)',
		cloud: 'which Azure',
		subscription: 'open the accounts of this subscription (name or id)',
		account: 'open this account directly (name or resource id)',
		readOnly: 'refuse every request that is not a read',
		lang: 'language (default: from the environment)',
		stateDir: 'folder of the journal',
		help: 'show this help',
		version: 'show the version',
		serve: 'only serve the tenant on 127.0.0.1, over HTTP; prints one line of JSON when ready',
		port: 'port to serve on (0: a free one)',
		connect: 'open a tenant that is served elsewhere (http only on this machine)',
		token: 'token for that tenant',
		pace: 'how long roles and key refusals take to arrive: fast (seconds) or azure (minutes)',
	},
	exitCodes: [
		'Exit codes',
		'  0    left normally',
		'  2    wrong usage, or no terminal',
		'  70   a fault of the program itself',
		'  74   the port to serve on cannot be had',
		'  129, 130, 143   ended by SIGHUP, SIGINT, SIGTERM',
	].join('\n'),
	noTerminal:
		'aoai-keyless needs a terminal for input and output. Start it in one, without a pipe or redirection. To serve the practice tenant without one: aoai-keyless practice --serve',
	badUrl: (url: string) => `--connect ${url}: not an address. Example: http://127.0.0.1:8080`,
	notLoopback: (url: string) =>
		`--connect ${url}: http is for this machine only (127.0.0.1, localhost). Use https for another.`,
	badPort: (port: string) => `--port ${port}: a number from 0 to 65535 is needed.`,
	portTaken: (port: number, why: string) =>
		`Port ${port} cannot be had: ${why}. Choose another with --port, or 0 for a free one.`,
	onlyWithServe: '--port goes with --serve.',
	onlyWithConnect: '--token goes with --connect.',
	serveOrConnect: '--serve and --connect do not go together.',
	leftInFlight: (what: string) =>
		`Left while a change was under way: ${what}\nAzure may still carry it out. Start aoai-keyless again: it looks what became of it.`,
	bug: 'This is a fault of aoai-keyless. The journal is whole. Please report it with the lines above.',
};
