import type { RotationStep } from '../../assessment/rotation.ts';

type RotationStepTexts = { readonly title: string; readonly why: string };

export const rotate = {
	title: 'Rotate keys',
	open: 'rotate keys',
	backToRotation: 'back to the rotation',
	intro:
		'Until keys are off, they can at least be new. Two keys let you change them without an outage: applications move to one while the other is made anew.',
	steps: {
		appsToKey2: {
			title: 'Applications call with key 2',
			why: 'Give key 2 to everything that uses key 1: settings, secrets, connections, pipelines, people. Only you can know when the last one has it. What still sends key 1 breaks at the next step.',
		},
		renewKey1: {
			title: 'Key 1 is made anew',
			why: 'The key 1 of before stops working. If every application is on key 2, nobody notices.',
		},
		appsToKey1: {
			title: 'Applications call with key 1',
			why: 'Give the new key 1 to everything that uses key 2. What still sends key 2 breaks at the next step.',
		},
		renewKey2: {
			title: 'Key 2 is made anew',
			why: 'After this, neither key of before opens anything.',
		},
	} satisfies Record<RotationStep['id'], RotationStepTexts>,
	doneAt: (at: string) => `Done on ${at}.`,
	unknown:
		'A new key was asked for, and nobody can tell whether it was made. Make it once more: nobody should be on it now.',
	blocked: 'Waits for the step before it.',
	finished: 'Both keys are new. Enter on the first step begins another round.',
	tick: 'they are moved',
	untick: 'not moved after all',
	renew: (key: string) => `make a new ${key}`,
	askTick: (key: string) =>
		`Record that every application now calls with ${key}, and none with the other key? Nobody else can know. Press t to record it, Esc for no.`,
	askUntick: (key: string) =>
		`Take back that every application calls with ${key}? Press t to take it back, Esc for no.`,
	yes: 'yes, record it',
	recorded: 'Recorded.',
	keyHolders: (names: string) => `Found with this key, or one that may be it: ${names}`,
	noKeyHolders:
		'No connection, workspace or search service that could be read names it. To look through the settings of applications too, go to the verdict.',
	noKeyHoldersAfterScan:
		'No place that could be read holds it, settings and secrets included. That is no proof that nobody does.',
	unreadable: (names: string) => `Could not be looked through: ${names}`,
	scanningForHolders: 'Looking who holds it..',
	copyKey: (key: string) => `copy ${key}`,
	askCopy: (key: string, account: string) =>
		`Copy ${key} of ${account} to the clipboard of this terminal? It is not shown here. Whatever can read your clipboard, on this machine or behind a remote session, can then read the key. The journal records that you copied it, never its value. Press t to copy it, Esc for no.`,
	yesCopy: 'yes, copy it',
	copied: (key: string) =>
		`${key} is on the clipboard, if your terminal allows it. Overwrite the clipboard when you are done.`,
	nothingToCopy: 'At this step no application needs a key. Copying is offered where applications get one.',
	cutOff: 'Cut off now',
	cutOffWhy:
		'For a leaked key that must not wait: press 1, then 2, and confirm both. Turning keys off can take up to several hours to reach every gateway; a key that is made anew stops working immediately, says Microsoft’s page on rotating keys. Everything that calls with a key then fails until it has the new one.',
	keysOff: 'Key authentication is off: there is no key to rotate.',
};
