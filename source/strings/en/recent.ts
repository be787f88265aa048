export const recent = {
	title: 'Recent accounts',
	open: 'recent accounts',
	openedAt: 'Opened',
	none: 'No account has been opened in this tenant yet.',
};
