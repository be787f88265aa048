export const tenants = {
	title: 'Tenants',
	open: 'tenants',
	name: 'Name',
	domain: 'Domain',
	id: 'Id',
	here: 'here now',
	switchTo: 'sign in to it',
	isHere: 'You are signed in to this one.',
	onlyPractice: 'Practice has this one tenant.',
	operationRunning: 'A change is under way. Wait until it has ended.',
	none: 'No tenant can be seen.',
};
