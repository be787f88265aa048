export const copy = {
	title: 'Copy',
	open: 'what to copy',
	what: 'What',
	text: 'Text',
	copy: 'copy',
	asText: 'As text, to mark with the mouse where the terminal takes no clipboard:',
	items: {
		id: 'resource id',
		endpoint: 'endpoint',
		portal: 'portal link',
		show: 'az command that shows it',
		open: 'command that opens it here',
		name: 'name',
		resourceGroup: 'resource group',
		subscription: 'subscription id',
	},
};
