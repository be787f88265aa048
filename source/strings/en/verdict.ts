// Sentences of the verdict and the screens behind it: consumers, access, people.

import type { ConsumerProgress, ConsumerStep, ConsumerStepStatus } from '../../assessment/consumer-progress.ts';
import type { Consumer } from '../../assessment/consumers.ts';
import type { ManualChecklistItem, VerdictOutcome } from '../../assessment/verdict.ts';
import type { TriState } from '../../model/check.ts';
import type { KeyUse, SkippedPart, SkipReason } from '../../model/evidence.ts';

const skipReasons: Readonly<Record<SkipReason, string>> = {
	keyVault: 'Key Vault reference, not followed',
	appConfiguration: 'App Configuration reference, not followed',
	partly: 'only a part of this subscription can be read',
	tooMany: 'too many to look through one by one; some were left out',
	unclear: 'came in a form that is not understood',
	whose: 'holds a key that does not say which account it is of',
	hidden: 'holds a value that Azure does not show',
	notLookedAt: 'not looked at: it may hold a key, and this program does not look inside',
};

export const verdict = {
	title: 'The verdict',
	show: 'who still uses a key',
	reading: 'Looking through connections, logs, policies and roles..',
	outcomes: {
		ready: 'Ready: everything that can be seen says that nobody needs a key.',
		notReady: 'Not ready: somebody still uses a key or seems to, or has not changed yet.',
		cannotTell: 'Cannot tell: nothing speaks against it, but not everything could be seen.',
		refused: 'Not possible now: it would be refused, or would lock everybody out.',
	} satisfies Record<VerdictOutcome, string>,
	acceptedRisk: (by: string, at: string, reason: string) => `Taken on by ${by} on ${at}: ${reason}`,
	sources: 'Where it was looked',
	log: 'Request log, 30 days',
	diagnostics: 'Diagnostic settings',
	listings: 'Activity log: who listed the keys',
	notScanned: 'not looked through',
	scanned: (count: number, found: number) => `${count} looked through, ${found} found`,
	skipped: (count: number) => `${count} could not be seen`,
	unreadable: (why: string) => `could not see: ${why}`,
	at: (time: string) => `at ${time}`,
	holds: {
		key1: 'holds key1 of this account',
		key2: 'holds key2 of this account',
		aKey: 'uses a key',
		endpoint: 'names this endpoint',
	} satisfies Record<KeyUse['holds'], string>,
	keyHolding: (place: string, resource: string, what: string) => `${place} of ${resource} ${what}`,
	scanning: 'Looking through settings, secrets, gateways and workflows..',
	/** Why something could not be looked through: our own words, or Azure's as they are. */
	reason: (why: SkippedPart['why']) => (typeof why === 'string' ? skipReasons[why] : why.detail),
	logged: (count: number) => `${count} calls`,
	/** Calls, their first and their last. */
	calls: {
		token: (count: number, first: string, last: string) => `${count} with a token, ${first} - ${last}`,
		keyOrUnknown: (count: number, first: string, last: string) => `${count} with a key or unknown, ${first} - ${last}`,
	},
	/** What lies outside of what a source can show, wherever it was read. */
	limits: {
		source: (names: string) => `Does not look inside of: ${names}`,
		log: 'Does not show the time before its first row, nor the last minutes.',
		logOfMore: (kind: string) =>
			`Does not show the time before its first row, nor the last minutes; of kind ${kind} it may not hold every call.`,
		diagnostics: 'Shows what is set now; not what was set before.',
		listings: 'Does not show who uses a key, nor who listed one before these 30 days.',
	},
	logEmpty: 'no rows: that proves nothing by itself',
	logging: 'requests go to Log Analytics',
	setting: (name: string, since: string | undefined) =>
		`${name}: ${since ? `since ${since}` : 'since when, Azure does not say'}`,
	notLogging: 'requests are not logged',
	turnLoggingOn: 'This command turns it on (copy with y):',
	listed: (count: number, last: string) => `${count === 1 ? 'once' : `${count} times, last`}, by ${last}`,
	notListed: 'nobody in 30 days',
	scanSettings: 'look through settings',
	scanAgain: 'look again',
	confirmScan:
		'Look through app settings, secrets, gateways, workflows and pipelines for this account’s keys? That reads secret values: the keys of this account and the settings of every app that you may read, which Azure records. They are compared in memory and dropped; none is shown, written or kept. Press t to do it, Esc for no.',
	yes: 'yes, look through them',
	consumers: 'consumers',
	access: 'who can call it',
	openChecklist: 'ask people',
	acceptRisk: 'take it on',
	acceptRiskLabel: 'Why, for the record:',
	acceptRiskNeedsReason: 'Give a reason: it is recorded and shown to whoever comes after you.',
	cannotAcceptRisk: {
		ready: 'Nothing needs to be taken on: it is ready.',
		notReady: 'What speaks against it is settled consumer by consumer: press m.',
		refused: 'This cannot be taken on: Azure would refuse it, or everybody would be locked out.',
		cannotTell: '',
	} satisfies Record<VerdictOutcome, string>,
	acceptRiskDone: 'Recorded.',
	copyDiagnostics: 'copy the az command for logs',
};

