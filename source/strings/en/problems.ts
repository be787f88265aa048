import type { ProblemKind } from '../../model/problem.ts';

type ProblemTexts = {
	readonly title: string;
	/** What to do next. `seconds` is how long Azure asked to wait, or ''. */
	readonly next: (seconds: string) => string;
};

export const problems = {
	notSignedIn: {
		title: 'Azure did not accept the sign-in',
		next: () => 'Sign in again as you did before (with the Azure CLI: az login), then press r.',
	},
	claimsRequired: {
		title: 'Azure wants a stronger sign-in for this',
		next: () => 'Run the command below in another window, then try again here. What you planned is kept.',
	},
	mfaRequired: {
		title: 'Azure wants multifactor authentication for changes',
		next: () => 'Run az logout, then az login and complete the second factor, then try again here.',
	},
	otherUser: {
		title: 'Stopped: somebody else is signed in now',
		next: () =>
			'Nothing was sent. Press r to go on as that one: the first line then says who you are, and you confirm it anew. Or sign in again as before.',
	},
	forbidden: {
		title: 'Your roles do not allow this',
		next: () => 'Ask an owner for the right that is missing. It can take minutes to arrive.',
	},
	denied: {
		title: 'A deny assignment does not allow this',
		next: () =>
			'No further role helps. What made it (a managed application, a deployment stack) has to let you through, or do this itself.',
	},
	conditionUnmet: {
		title: 'The condition of your own role does not allow this',
		next: () => 'Choose a role that the condition lets you give, or have somebody do this whose role has none.',
	},
	notFound: {
		title: 'It is not there',
		next: () => 'It may have been deleted, moved or renamed. Go back and refresh.',
	},
	locked: { title: 'A lock stops this', next: () => 'Ask the owner of the lock to remove it, then try again.' },
	policy: {
		title: 'A policy does not allow this',
		next: () => 'Ask the owners of the policy for an exemption.',
	},
	conflict: {
		title: 'Azure is busy with another change of it',
		next: () => 'Wait until that one has ended, refresh, and try again.',
	},
	nameTaken: {
		title: 'That name is taken',
		next: () => 'Go back and choose another one. The name of a deleted account stays taken until it is purged.',
	},
	principalNotFound: {
		title: 'Azure’s role service does not know the identity yet',
		next: () => 'A new identity takes minutes to reach it. Try again in a while.',
	},
	alreadyAssigned: {
		title: 'Azure says that the role is assigned already',
		next: () =>
			'What it lists does not show it as it was asked for: it may have a condition, or not be listed yet. Refresh and look at who has access.',
	},
	assignmentNameTaken: {
		title: 'An assignment of that name exists for somebody else',
		next: () => 'The identity may have been made anew. Refresh and choose it again.',
	},
	assignmentLimit: {
		title: 'The subscription has as many role assignments as Azure allows',
		next: () => 'Remove assignments that nobody needs, or assign the role to a group.',
	},
	disabledSubscription: {
		title: 'The subscription is disabled',
		next: () => 'Azure lets nobody change anything in it until it is enabled again.',
	},
	throttled: {
		title: 'Azure has had too many requests from you',
		next: (seconds) =>
			seconds ? `Azure asks to wait ${seconds} s. Refresh after that.` : 'Wait a minute, then refresh.',
	},
	unavailable: {
		title: 'Azure could not answer',
		next: (seconds) =>
			`Usually this passes: refresh in ${seconds ? `${seconds} s` : 'a minute'}. If it stays, look at the status of Azure.`,
	},
	network: {
		title: 'Azure could not be reached',
		next: () => 'Check the network, the proxy and DNS of this machine, then refresh.',
	},
	badAnswer: {
		title: 'The answer could not be understood',
		next: () =>
			'Something between here and Azure may have changed it (a proxy, a sign-in page of the network). Refresh; if it stays, report it.',
	},
	foreignHost: {
		title: 'Stopped: an answer pointed to another host',
		next: () =>
			'Nothing was sent there, and no token was asked for. Somebody may be in between: do not go on on this network.',
	},
	unclearName: {
		title: 'Stopped: the name has hidden characters',
		next: () =>
			'It can look like something else; what hides is written here as \\u and a number. Nothing was sent. Ask whoever made it, or use the Azure portal.',
	},
	readOnly: { title: 'Read-only: nothing was sent', next: () => 'Start without --read-only to change anything.' },
	operationFailed: {
		title: 'Azure began the change and gave up',
		next: () => 'Read what Azure says, refresh, and look at what holds now.',
	},
	moved: {
		title: 'Stopped: things have changed since you looked',
		next: () =>
			'This program changed nothing. Somebody else changed what is named below. Go back, look again, and decide anew.',
	},
	didNotStick: {
		title: 'Azure accepted the change, but it does not show yet',
		next: () =>
			'It was read again for a while and still is as it was. It may show later: the next start looks again. If something puts it back, the activity log of the resource names it.',
	},
	journal: {
		title: 'The journal cannot be written or read',
		next: () =>
			'Nothing is sent that is not on disk first. Free space or fix the permissions of the file, or choose another folder with --state-dir.',
	},
	cancelled: {
		title: 'Stopped',
		next: () => 'This program does nothing more; what Azure has begun goes on. Refresh to look again.',
	},
	rejected: { title: 'Azure rejected the request', next: () => 'Read what Azure says below.' },
} satisfies Record<ProblemKind, ProblemTexts>;
