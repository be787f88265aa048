export const requests = {
	title: 'What it ran',
	open: 'what it ran',
	when: 'UTC',
	method: 'Method',
	status: 'Status',
	took: 'ms',
	path: 'Path',
	noAnswer: 'no answer',
	command: 'The same with the Azure CLI',
	copyCommand: 'copy the command',
	none: 'Azure has not been asked anything yet.',
};
