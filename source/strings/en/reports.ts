import type { Ruling } from '../../migration/verdict.ts';

/** Reports and the commands that make them. */
export const reports = {
	inspect: 'Say without a screen which accounts accept keys, and whether those keys can be turned off.',
	report:
		'Write the hand-over report of one account: what was found, changed, by whom, verified, and what is still open.',
	history: 'Print the journal: what was changed, when, by whom, and what came of it.',
	completion: 'Print completions for a shell, made from this very command line.',
	shell: 'which shell',
	options: {
		practice: 'a practice tenant instead of Azure',
		subscription: 'only the accounts of this subscription (again for more)',
		account: 'only this account (again for more)',
		output: 'format of what goes to standard output',
		oneAccount: 'the account that the report is about',
		since: 'only from this day or time on, in UTC',
		practiceJournal: 'the journal of the practice tenant instead of Azure’s',
		failOn: 'end with 3 where an account is like this (again, or with commas, for more)',
		inventory: 'only list the accounts and their key authentication, without verdicts: much faster',
		lookThroughSettings:
			'look through app settings, secrets and gateways too: reads secret values, which Azure records; none is shown or kept',
	},
	onlyWithConnect: '--token goes with --connect.',
	noVerdicts: '--inventory reads no verdicts: of --fail-on it knows keys-on only, and it looks through nothing.',
	nothingOfIt: 'No change like that is in the journal.',
	newTenant:
		'This is a new practice tenant, on which nobody has worked. To report on work, serve one (aoai-keyless practice --serve), work on it with practice --connect, and give the same --connect and --token here.',
	notSignedIn: 'None of these could sign you in:',
	signInWith: (command: string) => `Sign in with: ${command}`,
	missing: (name: string) => `Nothing that can be read is called ${name}.`,
	ambiguous: (name: string) => `More than one account is called ${name}. Give --subscription, or the resource id.`,
	progress: {
		subscriptions: (done: number, all: number) => `Subscriptions: ${done} of ${all}`,
		accounts: (done: number, all: number) => `Accounts: ${done} of ${all}`,
	},
	account: 'Account',
	verdict: 'Verdict',
	next: 'Next step',
	nothingNext: 'all steps are done',
	rulings: {
		ready: 'ready',
		notReady: 'not ready',
		cannotTell: 'cannot tell',
		refused: 'not possible now',
	} satisfies Record<Ruling, string>,
	accepted: (by: string) => `cannot tell, taken on by ${by}`,
	notRead: 'could not be read',
	summary: (accounts: number, subscriptions: number, on: number, off: number) =>
		`${accounts} accounts in ${subscriptions} subscriptions: keys on in ${on}, off in ${off}.`,
	ruled: (ready: number, notReady: number, cannotTell: number, refused: number) =>
		`Of those with keys on: ${ready} ready, ${notReady} not ready, ${cannotTell} cannot tell, ${refused} not possible now.`,
	incomplete: 'This is not everything. It could not be read:',
	unread: (what: string, why: string) => `${what}: ${why}`,
	/** As HTML and SARIF name a language (BCP 47). */
	language: 'en',
	title: 'Key authentication of Azure AI services accounts',
	figure: 'How many accounts stand where',
	accounts: 'Accounts',
	keysOff: 'keys off',
	keysOn: 'Key authentication is on: whoever has a key can call this account.',
	keysOffRule: 'Key authentication is off',
	openChecks: 'What is not met, account by account',
	check: 'Check',
	met: 'Met',
	why: 'Why',
	about: 'About this report',
	readAt: 'Read at',
	by: 'Signed in as',
	mode: 'Of',
	practice: 'a practice tenant: nothing in it is real',
	resourceManager: 'The root of Azure Resource Manager in the cloud that was read',
	surroundings: 'hosts and identities',
};
