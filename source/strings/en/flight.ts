export const flight = {
	phases: {
		looking: 'Looking once more whether all is as you saw it',
		recording: 'Writing the intent to the journal',
		sending: 'Sending the request',
		operation: 'Azure is carrying it out',
		checking: 'Reading it back',
	},
	azureSays: (state: string) => `Azure says: ${state}`,
	waits: {
		throttled: (seconds: number) => `Azure asked to wait ${seconds} s`,
		principal: (seconds: number) => `the role service does not know the identity yet; again in ${seconds} s`,
		settling: (seconds: number) => `another change of it is under way; again in ${seconds} s`,
	},
	elapsed: (seconds: number) => `${seconds} s`,
	mayLeave: 'You may go back; it goes on. Press w to stop watching: the next start then checks what happened to it.',
	stopWatching: 'stop watching',
	notOurs: 'Somebody had done it already, so this program will not offer to undo it.',
	already: 'It held already. Nothing was sent.',
	failed: 'Not done.',
	open: 'Nobody can tell yet whether it was done. The journal remembers; the next start looks again.',
	openForGood:
		'Nobody can tell whether it was done: nothing that can be read shows it, and no later look will. To be sure, do it once more.',
	arrives:
		'Azure has accepted it. Whether the gateways act on it yet is another fact: that takes minutes up to several hours, and an undo takes as long.',
	howToUndo: (name: string) => `To undo: press u (${name}), or later from the history.`,
	noUndo: 'There is no undo for this.',
	roadAgain: 'There is nothing to undo: the road of the account leads there again.',
	onward: 'back to the road',
	copyCommand: 'copy the command',
	again: 'signed in: go on',
	underWay: 'the change under way',
	landedBadly: (name: string) => `The change of ${name} did not end well. Press h.`,
};
