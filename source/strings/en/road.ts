import type { Step, StepId, StepReason, StepState } from '../../model/step.ts';

type StepSubjects = Step['about'];

const reasons: Readonly<Record<StepReason, (about: StepSubjects) => string>> = {
	holds: () => 'It holds: read from Azure just now.',
	noKeyWorks: () => 'Keys are off. Whoever still sends one is refused, once the gateways have followed.',
	noSubdomain: () =>
		'This account has no custom subdomain, so it accepts no token; with keys off, nobody could call it. Press Enter to set one. It can never be changed or removed.',
	chooseIdentity: () => 'Choose the identity that the application will call with.',
	identityOff: ({ identity }) =>
		`${identity} has its system-assigned identity switched off. Switch it on, or choose another one.`,
	identityGone: ({ identity }) => `The user-assigned identity ${identity} is no longer there. Choose another one.`,
	identityRenewed: ({ identity }) =>
		`${identity} was deleted and made anew since it was chosen: roles of the old one do not count, and its client id has changed.`,
	nothingCalls: () => 'You recorded that nothing calls this account.',
	notReadable: ({ problem }) => `Could not be read: ${problem}`,
	needsIdentity: () => 'Choose an identity and switch it on first.',
	roleMissing: ({ identity, role }) =>
		`${identity} has no role that allows calls here.${role ? ` The role to give: ${role}.` : ''}`,
	rolePartly: ({ identity, closed, role }) =>
		`${identity} may call some of what is deployed here, and not ${closed}. ${role} opens those too; if it does not call them, choose a narrower role (G).`,
	roleNarrower: ({ identity, role }) =>
		`${identity} may call what is deployed here. ${role}, the role that was chosen for it, is still missing.`,
	needsRole: () => 'Assign the role first.',
	propagating: ({ identity }) =>
		`Assigned, but Azure does not list it for ${identity} yet. Microsoft’s documentation says up to 10 minutes; given at a management group, it may take hours.`,
	notProven: ({ identity }) =>
		`What ${identity} has here proves nothing: a condition, a role that could not be read, or a deny assignment.`,
	heldInVain: ({ identity }) =>
		`${identity} has a role here already, but what is named below leaves it without effect or unproven. One more would change nothing: settle that, or accept the consumer with a reason (m, then x).`,
	accepted: ({ by, reason }) => `This consumer was accepted as it is by ${by}: ${reason}`,
	conditionalGrant: ({ identity }) =>
		`${identity} has the role with a condition. That proves nothing, and Azure takes no second one beside it: have its owner take the condition off or remove it, or accept the consumer with a reason (m, then x).`,
	atProjectOnly: ({ identity }) =>
		`${identity} has a role at a project only. That does not reach the account’s own /openai routes.`,
	looking: () => 'Looking for whoever still uses a key..',
	ready: () => 'Ready: everything that can be seen says that nobody needs a key.',
	notReady: () => 'Not ready: somebody still uses a key or seems to, or has not changed yet. Press Enter to see who.',
	cannotTell: () =>
		'Cannot tell: nothing speaks against it, but not everything could be seen. Press Enter to see what is missing.',
	doubtAccepted: ({ by, reason }) => `Not all of it is proven. Taken on by ${by}: ${reason}`,
	refused: ({ by }) =>
		by ? `It cannot be done now, because of ${by}; see the checks.` : 'It cannot be done now; see the checks.',
	changeApplication: () => 'Change the code, deploy it, see it work, then tick this step.',
	saidChanged: ({ at }) => `You said so on ${at}.`,
	changedBefore: ({ at }) =>
		`You said so on ${at}, and keys have been turned on again since then. Look once more, then tick it anew.`,
	needsEarlier: ({ step }) => `Waits for: ${step}`,
	checksFail: ({ by }) => `${by || 'Something'} stands in the way; see the checks.`,
	keysOn: () => 'Everything before it is done. Keys can be turned off.',
	needsKeysOff: () => 'Turn the keys off first.',
	notAskedYet: () => 'Azure has accepted: keys are off. Whether the gateway refuses them yet has not been seen.',
	refusalSeen: ({ at }) => `The endpoint refused keys, in words, on ${at}.`,
};

