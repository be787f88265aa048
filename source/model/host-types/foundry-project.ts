import { foundryAccount } from './foundry-account.ts';
import type { HostKind } from './host-kind.ts';

/** Microsoft.CognitiveServices 2025-09-01, Projects_Update: as its account's, with an identity of its own. */
export const foundryProject: HostKind = {
	...foundryAccount,
	type: 'Microsoft.CognitiveServices/accounts/projects',
	kind: undefined,
	inside: 'foundryAccount',
};
