export const subdomain = {
	title: 'Subdomain',
	label: 'Subdomain:',
	intro: (account: string) =>
		`Choose the name under which ${account} gets its own address. Tokens are accepted only there; without it, turning keys off would lock everybody out.`,
	now: 'Endpoint now',
	rules: 'Use 2 to 63 letters, digits and hyphens; the first and the last are a letter or a digit.',
	forever:
		'It cannot be changed or removed later. Names are shared by all of Azure, and the name becomes part of a public host name.',
	keepsWorking: 'The endpoint of today keeps working: what calls it with a key is not disturbed.',
	network:
		'If the account is reached through a private network, its DNS has to resolve the new address before anything uses it.',
	check: 'is it free?',
	asking: (name: string) => `Asking Azure whether ${name} is free..`,
	taken: (name: string, reason: string) => `${name} cannot be had. Azure says: ${reason}`,
	hasOne: (name: string) => `This account has a custom subdomain already: ${name}. It cannot be changed.`,
};
