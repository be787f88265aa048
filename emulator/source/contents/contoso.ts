// Contoso: an organisation whose accounts each tell a story, and what every tenant of Azure has. The data is in contents/.
import access from '../../contents/contoso/access.json' with { type: 'json' };
import clients from '../../contents/contoso/clients.json' with { type: 'json' };
import core from '../../contents/contoso/core.json' with { type: 'json' };
import deploymentKinds from '../../contents/contoso/deployment-kinds.json' with { type: 'json' };
import keyHolders from '../../contents/contoso/key-holders.json' with { type: 'json' };
import organisation from '../../contents/contoso/organisation.json' with { type: 'json' };
import policies from '../../contents/contoso/policies.json' with { type: 'json' };
import unattended from '../../contents/contoso/unattended.json' with { type: 'json' };
import builtInPolicies from '../../contents/policy-definitions.json' with { type: 'json' };
import builtInRoles from '../../contents/role-definitions.json' with { type: 'json' };
import type { TenantContents } from '../tenant-state.ts';
import type { ContentsFile } from './contents-types.ts';
import { toTenantContents } from './tenant-contents.ts';

/** What no file has to bring: built-in roles and policies. */
const builtIns = [builtInRoles, builtInPolicies] as unknown as readonly ContentsFile[];

const stories = [
	organisation,
	core,
	keyHolders,
	unattended,
	access,
	deploymentKinds,
	policies,
	clients,
] as unknown as readonly ContentsFile[];

let contoso: TenantContents | undefined;

/** Returns a fresh copy of Contoso: a tenant may change what it is given. */
export const createContosoContents = (): TenantContents => {
	contoso ??= toTenantContents([...builtIns, ...stories]);
	return structuredClone(contoso);
};

/** Returns the tenant of these files, composed in their order, with Azure's built-in roles and policies. */
export const createContents = (files: readonly ContentsFile[]): TenantContents =>
	structuredClone(toTenantContents([...builtIns, ...files]));
