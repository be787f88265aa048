export const signIn = {
	title: 'Sign in',
	trying: {
		default: 'Signing in: Azure CLI first, then the other credentials of this machine..',
		browser: 'A browser window opens. Sign in there..',
		deviceCode: 'Asking for a code..',
		practice: 'Opening the practice tenant..',
	},
	openAddress: 'Open this address in a browser:',
	typeCode: 'and type this code there:',
	waitingForCode: 'Goes on by itself once you have signed in.',
	failed: 'None of these could sign you in:',
	ways: 'Ways on',
	wayCommand: 'Run this in another window, then press r:',
	wayBrowser: 'b  sign in with a browser window',
	wayDevice: 'd  sign in with a code on another device',
	wayPractice: 'p  open the practice tenant instead: no Azure needed',
	retry: 'try again',
	copyCommand: 'copy az login',
	browser: 'browser',
	device: 'device code',
	practice: 'practice tenant',
	/** By the number of Microsoft Entra's error code (Microsoft Learn, reference-error-codes). */
	entra: {
		50020:
			'This account is no member or guest of that tenant. Ask its administrators for an invitation, or choose another tenant.',
		50034: 'That tenant does not know this account. Check the tenant, or sign in as somebody else.',
		50076: 'This tenant asks for a second factor. Sign in to it with the command, and complete it.',
		50079:
			'This tenant asks you to register a second factor first. Sign in to it with the command, and follow what it asks.',
		50158: 'This tenant asks for one more step in the browser. Sign in to it with the command.',
		50173: 'The password has been changed or reset since. Sign in again with the command.',
		53000: 'This tenant lets in managed devices only. Sign in from one.',
		53003:
			'A Conditional Access policy of this tenant does not let this sign-in through. Its administrators can say which one.',
		65001: 'The application has no consent in this tenant. Its administrators can give it.',
		70043: 'The sign-in has ended, as a policy of this tenant wants. Sign in again with the command.',
		700016: 'This tenant does not know the application that signs in. Check the tenant.',
		700082: 'The sign-in has ended because it was not used for long. Sign in again with the command.',
		90002: 'There is no tenant of that name in this cloud. Check --tenant and --cloud.',
	},
	practiceFailed: 'The practice tenant could not be opened:',
	wrongToken: 'It does not know this token. Start with --token and the one that practice --serve printed.',
};
