// The reader of evidence: one file for each source, joined here.

import type { EvidenceReader } from '../../model/evidence.ts';
import type { SdkClients } from '../sdk-clients.ts';
import { listKeysEvents } from './activity-log.ts';
import { denyAssignments } from './deny-assignments.ts';
import { diagnosticSettings } from './diagnostic-settings.ts';
import { createKeyPolicyReader } from './key-policies.ts';
import { createKeyUseScanner } from './key-uses.ts';
import { readKey, tryListKeys } from './keys.ts';
import { principalNames } from './principal-names.ts';
import { requestLog } from './request-log.ts';
import { statusCounts } from './status-counts.ts';
import { subdomainAvailability } from './subdomain-availability.ts';

/** Returns the reader of evidence. Its methods reject with a `Problem`. */
export const createEvidenceReader = (clients: SdkClients): EvidenceReader => {
	const { mapErrors } = clients;
	const usesOf = createKeyUseScanner(clients);
	const policiesAt = createKeyPolicyReader(clients);
	return {
		denyAssignments: (scope, call = {}) => mapErrors(() => denyAssignments(clients, scope, call)),
		keyPolicies: (scope, call = {}) => mapErrors(() => policiesAt(scope, call)),
		scanKeyUses: (account, source, ids, call = {}) => mapErrors(() => usesOf(account, source, ids, call)),
		requestLog: (id, call = {}) => mapErrors(() => requestLog(clients, id, call)),
		diagnosticSettings: (id, call = {}) => mapErrors(() => diagnosticSettings(clients, id, call)),
		listKeysEvents: (id, call = {}) => mapErrors(() => listKeysEvents(clients, id, call)),
		statusCounts: (id, hours, call = {}) => mapErrors(() => statusCounts(clients, id, hours, call)),
		subdomainAvailability: (id, name, kind, call = {}) =>
			mapErrors(() => subdomainAvailability(clients, id, name, kind, call)),
		principalNames: (ids, call = {}) => mapErrors(() => principalNames(clients, ids, call)),
		tryListKeys: (id, call = {}) => mapErrors(() => tryListKeys(clients, id, call)),
		readKey: (id, which, call = {}) => mapErrors(() => readKey(clients, id, which, call)),
	};
};
