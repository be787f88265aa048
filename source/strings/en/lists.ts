const exposures = { public: 'public', selected: 'selected networks', private: 'private only', unknown: 'unknown' };

export const lists = {
	subscriptions: 'Subscriptions',
	subscription: 'Subscription',
	allAccounts: 'all accounts',
	name: 'Name',
	id: 'Id',
	state: 'State',
	accounts: 'Accounts',
	keysOn: 'Keys on',
	keys: 'Keys',
	on: 'on',
	off: 'off',
	kind: 'Kind',
	location: 'Location',
	resourceGroup: 'Resource group',
	subdomain: 'Subdomain',
	network: 'Network',
	exposures,
	notReadable: 'cannot read',
	cannotRead: (why: string) => `Its accounts could not be read: ${why}`,
	/** 0 minutes: just now. */
	fromIndex: (minutes: number) =>
		`From Azure’s index${minutes > 0 ? `, asked ${minutes} min ago` : ''}: it can lag. What you open is read afresh.`,
	someUnread: (count: number, names: string) => `Could not be read (${count}): ${names}`,
	/** Some by name, the others by number. */
	andMore: (names: string, more: number) => `${names} and ${more} more`,
	progress: (done: number, all: number) => `${done} of ${all} read`,
	total: (count: number) => String(count),
	open: 'open',
	onlyKeysOn: 'keys still on',
	showAll: 'show all',
	sort: 'sort',
	sorts: { name: 'name', keyAuth: 'keys', kind: 'kind', location: 'location' },
	reading: 'Reading..',
	noMatch: 'Nothing matches.',
	nothingRead: 'No account could be read.',
	noAccounts: 'No Azure AI services accounts here.',
	noSubscriptions: 'You can see no subscription in this tenant. Another one? Start with --tenant.',
	looking: (name: string) => `Looking for ${name}..`,
	notFound: (name: string) =>
		`Nothing, or more than one thing, is called ${name}. Give the resource id, or choose from all accounts.`,
};
