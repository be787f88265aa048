// Where the evidence of `Evidence` is found: one file a noun, joined here.

import type { Evidence } from '../../model/evidence.ts';
import type { Reach } from '../sdk-clients.ts';
import { keyListings } from './activity-log.ts';
import { denyAssignments } from './deny-assignments.ts';
import { diagnosticSettings } from './diagnostics.ts';
import { keyPolicies } from './key-policies.ts';
import { keyUses } from './key-uses.ts';
import { askListKeys, key } from './keys.ts';
import { statusCounts } from './metrics.ts';
import { principalNames } from './principal-names.ts';
import { requestLog } from './request-log.ts';
import { subdomainAvailability } from './subdomain.ts';

export const findEvidence = (reach: Reach): Evidence => {
	const { reading } = reach;
	const usesOf = keyUses(reach);
	const policiesAt = keyPolicies(reach);
	return {
		denyAssignments: (scope, call = {}) => reading(() => denyAssignments(reach, scope, call)),
		keyPolicies: (scope, call = {}) => reading(() => policiesAt(scope, call)),
		keyUses: (account, source, ids, call = {}) => reading(() => usesOf(account, source, ids, call)),
		requestLog: (id, call = {}) => reading(() => requestLog(reach, id, call)),
		diagnosticSettings: (id, call = {}) => reading(() => diagnosticSettings(reach, id, call)),
		keyListings: (id, call = {}) => reading(() => keyListings(reach, id, call)),
		statusCounts: (id, hours, call = {}) => reading(() => statusCounts(reach, id, hours, call)),
		subdomainAvailability: (id, name, kind, call = {}) =>
			reading(() => subdomainAvailability(reach, id, name, kind, call)),
		principalNames: (ids, call = {}) => reading(() => principalNames(reach, ids, call)),
		askListKeys: (id, call = {}) => reading(() => askListKeys(reach, id, call)),
		key: (id, which, call = {}) => reading(() => key(reach, id, which, call)),
	};
};