export const consumers = {
	title: 'Consumers',
	name: 'Consumer',
	foundBy: 'Found by',
	from: {
		chosen: 'chosen',
		added: 'added by hand',
		holdsKey: 'holds a key',
		role: 'has a role',
		tokenCalls: 'calls with a token',
		keyCalls: 'in the log',
	} satisfies Record<Consumer['from'], string>,
	keyCalls: 'calls by key or unknown',
	steps: {
		identityOn: 'Identity',
		roleGranted: 'Role',
		codeChanged: 'Code',
		seenWithToken: 'Seen',
		noKey: 'No key',
	} satisfies Record<ConsumerStep, string>,
	cells: { done: 'done', open: 'open', unknown: '?', none: '-' } satisfies Record<ConsumerStepStatus, string>,
	state: 'State',
	states: { ready: 'ready', open: 'open', unknown: 'unknown', accepted: 'accepted' } satisfies Record<
		ConsumerProgress['state'],
		string
	>,
	none: 'No consumer is known. Add the ones you know with +.',
	openRoad: 'work on it',
	cannotOpenRoad: 'No identity of it is known here. Tick its code with t when it has changed, or accept it with x.',
	tick: 'code changed',
	untick: 'not changed after all',
	cannotTick: 'These calls name nobody. They end when their caller has changed.',
	ticked: (name: string) => `Recorded: the code of ${name} uses a token.`,
	unticked: (name: string) => `Taken back for ${name}.`,
	accept: 'accept as it is',
	unaccept: 'take acceptance back',
	acceptLabel: (name: string) => `Why is ${name} accepted as it is?`,
	needsReason: 'Give a reason: it is recorded.',
	accepted: (name: string) => `${name} is accepted, with the reason on record.`,
	unaccepted: (name: string) => `Taken back for ${name}.`,
	acceptedBecause: (by: string, at: string, reason: string) => `Accepted by ${by} on ${at}: ${reason}`,
	add: 'add one',
	addLabel: 'Name of the consumer:',
	added: (name: string) => `Added: ${name}`,
	remove: 'drop',
	cannotRemove: 'It was found, not added: it goes when it no longer shows.',
	removed: (name: string) => `Dropped: ${name}`,
	call: (count: number, deployment: string, ip: string, first: string, last: string) =>
		`${count} calls of ${deployment || '?'} from ${ip || '?'}, first at ${first}, last at ${last}`,
};

export const access = {
	title: 'Who can call it',
	principal: 'Principal',
	type: 'Type',
	roles: 'Roles',
	token: 'With a token',
	keys: 'May list keys',
	loses: 'Loses access',
	tokens: { yes: 'granted', no: 'not granted', unknown: 'not proven' } satisfies Record<TriState, string>,
	losesAccess: { yes: 'yes', no: 'no', unknown: 'cannot tell' } satisfies Record<TriState, string>,
	listing: { yes: 'yes', no: 'no' },
	requiredAccess: 'What a call takes',
	requiredAction: (deployment: string, action: string) => `${deployment}: ${action}`,
	whole: 'the account',
	unproven: {
		condition: (what: string) => `${what} has a condition: whether it is fulfilled shows only when it is used.`,
		partly: (what: string) =>
			`${what} opens some of what this account offers and not all; whether that is what is called cannot be told.`,
		roleUnread: (what: string) => `The definition of role ${what} could not be read.`,
		denied: (what: string) => `The deny assignment ${what} takes it away.`,
		maybeDenied: (what: string) => `The deny assignment ${what} names groups; whether it is meant cannot be told.`,
		deniesUnread: (what: string) => `Deny assignments could not be read: ${what}`,
	},
	notCovered: (names: string) => `Not opened by these roles, or not all of it: ${names}`,
	losesWhy: 'It can list keys but holds no role that allows calls: give it one, or it is out when keys are off.',
	maybeLosesWhy:
		'It can list keys; a role that allows calls could come through a group, which the list here does not tell.',
	managementGroup: 'Given at a management group: a role with data actions may take hours to arrive there.',
	directoryWarning: (why: string) => `Names could not be read from Microsoft Entra, so object ids are shown: ${why}`,
	groups: 'Members of groups are not listed by Azure Resource Manager: a group stands for all of its members.',
};

export const manualChecks = {
	title: 'Ask people',
	intro: 'What no interface shows. Ask, then tick what has been looked after; who ticked it and when is recorded.',
	items: {
		pipelines: 'Pipelines and CI variables (GitHub, Azure DevOps) that call it or deploy its keys',
		notebooks: 'Notebooks and scripts of data scientists and analysts',
		powerPlatform: 'Power Platform, Copilot Studio and Logic Apps connections',
		vaults: 'Key Vault secrets and password stores that hold a copy of a key',
		laptops: 'Developers’ machines: .env files, editor extensions, command-line tools',
		partners: 'Other tenants, partners and vendors who were given a key',
		elsewhere: 'Other subscriptions, those you can read only in part included',
	} satisfies Record<ManualChecklistItem, string>,
	states: { done: 'looked after', open: 'open' },
	tick: 'looked after',
	untick: 'not after all',
	/** An item of its own: one place that could not be looked into. */
	skipped: (name: string, why: SkippedPart['why']) => `${name}: looked into by other means (${verdict.reason(why)})`,
	/** What a fixed item is to speak for by name. */
	skippedNames: (names: string) => `Not seen here: ${names}`,
	skippedSinceTick: (names: string) => `Not seen since it was ticked: ${names}`,
	tickedBy: (by: string, at: string) => `${by}, ${at}`,
};
