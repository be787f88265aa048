// Every type of host. A new one is a file beside this, a line here, and a word in providers/managed-identity.ts.
import type { HostType } from '../azure.ts';
import { apiManagement } from './api-management.ts';
import { containerApp } from './container-app.ts';
import { foundryAccount } from './foundry-account.ts';
import { foundryProject } from './foundry-project.ts';
import type { HostTypeDefinition } from './host-type-definition.ts';
import { searchService } from './search-service.ts';
import { site } from './site.ts';
import { slot } from './slot.ts';
import { virtualMachine } from './virtual-machine.ts';
import { workspace } from './workspace.ts';

export const hostTypeDefinitions: Readonly<Record<HostType, HostTypeDefinition>> = {
	virtualMachine,
	site,
	slot,
	containerApp,
	searchService,
	apiManagement,
	workspace,
	foundryAccount,
	foundryProject,
};

export const hostTypes = Object.keys(hostTypeDefinitions) as readonly HostType[];

const hostTypeByResourceType = new Map(
	hostTypes.map((name) => [hostTypeDefinitions[name].resourceType.toLowerCase(), name]),
);

/** Which host a resource type is, in whatever case it is spelt; undefined where it is none. */
export const hostTypeOf = (resourceType: string): HostType | undefined =>
	hostTypeByResourceType.get(resourceType.toLowerCase());
