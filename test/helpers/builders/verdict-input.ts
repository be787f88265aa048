// An account that is ready, as data: one function app calls it with a token, and people were asked about what cannot be
// seen.
import { buildTickedNotes, type VerdictInput, withNotes } from '../verdict-input.ts';
import { buildEvidence, buildLoggedCalls, buildScanResult } from './evidence.ts';
import { buildAccount, buildFacts, buildHost, buildRoleAssignment, openAiUserRole, ownerRole } from './facts.ts';
import { readResult } from './read-result.ts';

/** Of a subscription that may be read in part. */
const partly = { name: '5a000003-0c1d-4e2f-8a3b-000000000003', why: 'partly', whole: 'subscription' } as const;

/** As it is before people are asked: some places cannot be seen, so that the verdict cannot be told. */
export const buildUnaskedVerdictInput = (): VerdictInput => {
	const account = buildAccount({ name: 'aoai-contoso-reports' });
	const host = buildHost({ name: 'func-contoso-reports' });
	const caller = host.identity.systemAssigned?.principalId ?? '';
	const everything = buildEvidence();
	return {
		facts: buildFacts({
			account,
			assignments: readResult([
				buildRoleAssignment(account, 'the-owner', ownerRole.id, { principalType: 'Group' }),
				buildRoleAssignment(account, caller, openAiUserRole.id),
			]),
		}),
		evidence: {
			...everything,
			scanResults: {
				...everything.scanResults,
				workspaces: readResult(buildScanResult('workspaces', { skipped: [partly] })),
				search: readResult(
					buildScanResult('search', {
						skipped: [partly, { name: 'srch-contoso-closed indexes', why: { detail: 'HTTP 403' } }],
					}),
				),
				sites: readResult(
					buildScanResult('sites', {
						skipped: [partly, { name: 'func-contoso-knowledge OPENAI_KEY', why: 'keyVault' }],
					}),
				),
			},
			requestLog: readResult([buildLoggedCalls(caller)]),
		},
		hostsAndIdentities: { hosts: [host], identities: [] },
	};
};

/** The same once every open item was looked after: the verdict is ready. */
export const buildReadyVerdictInput = (): VerdictInput => {
	const unasked = buildUnaskedVerdictInput();
	return withNotes(unasked, ...buildTickedNotes(unasked));
};
