import type { LessonId } from '../../guides/lessons/ids.ts';

/** The goals are said in the order of the lesson's own; the hints may be more or fewer. */
type LessonTexts = {
	readonly title: string;
	readonly about: string;
	readonly goals: readonly string[];
	readonly hints: readonly string[];
	readonly end: string;
};

export const lessons = {
	title: 'Lessons',
	open: 'lessons',
	lesson: 'Lesson',
	account: 'Account',
	goals: 'Goals',
	goal: { met: 'done', open: 'not yet' },
	hints: 'Hints',
	hint: 'a hint',
	noMoreHints: 'There are no more hints.',
	hintsLeft: (count: number) => `Tab shows a hint (${count} left).`,
	start: 'begin',
	goToAccount: 'open the account',
	looking: 'Looking how far it has come..',
	badge: 'LESSON FINISHED',
	finished: (title: string) => `Lesson finished: ${title}. Press E to read what it was about.`,
	onlyFresh:
		'This lesson keeps time in its own way; start it with the command for that: aoai-keyless practice --lesson',
	listed: 'Lessons: aoai-keyless practice --lesson NAME',
	of: {
		'first-look': {
			title: 'First look',
			about:
				'Before anything is changed you want to know who would notice. The account aoai-contoso-orders is called by an application. Find out what is known of its callers without changing anything.',
			goals: [
				'See the verdict on the account and where it comes from',
				'Let settings and secrets be looked through for its keys',
				'Record one group of people that you have asked',
			],
			hints: [
				'Enter opens the account, g its road. Step 6 asks whether somebody still needs a key; Enter there shows the verdict.',
				'On the verdict, l looks through settings and secrets. It asks first, because that reads secret values; press l again.',
				'On the verdict, t opens the list of whom to ask; t there ticks one.',
			],
			end: 'You have seen what Azure knows, what settings tell and what only people know. All three are needed, and nothing was changed.',
		},
		article: {
			title: 'The road of the article',
			about:
				'A virtual machine, vm-chat-prod, calls aoai-contoso-chat with a key. Give its managed identity a role, let it call with a token, turn the keys off, and see that they are refused.',
			goals: [
				'Assign the role to the identity of the virtual machine',
				'Wait until Azure lists the assignment',
				'Record that the code was changed',
				'Turn the keys off',
				'See the endpoint refuse a key in words',
			],
			hints: [
				'The road (g) always stands on the next step; Enter does it.',
				'As identity choose vm-chat-prod; / filters the list.',
				'Look at the code that is shown, then tick it with t.',
				'Nothing proves that nobody else calls. On the verdict, x takes that on, with a reason.',
				'v asks the endpoint. Keys are refused some seconds after they are off; on Azure it takes minutes up to hours.',
			],
			end: 'That is the whole road: an identity instead of a secret, a role instead of a shared key, and a refusal that was seen and not assumed.',
		},
		'forgotten-user': {
			title: 'A forgotten user of a key',
			about:
				'The team of app-contoso-orders says that it is ready for tokens and only waits for the role. Somewhere there is a copy that nobody thinks of. Find it, help the team, and settle what becomes of the copy.',
			goals: [
				'Find the copy that still holds a key',
				'Give app-contoso-orders its role',
				'Record for the copy that it was changed, or that it is accepted, with a reason',
			],
			hints: [
				'Settings and secrets tell who holds a key: on the verdict, l.',
				'm lists whoever calls the account. Enter there makes the road work on one of them.',
				'The copy is a deployment slot. In the list, t records that it was changed; x accepts it with a reason.',
			],
			end: 'Deployment slots, scheduled jobs and notebooks are what an outage comes from. Turning keys off can wait until each has a line in the list.',
		},
		'late-role': {
			title: 'A role that does not arrive',
			about:
				'You give vm-batch-01 a role on aoai-contoso-batch, and nothing happens: calls are still refused. In this lesson the assignment takes a minute and a half to arrive. Find out what to do meanwhile.',
			goals: [
				'Assign the role',
				'See Azure list it',
				'Have assigned it once only: a second assignment does not arrive any sooner',
			],
			hints: [
				'There are two machines called vm-batch-01; choose the one in rg-batch. Its system-assigned identity has to be switched on first, or take one of its user-assigned ones.',
				'The road looks again by itself while step 4 waits.',
				'w tells what the application sees meanwhile: 401 PermissionDenied, the same as without a role.',
			],
			end: 'Waiting was the whole answer. Azure says up to ten minutes; assigning again, or a second role, only leaves things to clean up.',
		},
		policy: {
			title: 'A policy that fights back',
			about:
				'The keys of aoai-contoso-legacyapi cannot be turned off: a policy turns them on again. Find the policy, ask its owners, and until they answer make at least the key anew that is in too many hands.',
			goals: ['See on the verdict which policy it is', 'Record whom you have asked', 'Make one of its keys anew'],
			hints: [
				'g, then step 6: the verdict names the policy and what it does.',
				'On the verdict, t opens the list of whom to ask; t there ticks one.',
				'On the account, R rotates its keys; 1 makes key 1 anew at once. The name has to be typed.',
			],
			end: 'A policy is somebody’s decision: it is changed by talking, not by trying again. A new key shortens the life of those that were copied.',
		},
		incident: {
			title: 'An incident, and undo',
			about:
				'Nobody seems to call aoai-contoso-quiet: its requests are not logged. You take that for a no, turn the keys off, and somebody is cut off. See it, and take the change back.',
			goals: ['Turn the keys off, in spite of the doubt', 'Look at what happens afterwards', 'Turn the keys on again'],
			hints: [
				'On the road, n records that nothing calls the account. On the verdict, x takes the doubt on, with a reason.',
				'After the keys are off, W on the account watches what is refused. Answers are counted minutes late.',
				'u takes the change back, on the road or on the watch.',
			],
			end: 'Silence is not a no. What was not logged could not be seen; log first (the verdict has the command), then turn off. And undo takes as long to arrive as the change did.',
		},
	} satisfies Record<LessonId, LessonTexts> as Readonly<Record<LessonId, LessonTexts>>,
};
