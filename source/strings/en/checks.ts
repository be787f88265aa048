import type { Check, CheckId, UnknownReason } from '../../model/check.ts';

export type CheckTexts = {
	/** The claim, as a statement. */
	readonly title: string;
	/** What a claim that holds rests on. */
	readonly yes?: (about: string) => string;
	/** What it means that the claim does not hold, and what to do. */
	readonly no: (about: string) => string;
	/** Why it could not be seen. */
	readonly unknown: (about: string) => string;
};

const unreadable = (about: string) => `Could not be read: ${about}`;

/** Why an unknown is one, where it can have several causes. */
export const unprovenReasons: Readonly<Record<UnknownReason, (about: string) => string>> = {
	unread: unreadable,
	empty: () => 'It is not seen that requests are logged, or the log is empty: that is no proof that no key is used.',
	short: (span) => `The log does not reach back the 28 days that it takes. First and last call: ${span}`,
	kind: (about) => `Of this kind the log may not hold every call (Speech, Language, agents): ${about}`,
	mayReturn: (span) =>
		`Calls that name no identity have stopped, but not for long enough: their caller may come again. First and last: ${span}`,
	denied: (about) =>
		`Your roles allow it, and the deny assignment ${about} takes it away: no further role helps. What made it (a managed application, a deployment stack) has to let you through.`,
	maybeDenied: (about) =>
		`Your roles allow it. The deny assignment ${about} names groups; whether you are in one cannot be told.`,
	otherRoles: (names) =>
		names
			? `Your own assignment has a condition: the roles that you may give or take here are ${names}, and this is none of them.`
			: 'Your own assignment has a condition, and this role is none of those that you may give or take here.',
	conditional: (names) =>
		`Your roles allow it under a condition only, and whether it is fulfilled shows when it is used: ${names}`,
	eligible: (names) =>
		`You are eligible for ${names}, and it is not active: activate it in Privileged Identity Management, then refresh.`,
	rightsUnread: (why) =>
		`Your roles allow it. Whether a condition or a deny assignment takes it away could not be read: ${why}`,
	partly: (names) =>
		`The role opens some of what these deployments take and not all, or Azure does not tell what they take: ${names}`,
};

