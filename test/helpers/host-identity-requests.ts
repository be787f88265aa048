// The identity of a host of every type, ready to be switched on; each has another, user-assigned one already.

import { hostUpdateRules } from '../../emulator/source/host-update-rules.ts';
import type { HostType } from '../../source/model/azure.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { hostTypeDefinitions, hostTypes } from '../../source/model/host-types.ts';
import { findAccount, findHost, type PracticeTenant } from './practice-tenant.ts';

const hostNames: Readonly<Record<HostType, string>> = {
	virtualMachine: 'vm-dev-01',
	site: 'func-contoso-knowledge',
	slot: 'app-contoso-orders/staging',
	containerApp: 'ca-contoso-worker',
	searchService: 'srch-contoso-knowledge',
	apiManagement: 'apim-contoso-ai',
	workspace: 'mlw-contoso-science',
	foundryAccount: 'ai-contoso-studio',
	foundryProject: 'ai-contoso-studio/agents',
};

/** The identity that it has, and keeps. */
export const keptIdentityName = 'id-apim-certificates';

export const buildHostIdentityRequest = async (
	{ azure, tenant }: PracticeTenant,
	type: HostType,
): Promise<ChangeRequest> => {
	const account = await findAccount(azure, 'aoai-contoso-chat');
	const { id } = await findHost(azure, hostNames[type]);
	const kept = [...tenant.resources.values()].find(({ name }) => name === keptIdentityName);
	const host = tenant.resources.get(id.toLowerCase());
	if (!kept || !host) throw new Error(`no ${hostNames[type]}, or no ${keptIdentityName}`);
	const { principalId, clientId } = kept.properties as { principalId: string; clientId: string };
	host.identity = { type: 'UserAssigned', userAssignedIdentities: { [kept.id]: { principalId, clientId } } };
	return { kind: 'turnOnIdentity', input: { accountId: account.id, hostId: id } };
};

/** How a provider tells of the end of a change, which is what the program has to follow. */
const completionSignalOf = (type: HostType): string => {
	const { asyncUpdate } = hostUpdateRules[hostTypeDefinitions[type].resourceType] ?? {};
	return asyncUpdate ? (asyncUpdate.hasLocationOnly ? 'a Location' : 'an operation') : 'at once';
};

/** A type for each way but the one of container apps, on which `wishes` switches an identity on already. */
export const hostTypesByCompletionSignal: readonly HostType[] = hostTypes.filter(
	(type) =>
		completionSignalOf(type) !== completionSignalOf('containerApp') &&
		hostTypes.findLast((other) => completionSignalOf(other) === completionSignalOf(type)) === type,
);
