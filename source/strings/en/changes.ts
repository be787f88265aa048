import type { Change } from '../../model/change.ts';
import type { ChangeKind } from '../../model/change-inputs.ts';

type ChangeSubjects = Change['about'];

type ChangeTexts = {
	/** The kind's name, in lists. */
	readonly name: string;
	/** What will happen, as a question's subject: "Turn off …". */
	readonly title: (about: ChangeSubjects) => string;
	/** One or two sentences: what Azure does with it and what to expect. */
	readonly explains: (about: ChangeSubjects) => string;
	/** What now holds. */
	readonly done: (about: ChangeSubjects) => string;
	/** The explicit yes, where a choice confirms. */
	readonly yes: (about: ChangeSubjects) => string;
	/** Azure took the request, and what is read is not what was asked for: what that may be, and where to look. */
	readonly notApplied: (about: ChangeSubjects) => string;
};

export const changes = {
	turnOnIdentity: {
		name: 'Switch on identity',
		title: ({ host }) => `Switch on the system-assigned identity of ${host}`,
		explains: ({ kept }) =>
			`Microsoft Entra creates a service principal that only this resource can sign in as; there is no secret to keep. ${
				kept === '0'
					? ''
					: kept === '1'
						? 'The user-assigned identity it has is sent along, so that it stays. '
						: `The ${kept} user-assigned identities it has are sent along, so that they stay. `
			}The application may restart: do it when that does no harm.`,
		done: ({ host }) => `${host} has a system-assigned identity.`,
		yes: ({ host }) => `Yes, switch it on for ${host}`,
		notApplied: ({ host }) =>
			`${host} has no system-assigned identity, or has lost a user-assigned one that it had. A template or somebody else may have set its identities at the same time: compare them with those above, and attach what is missing.`,
	},
	assignRole: {
		name: 'Assign role',
		title: ({ role, principal, account }) => `Assign ${role} to ${principal} on ${account}`,
		explains: ({ principal, account }) =>
			`${principal} may then call ${account} with a token. It cannot change the account. Keys go on working until you turn them off. Microsoft’s documentation says that it takes up to 10 minutes to arrive.`,
		done: ({ role, principal, account }) => `${principal} has ${role} on ${account}.`,
		yes: ({ role, principal }) => `Yes, assign ${role} to ${principal}`,
		notApplied: ({ principal, account }) =>
			`The assignment to ${principal} is not there. Somebody may have removed it at once: the activity log of ${account} names who deletes role assignments.`,
	},
	removeRoleAssignment: {
		name: 'Remove role assignment',
		title: ({ principal, account }) => `Remove the role assignment of ${principal} on ${account}`,
		explains: ({ principal, left, through }) =>
			`Takes back the assignment that this program made. ${
				left === 'yes'
					? `${principal} can go on calling the account with a token, through: ${through}.`
					: left === 'unknown'
						? `Whether ${principal} can still call the account with a token, through another role or group, cannot be told.`
						: `Once Azure has forgotten it everywhere (minutes), ${principal} can no longer call the account with a token.`
			}`,
		done: ({ principal, account }) => `That role assignment of ${principal} on ${account} is gone.`,
		yes: ({ principal }) => `Yes, remove it from ${principal}`,
		notApplied: ({ account }) =>
			`The assignment is still there. A template or somebody else may have made it again: the activity log of ${account} names who writes role assignments.`,
	},
	disableKeys: {
		name: 'Turn keys off',
		title: ({ account }) => `Turn off key authentication of ${account}`,
		explains: ({ accepted }) =>
			`Azure accepts this at once, but its gateways may honour keys for minutes up to several hours. Everything that still calls with a key then fails. Turning keys on again takes as long to arrive.${
				accepted ? ` Not all of it is proven; taken on because: ${accepted}` : ''
			}`,
		done: ({ account }) => `${account}: key authentication is off. Azure has accepted it.`,
		yes: ({ account }) => `Yes, turn keys off for ${account}`,
		notApplied: () =>
			'Keys are on. Usually an Azure Policy with the effect modify puts that back: look at the policy assignments of the account, the resource group and the subscription.',
	},
	enableKeys: {
		name: 'Turn keys on',
		title: ({ account }) => `Turn key authentication of ${account} on again`,
		explains: () =>
			'Azure accepts this at once, but it may take minutes up to several hours until keys work everywhere. Whether the keys are the same as before is not documented: check before you rely on them.',
		done: ({ account }) => `${account}: key authentication is on. Azure has accepted it.`,
		yes: ({ account }) => `Yes, turn keys on for ${account}`,
		notApplied: () =>
			'Keys are off. Usually an Azure Policy with the effect modify puts that back: look at the policy assignments of the account, the resource group and the subscription.',
	},
	regenerateKey: {
		name: 'Make a new key',
		title: ({ key, account }) => `Make a new ${key} for ${account}`,
		explains: ({ key, other }) =>
			`The ${key} of today stops working immediately, says Microsoft's page on rotating keys: whatever still sends it gets 401. ${other} is not touched. There is no undo: the old value never comes back. The new value is neither shown nor kept here.`,
		done: ({ key, account }) => `${account} has a new ${key}. The old one is gone.`,
		yes: ({ key }) => `Yes, make a new ${key}`,
		notApplied: () => 'Nothing that can be read shows whether the key is new.',
	},
	setSubdomain: {
		name: 'Set subdomain',
		title: ({ subdomain, account }) => `Give ${account} the custom subdomain ${subdomain}`,
		explains: ({ endpoint, regional, kind }) =>
			`It cannot be changed or removed later, so there is no undo. Tokens are then accepted at ${endpoint}, which becomes the endpoint that Azure shows. ${regional || 'The regional endpoint'} keeps working, with keys only. ${
				kind === 'SpeechServices'
					? 'Speech has endpoint rules of its own: read the page about custom subdomains before you go on.'
					: ''
			}`.trimEnd(),
		done: ({ account, endpoint }) => `${account} has its own address: ${endpoint}`,
		yes: ({ subdomain }) => `Yes, set ${subdomain}`,
		notApplied: ({ account, subdomain }) =>
			`${account} does not have the subdomain ${subdomain}. Look at the account: it may have been given another one at the same time.`,
	},
} satisfies Record<ChangeKind, ChangeTexts>;
