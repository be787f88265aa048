export const history = {
	title: 'History',
	open: 'history',
	when: 'When (UTC)',
	outcomeAt: 'Outcome known',
	what: 'What',
	target: 'Resource',
	state: 'State',
	who: 'Who',
	tenant: 'Tenant',
	program: 'Program',
	why: 'Why',
	effect: 'Change',
	states: {
		done: 'done',
		heldAlready: 'held already',
		failed: 'failed',
		notDone: 'not done',
		undone: 'undone',
		undoing: 'being undone',
		open: 'cannot tell',
	},
	noUndo: {
		done: 'There is no undo for this kind of change.',
		heldAlready: 'It was there before; this program does not take back what it did not do.',
		failed: 'It was not done.',
		notDone: 'It was not done.',
		undone: 'It has been undone already.',
		undoing: 'It is being taken back already, or nobody can tell whether it was. Press r to look again.',
		open: 'Nobody can tell whether it was done. Press r to look again, or look at the account.',
	},
	/** Why a role assignment that we made is not offered to be removed. */
	notOurs: {
		looking: 'Looking whether it is still the one that was made..',
		gone: 'It is not there any more: there is nothing to take back.',
		another: 'By now it is another one, made by somebody else.',
	},
	outOfScope: (count: number) =>
		`${count} more in other tenants or clouds: sign in there (T) to see ${count === 1 ? 'it' : 'them'}.`,
	nothing: 'Nothing has been changed yet.',
	details: 'details',
	undo: 'undo',
	/** What a look found of a change that was unfinished. */
	found: {
		done: 'done',
		notDone: 'not done',
		cannotTell: 'cannot tell',
		underWay: 'left to another running copy of this program',
	},
	clockWrong: 'The journal holds entries of the future: the clock of this machine, or of another one, is wrong.',
	reconciledOne: (what: string, target: string, found: string) =>
		`Unfinished before: ${what}, ${target}: ${found}. Press h.`,
	reconciled: (all: number, done: number, notDone: number, cannotTell: number, underWay: number) =>
		`${all} unfinished from before, looked at now: ${done} done, ${notDone} not done, ${cannotTell} cannot tell${underWay > 0 ? `, ${underWay} left to another running copy of this program` : ''}. Press h.`,
};
