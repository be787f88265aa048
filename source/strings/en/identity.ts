export const identity = {
	title: 'Identity',
	name: 'Name',
	type: 'Type',
	identity: 'Identity',
	on: 'on',
	off: 'off',
	types: {
		virtualMachine: 'virtual machine',
		site: 'web app',
		functionApp: 'function app',
		containerApp: 'container app',
		userAssigned: 'user-assigned',
	},
	choose: 'choose',
	chosen: (name: string) => `Chosen: ${name}`,
	none: 'No host and no user-assigned identity can be seen.',
	unread: (names: string) => `Hosts or user-assigned identities could not be read in: ${names}`,
	silent: (count: number) =>
		`Azure’s index has no user-assigned identity in ${count} subscriptions: there is none, or you may not read it.`,
	fromIndex: 'Hosts come from Resource Graph, which can lag behind; the one you choose is read afresh.',
};
