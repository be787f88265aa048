// The identity of a host of every type, ready to be switched on; each has another, user-assigned one already.

import { hostRules } from '../../emulator/source/host-rules.ts';
import type { HostType } from '../../source/model/azure.ts';
import type { Wish } from '../../source/model/change.ts';
import { hostKinds, hostTypes } from '../../source/model/host-types/index.ts';
import { accountNamed, hostNamed, type Practice } from './practice.ts';

const names: Readonly<Record<HostType, string>> = {
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
export const keptName = 'id-apim-certificates';

export const hostWish = async ({ azure, tenant }: Practice, type: HostType): Promise<Wish> => {
	const account = await accountNamed(azure, 'aoai-contoso-chat');
	const { id } = await hostNamed(azure, names[type]);
	const kept = [...tenant.resources.values()].find(({ name }) => name === keptName);
	const host = tenant.resources.get(id.toLowerCase());
	if (!kept || !host) throw new Error(`no ${names[type]}, or no ${keptName}`);
	const { principalId, clientId } = kept.properties as { principalId: string; clientId: string };
	host.identity = { type: 'UserAssigned', userAssignedIdentities: { [kept.id]: { principalId, clientId } } };
	return { kind: 'turnOnIdentity', input: { accountId: account.id, hostId: id } };
};

/** How a provider tells of the end of a change, which is what the program has to follow. */
const wayOf = (type: HostType): string => {
	const { busy } = hostRules[hostKinds[type].type] ?? {};
	return busy ? (busy.isLocationAlone ? 'a Location' : 'an operation') : 'at once';
};

/** A type for each way but the one of container apps, on which `wishes` switches an identity on already. */
export const hostTypesByWay: readonly HostType[] = hostTypes.filter(
	(type) =>
		wayOf(type) !== wayOf('containerApp') && hostTypes.findLast((other) => wayOf(other) === wayOf(type)) === type,
);
