export const confirm = {
	reading: 'Reading what this rests on..',
	nothing: '(none)',
	request: 'The request, exactly',
	command: 'The same with the Azure CLI',
	/** Minutes; 0: just now. */
	checks: (minutes: number) => (minutes > 0 ? `Checked ${minutes} min ago` : 'Checked just now'),
	evidenceAge: (minutes: number) =>
		`Who uses a key was looked at ${minutes} min ago; it is looked at again before anything is sent.`,
	scanAge: (minutes: number) =>
		`Settings and secrets were looked through ${minutes > 0 ? `${minutes} min ago` : 'just now'}; that counts for 60 min.`,
	blocked: 'This cannot be done now: see what is not met above.',
	readOnly: 'Read-only: nothing can be changed. Start without --read-only.',
	busy: 'Another change is under way. Wait until it has ended.',
	typeName: 'To go on, type this name and press Enter; Esc leaves:',
	nameLabel: 'Name:',
	wrongName: (name: string) => `Not the same. It has to be ${name}, to the letter.`,
	noPaste: 'Type the name, one key after the other: pasting does not count.',
	confirmName: 'confirm',
	copies: (key: string) => `${key} copies it, as one line`,
	choose: 'choose',
	goBack: 'No, go back',
	doIt: 'do it',
	leave: 'leave',
	copy: 'copy az command',
};
