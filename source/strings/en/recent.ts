export const recent = {
	title: 'Recent accounts',
	seen: 'Opened',
	none: 'No account has been opened in this tenant yet.',
};
