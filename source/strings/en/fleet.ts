// Sentences of the fleet: every account that can be seen, counted.
import type { Grouping } from '../../assessment/fleet.ts';
import type { Prerequisite } from '../../assessment/migration-order.ts';

export const fleet = {
	title: 'Fleet',
	open: 'fleet',
	/** Figures as they are written, with their separators. */
	total: (on: string, all: string, percent: number) =>
		`${on} of ${all} accounts still accept keys. Keys are off at ${percent}%.`,
	views: {
		subscription: 'by subscription',
		kind: 'by kind',
		owner: 'by owner',
		next: 'next up',
	} satisfies Record<Grouping | 'next', string>,
	otherView: 'other view',
	owner: 'Owner',
	noOwner: '(no owner tag)',
	off: 'Off',
	account: 'Account',
	grants: 'Roles',
	missingRequirements: 'Seems to lack',
	lacks: {
		subdomain: 'subdomain',
		settled: 'Azure to finish with it',
		grant: 'role for an identity',
		openAi: 'Azure OpenAI (another role fits)',
	} satisfies Record<Prerequisite, string>,
	lacksNothing: 'nothing that a list shows',
	rolesUnreadable: 'roles not read',
	trend: (day: string, before: string, now: string) => `${day}: ${before} with keys. Today: ${now}.`,
	noTrend: 'No earlier day is known yet. Today’s figure is kept for the trend.',
	turnedOff: (count: string, days: number) => `Turned off with this program in ${days} days: ${count}.`,
	/** Where the order of the next ones comes from. */
	order: {
		index: 'An order to begin in, not the verdict on any account.',
		manager:
			'An order to begin in, not the verdict on any account. From Resource Manager’s lists: Azure’s index could not be used.',
		both: 'An order to begin in, not the verdict on any account. Partly from Resource Manager’s lists.',
	},
	noGrants: (names: string, why: string) =>
		`Role assignments could not be read in ${names}, so they do not count there: ${why}`,
	snapshotNotSaved: (why: string) => `Today’s figure could not be kept for the trend: ${why}`,
	nothing: 'No account accepts keys.',
};
