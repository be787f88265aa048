// Sentences of many accounts at once: selecting, the plan, carrying it out.
import type { BatchAction, OnFailure } from '../../model/batch-plan.ts';

export const plan = {
	select: 'select',
	selectAll: 'select all shown',
	selected: (count: number) => `${count} selected`,
	nothingSelected: 'Select accounts first: Space selects one, A all that are shown.',
	plan: 'plan for the selected',
	title: 'Plan for many',
	/** Figures as they are written. */
	evaluating: (done: string, all: string) => `Reading and judging each account afresh: ${done} of ${all}`,
	evaluatingNow: (account: string) => `Now: ${account}`,
	/** Reads: the rights in each subscription, then each resource that could hold a key. */
	scanningForKeys: (done: string, all: string) =>
		`Looking for keys in all subscriptions, once for all of these accounts: ${done} of ${all} reads`,
	cancelHint: 'Esc calls it off: nothing has been changed.',
	heads: {
		disable: (count: number) =>
			count === 1 ? 'Turn keys off at 1 account' : `Turn keys off at ${count} accounts, one after the other`,
		enable: (count: number) =>
			count === 1 ? 'Turn keys on again at 1 account' : `Turn keys on again at ${count} accounts, one after the other`,
	} satisfies Record<BatchAction, (count: number) => string>,
	empty: 'No account can be changed now: each is left out below, with the reason.',
	leftOut: (count: number) => `Left out: ${count}`,
	why: {
		held: 'nothing to do: it is so already',
		refused: 'not possible now: Azure would refuse it, or everybody would be locked out',
		notReady: 'not ready: somebody still uses a key or seems to, or has not changed yet',
		cannotTell: 'cannot tell: not everything could be seen, and nobody has taken that on',
		blocked: 'something stands in the way',
		first: 'not prepared: what follows is missing, so nobody looked yet for whoever holds a key',
	},
	step: (title: string) => `the road has not come so far: ${title}`,
	unreadable: (why: string) => `could not be read: ${why}`,
	onFailure: {
		stop: 'If one fails, stop there',
		goOn: 'If one fails, go on with the next',
	} satisfies Record<OnFailure, string>,
	/** A check that is not met, in a line: what, whether, and why. */
	check: (title: string, met: string, reason: string) => `${title}: ${met}${reason ? `. ${reason}` : ''}`,
	acceptedRisk: (reason: string) => `Not all of it is proven; taken on because: ${reason}`,
	switchOnFailure: 'stop or go on',
	scanSettings: 'look through settings',
	confirmScan: (count: number) =>
		`Look through app settings, secrets and gateways for keys of these ${count} accounts? That reads secret values: the keys of the accounts and the settings of every app that you may read, which Azure records. They are compared in memory and dropped; none is shown, written or kept. Press t to do it, Esc for no.`,
	save: 'save as a file',
	saved: (path: string) => `Saved: ${path}`,
	confirm: 'confirm',
	typeWords: 'To go on, type this number and this word and press Enter; Esc leaves:',
	label: 'Words:',
	wrongWords: (words: string) => `Not the same. It has to be ${words}, to the letter.`,
	noPaste: 'Type it, one key after the other: pasting does not count.',
	running: (done: number, all: number) => `${done} of ${all} finished, one after the other`,
	outcomes: {
		done: 'done',
		already: 'held already',
		failed: 'failed',
		open: 'cannot tell',
		now: 'now',
		notBegun: 'not begun',
	},
	stop: 'stop after this one',
	stopping: 'Stopping after the one that is under way.',
	ended: (done: number, bad: number, left: number) =>
		`Done: ${done}. Failed or cannot tell: ${bad}. Not begun: ${left}.`,
	batchFollowUp: 'What is left can be gone on with from the history, and what was done undone together: press h.',
	mayLeave: 'You may go back; it goes on. z stops after the one that is under way.',
	account: 'Account',
	outcome: 'Outcome',
	reason: 'Why',
	batch: 'Together',
	/** In the history: how many were planned together. */
	batchSize: (count: number) => (count === 1 ? '1 account' : `${count} accounts`),
	undoAll: (count: number) => `undo all ${count}`,
	goOn: (count: number) => `go on with ${count}`,
	notInBatch: 'This change was confirmed on its own: u undoes it.',
	nothingToUndo: 'Nothing of these can be taken back by this program.',
	nothingLeft: 'Nothing of these is left to be done.',
	/** Headings of the file. */
	file: { made: 'Made', by: 'By', tenant: 'Tenant', request: 'Request', checks: 'Checks', change: 'Change' },
};