export const checks = {
	hasSubdomain: {
		title: 'The account has a custom subdomain',
		no: () =>
			'Without one no token is accepted, so turning keys off would lock everybody out. Set one first; it can never be changed or removed.',
		unknown: unreadable,
	},
	isSettled: {
		title: 'No other change of the account is under way',
		no: (about) => `Azure says its state is ${about}. Wait until it is Succeeded, then refresh.`,
		unknown: unreadable,
	},
	mayWriteAccount: {
		title: 'You may change this account',
		no: (about) =>
			`Your roles here do not include ${about}. Ask an owner for Cognitive Services Contributor on the account.`,
		unknown: unreadable,
	},
	mayAssignRoles: {
		title: 'You may assign roles here',
		no: (about) =>
			`Your roles here do not include ${about}. Ask for Role Based Access Control Administrator on the account, or have somebody who holds it do this step.`,
		unknown: unreadable,
	},
	mayRemoveRoles: {
		title: 'You could take the assignment back',
		no: (about) => `Your roles here do not include ${about}: you would not be able to undo this yourself.`,
		unknown: unreadable,
	},
	mayWriteHost: {
		title: 'You may change the resource that the application runs on',
		no: (about) => `Your roles there do not include ${about}. Ask its owner to switch the identity on.`,
		unknown: unreadable,
	},
	mayAssignIdentities: {
		title: 'You may assign the user-assigned identities that it has',
		no: (about) =>
			`They are sent along so that they stay, and Azure asks for the right to assign each. You lack it for: ${about}. Managed Identity Operator there gives it.`,
		unknown: unreadable,
	},
	noReadOnlyLock: {
		title: 'No read-only lock',
		no: (about) => `Locked read-only by ${about}: Azure refuses every change until the lock is removed.`,
		unknown: unreadable,
	},
	noDeleteLock: {
		title: 'No delete lock',
		no: (about) =>
			`The delete lock ${about} does not stop the change, but it stops the removal of a role assignment: undo would fail.`,
		unknown: unreadable,
	},
	identityKept: {
		title: 'User-assigned identities stay as they are',
		no: (about) => `These would be lost: ${about}`,
		unknown: () =>
			'Azure says that it has user-assigned identities and does not list them, so they cannot be sent along and would be lost. Have somebody with rights to them do this.',
	},
	noConditionalGrant: {
		title: 'No assignment with a condition is in the way',
		no: (about) =>
			`The same role is assigned here with a condition (${about}). It lets the identity call only where the condition holds, which proves nothing, and Azure refuses a second one beside it (RoleAssignmentExists). Have its owner take the condition off or remove it, then refresh.`,
		unknown: unreadable,
	},
	assignmentIsOurs: {
		title: 'The assignment is the one that this program made',
		no: (about) =>
			about
				? `By now it is another one, made by ${about}: it is not this program’s to remove.`
				: 'It is not there any more: there is nothing to take back.',
		unknown: () => 'Azure or the journal does not say who made it. Look at it before you remove it.',
	},
	roleIsVisible: {
		title: 'Azure lists a role for the identity that allows calls',
		no: (about) =>
			about
				? `Nothing that Azure lists lets it call: ${about}`
				: 'Azure does not list it yet. A new assignment can take up to 10 minutes; at a management group, hours.',
		unknown: (about) =>
			`What Azure lists proves nothing (a condition, a deny assignment, or what could not be read): ${about}`,
	},
	roleCounts: {
		title: 'Nothing takes away from the role',
		no: (about) => `Taken away by the deny assignment ${about}.`,
		unknown: (about) => `A condition, a deny assignment, or what could not be read: ${about}`,
	},
	roleHasSettled: {
		title: 'The assignment has had time to arrive everywhere',
		no: (at) =>
			`Given on ${at}. Azure lists it, but can take up to 10 minutes to honour it everywhere, and hours from a management group. The application may still get 401 until then.`,
		unknown: () =>
			'Azure does not say when it was given. A new one can take up to 10 minutes to be honoured everywhere.',
	},
	roleIsEnough: {
		title: 'The role covers what this account offers',
		no: (about) => `Not opened by it: ${about}.`,
		unknown: (about) =>
			!about
				? 'The definition of the role could not be read.'
				: `It covers Azure OpenAI models. An account of kind ${about} can offer more (models of other publishers, Speech, Language, agents), which this role does not open: whoever calls those needs Cognitive Services User or Foundry User.`,
	},
	subscriptionEnabled: {
		title: 'The subscription takes changes',
		no: (about) => `Its state is ${about}: Azure refuses changes in it.`,
		unknown: unreadable,
	},
	policyLetsKeysGo: {
		title: 'No policy keeps keys on',
		no: (about) => `The policy ${about} wants keys on: the change would be refused or put back.`,
		unknown: unreadable,
	},
	policyLetsKeysBack: {
		title: 'No policy keeps keys off',
		no: (about) => `The policy ${about} wants keys off: the change may be refused, or put back later.`,
		unknown: unreadable,
	},
	consumersReady: {
		title: 'Every consumer that is known has changed',
		no: (about) => `Not there yet: ${about}`,
		unknown: (about) =>
			about
				? `It cannot be told of: ${about}`
				: 'No consumer is known. Add the ones you know, or record that nothing calls this account.',
	},
	noKeyCalls: {
		title: 'No calls with a key, or by unknown, in the request log',
		yes: (about) => `First and last call that this rests on: ${about}`,
		no: (about) =>
			`There are calls that name no identity, which is how calls with a key show. First and last: ${about}`,
		unknown: () => unprovenReasons.empty(''),
	},
	noKeyConnections: {
		title: 'No connection, workspace or search service uses a key',
		no: (about) => `By key: ${about}`,
		unknown: (about) =>
			about ? `Could not be looked through: ${about}` : 'Not looked through yet: what else is missing comes first.',
	},
	noKeySettings: {
		title: 'No app setting, secret or gateway holds a key',
		no: (about) => `A key of this account is in: ${about}`,
		unknown: (about) =>
			about
				? `Could not be looked through: ${about}`
				: 'Not looked through yet: that reads secret values, so it is asked for first.',
	},
	peopleAsked: {
		title: 'What only people know has been looked after',
		no: () => '',
		unknown: (about) => `${about} items of the checklist are open.`,
	},
	nobodyLosesAccess: {
		title: 'Nobody is left without a way in',
		no: (about) =>
			`Of those with a role here, ${about} can list keys without any role that allows calls: a key is their only way in.`,
		unknown: (about) => `Of ${about} with a role here it cannot be told whether they could call without a key.`,
	},
	mayBeUndone: {
		title: 'It can be undone',
		no: (about) => `It may not be reversible: ${about}`,
		unknown: unreadable,
	},
	noRedeployPolicy: {
		title: 'No policy redeploys the account',
		no: (about) =>
			`${about} deploys the account anew from a template of its own: whatever else that template sets is set as well.`,
		unknown: unreadable,
	},
	networkStays: {
		title: 'Public network access stays as it is',
		no: (about) =>
			`${about} deploys the account anew and also sets public network access, and not to Enabled: callers from outside may be shut out. Azure’s built-in policy sets the custom subdomain too.`,
		unknown: unreadable,
	},
	signedInStrongly: {
		title: 'You signed in with a second factor',
		no: () =>
			'Azure refuses changes by users without one. Sign in again with multifactor authentication before you begin.',
		unknown: () => 'The token does not say. If Azure asks for it, the command to run is shown then.',
	},
	noTemplateOwner: {
		title: 'No template seems to own the account',
		no: (about) =>
			`Its tags (${about}) hint at one. A template that does not set disableLocalAuth turns keys on again, and one that lists keys fails.`,
		unknown: unreadable,
	},
	onlyOpenAi: {
		title: 'The account is for one service',
		no: (about) => `${about}: keys for its other services (Speech, Language, Vision, agents) end as well.`,
		unknown: unreadable,
	},
	nobodyListedKeys: {
		title: 'Nobody listed the keys in the last 14 days',
		no: (about) => `Listed by: ${about}. Ask what for: it shows who read a key, not who uses it.`,
		unknown: unreadable,
	},
	nobodyLockedOut: {
		title: 'Keys still work if the role goes',
		no: (about) => `Keys are off. Without this role ${about} may have no way to call the account.`,
		unknown: unreadable,
	},
	namesAreExact: {
		title: 'Every name is what it looks like',
		no: (about) =>
			`There are hidden characters in ${about}: it can look like something else. Written here as \\u and a number. Whoever made it should explain or rename it; until then it is not changed.`,
		unknown: unreadable,
	},
	keysAreOn: {
		title: 'Key authentication is on',
		no: () => 'It is off already: there is nothing to turn off.',
		unknown: unreadable,
	},
	keysCanBeMade: {
		title: 'Key authentication is on',
		no: () => 'It is off: no key opens anything, and Azure makes no new one.',
		unknown: unreadable,
	},
	mayRegenerate: {
		title: 'You may make a new key',
		no: (about) =>
			`Your roles here do not include ${about}. Ask an owner for Cognitive Services Contributor on the account.`,
		unknown: unreadable,
	},
	nobodyHoldsKey: {
		title: 'Nobody uses this key',
		no: (about) => `These call with it, or with a key that may be it, and would break: ${about}`,
		unknown: () => 'Not known who does. That is no proof that nobody does.',
	},
	noSubdomainYet: {
		title: 'The account has no custom subdomain yet',
		no: (about) => `It has one: ${about}. Azure does not let it be changed.`,
		unknown: unreadable,
	},
	subdomainIsValid: {
		title: 'The name can be a subdomain',
		no: () => 'Use 2 to 63 letters, digits and hyphens; the first and the last are a letter or a digit.',
		unknown: unreadable,
	},
	subdomainIsFree: {
		title: 'The name is free',
		no: (about) =>
			`Azure says: ${about} Names are shared by all of Azure, and that of a deleted account stays taken until it is purged.`,
		unknown: unreadable,
	},
} satisfies Record<CheckId, CheckTexts>;

/** The sentence beside a check: why it is not met, or for some what it rests on. `about`: its subjects in one line. */
export const checkReason = ({ id, met, because }: Pick<Check, 'id' | 'met' | 'because'>, about = ''): string => {
	const words: CheckTexts = checks[id];
	return met !== 'yes' && because ? unprovenReasons[because](about) : (words[met]?.(about) ?? '');
};
