export const shell = {
	practice: 'PRACTICE',
	readOnly: 'READ-ONLY',
	maskedBadge: 'SHARED SCREEN',
	notSignedIn: 'Not signed in yet',
	tenant: (id: string) => `tenant ${id}`,
	clouds: { public: 'Azure', usgov: 'Azure US Government', china: 'Azure China' },
	/** One line each, above the screen, while it lasts. */
	waits: {
		throttled: (seconds: number, attempt: number, of: number, _status: number) =>
			`Azure has had too many requests: trying again in ${seconds} s (${attempt} of ${of}).`,
		quota: (seconds: number, _attempt: number, _of: number, _status: number) =>
			`Keeping within Resource Graph’s quota of queries: the next one in ${seconds} s.`,
		unavailable: (seconds: number, attempt: number, of: number, status: number) =>
			`Azure answered ${status}: trying again in ${seconds} s (${attempt} of ${of}).`,
		network: (seconds: number, attempt: number, of: number, _status: number) =>
			`Azure was not reached: trying again in ${seconds} s (${attempt} of ${of}).`,
		slow: (seconds: number, _attempt: number, _of: number, _status: number) =>
			`No answer yet: still waiting, up to ${seconds} s more.`,
	},
	help: 'help',
	helpTitle: 'Keys on this screen',
	helpClose: 'Press any key to close.',
	quit: 'quit',
	back: 'back',
	scroll: 'scroll',
	move: 'move',
	refresh: 'refresh',
	refreshing: 'Reading again..',
	filter: 'filter',
	filterLabel: 'Filter:',
	keepFilter: 'keep',
	clearFilter: 'clear filter',
	more: (from: number, to: number, of: number) =>
		`${to < of ? '▾ more below: PgDn' : '▴ the end; above: PgUp'}   ${from}-${to} / ${of}`,
	/** What is shown stays; this is said under it. */
	stale: (problem: string, seconds: number) =>
		`Not read again: ${problem}. Shown is what was read ${seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} before.`,
	/** In whose words a cause is. */
	said: {
		azure: 'Azure said:',
		signIn: 'The sign-in said:',
		disk: 'The system said of the file:',
		network: 'The network said:',
		proxy: 'Something between here and Azure, such as a proxy, said:',
		program: 'This program found:',
	},
	driftTitle: 'What changed:',
	requestId: 'Request id',
	copied: (what: string) => `Copied, if your terminal allows it: ${what}`,
	operationRunning: (name: string) =>
		`Press again to leave: the change of ${name} is under way and goes on in Azure. The next start checks what happened to it.`,
	/** A paste, or a key that came before the screen showed what it answers. */
	noAnswer: 'Not taken for an answer: it came together with other keys. Type it, then press the key by itself.',
	tooSmall: (columns: number, rows: number) =>
		`Needs at least ${columns} columns and ${rows} rows. Make the window larger.`,
	/** An ISO 8601 time as people write it, in UTC like Azure's activity log. */
	when: (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`,
	/** For those who have the screen read aloud. */
	screenReader: {
		chosen: 'chosen',
		ok: 'OK',
		no: 'not possible',
		warning: 'attention',
		next: 'next',
		waiting: 'waiting',
		none: 'none',
		becomes: 'becomes',
		byNumber: 'Type a number and Enter to choose; Enter again answers.',
		number: 'Number:',
		choose: 'choose',
		noSuchNumber: 'There is no such number here.',
		/** Of the list of all actions: its text field takes numbers too. */
		runByNumber: 'Type words to search, then a number and Enter to run.',
		lines: (first: number, last: number, all: number) =>
			`Lines ${first} to ${last} of ${all}. ${last < all ? 'PgDn reads on.' : 'PgUp goes back.'}`,
		rows: (first: number, last: number, all: number) =>
			`Rows ${first} to ${last} of ${all}. Type a number and Enter to choose.`,
	},
	scrollDetails: 'scroll the details',
	palette: 'actions',
	paletteTitle: 'What can be done here',
	paletteLabel: 'Do:',
	paletteRun: 'run',
	paletteNone: 'Nothing of that name can be done here.',
	goTo: (where: string) => `go to ${where}`,
	met: { yes: 'yes', no: 'no', unknown: 'cannot tell' },
};