export const road = {
	reasons,
	title: 'The road off keys',
	states: {
		done: 'done',
		ready: 'ready',
		waiting: 'waiting',
		later: 'later',
		blocked: 'blocked',
		unknown: 'cannot tell',
		skipped: 'skipped',
	} satisfies Record<StepState, string>,
	steps: {
		tokenAccess: {
			title: 'Tokens can be used',
			why: 'A token is accepted only at the account’s own address, https://NAME.…, never at the shared regional one. That address is the custom subdomain.',
			azure:
				'Setting it gives the account an address of its own, and from then on Azure checks tokens that arrive there. It is one property, customSubDomainName. It can be set once and never changed or taken away.',
		},
		identity: {
			title: 'An identity for the application',
			why: 'A managed identity is an account in Microsoft Entra that Azure signs in for the resource the application runs on. No secret is stored, so none can leak.',
			azure:
				'Switching it on writes identity.type of the host. Azure then makes a service principal in Microsoft Entra that lives and goes with the host, and looks after its certificate. The code asks the host itself for tokens: no secret leaves Azure.',
		},
		role: {
			title: 'The role is assigned',
			why: 'A token says who calls; the role says that this caller may use the models. Cognitive Services OpenAI User can neither list keys nor change the account. Cognitive Services User, for accounts of other kinds, can list the keys for as long as they are on.',
			azure:
				'One role assignment is written at the account: this identity, this role, this scope. The account itself does not change. When a call arrives, Azure compares the identity in the token with the assignments at the account and above.',
		},
		roleVisible: {
			title: 'The role is visible',
			why: 'Azure spreads a new assignment to all its parts. Until it has arrived, calls answer 401 PermissionDenied although everything is right.',
			azure:
				'The assignment is stored at once and spread to the regions from there, which takes up to ten minutes. A role that comes through a group can take a day for a managed identity, because its groups stand in tokens that are kept about that long.',
		},
		application: {
			title: 'The application is changed',
			why: 'Azure cannot see what the code does. Only you know when it asks for a token instead of sending a key, in every place it runs.',
			azure:
				'The client library asks for a token for cognitiveservices.azure.com and sends it as Authorization: Bearer. Microsoft Entra signs it for a limited time; the library asks again before it ends. Azure checks signature, address and role at each call.',
		},
		everybody: {
			title: 'Nobody still needs a key',
			why: 'Turning keys off is easy; knowing that nothing breaks is the work. Connections, settings, request logs and people are asked who still uses a key. What could not be seen counts as unknown, never as none.',
			azure:
				'Nothing is changed here, only read: connections of the account and of hubs, diagnostic settings, the request log, role assignments, and, when you allow it, settings of applications. Azure has no list of who holds a key.',
		},
		keysOff: {
			title: 'Keys are turned off',
			why: 'One property of the account, disableLocalAuth. Once the gateways have followed, which takes minutes up to several hours, a leaked key opens nothing.',
			azure:
				'A PATCH with this one property is sent. The key pair is not deleted. Azure stops accepting it, and no longer gives it out. Tokens are not touched. Turning keys on again is the same PATCH with the opposite value.',
		},
		verified: {
			title: 'Keys are seen to be refused',
			why: 'Azure accepts the change at once, but its gateways honour keys for minutes up to several hours. Asking the endpoint with a made-up key shows what the gateway says now.',
			azure:
				'Each gateway keeps what it knows of the account for a while. A request with a key that cannot exist is answered by the gateway itself: “Key based authentication is disabled” means that it has learned of the change.',
		},
	} satisfies Record<StepId, { readonly title: string; readonly why: string; readonly azure: string }>,
	more: 'what Azure does',
	less: 'less',
	whatAzureDoes: 'What Azure does',
	no: 'no',
	recorded: 'Recorded.',
	nothingCalls: 'nothing calls it',
	askNothingCalls:
		'Record that no application calls this account? The steps about an identity, its role and its code are then skipped, and keys can be turned off. If something does call it with a key, it stops working. Press t to record it, Esc for no.',
	yesNothingCalls: 'yes, record it',
	checkingAgain: (seconds: number) =>
		`Looking again every few seconds; ${seconds} s so far. You can leave and come back.`,
	asking: 'Asking the endpoint with a made-up key..',
	probed: {
		keysDisabled: 'Key refused: the endpoint says that key authentication is disabled.',
		refused:
			'The endpoint refused the made-up key as wrong. That is no proof: it may still accept the real ones. Ask again later.',
		accepted: 'The endpoint answered without checking the key. Nothing can be said.',
		inconclusive: 'No answer that says anything about keys. The network of this machine may not be let in.',
	},
};
