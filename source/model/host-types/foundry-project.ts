import { foundryAccount } from './foundry-account.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';

/** Microsoft.CognitiveServices 2025-09-01, Projects_Update: as its account's, with an identity of its own. */
export const foundryProject: HostTypeDefinition = {
	...foundryAccount,
	resourceType: 'Microsoft.CognitiveServices/accounts/projects',
	kind: undefined,
	parentType: 'foundryAccount',
};
