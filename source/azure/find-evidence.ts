// Where the evidence of `Evidence` is found.
import type { Evidence } from './evidence.ts';
import { Problem } from './problem.ts';
import type { Reach } from './reach.ts';

const notYet = async (): Promise<never> => {
	throw new Problem('rejected', { detail: 'not read yet' });
};

export const findEvidence = (_: Reach): Evidence => ({
	denyAssignments: notYet,
	keyPolicies: notYet,
	keyUses: notYet,
	requestLog: notYet,
	diagnosticSettings: notYet,
	keyListings: notYet,
	statusCounts: notYet,
	subdomainAvailability: notYet,
	askListKeys: notYet,
	key: notYet,
});
