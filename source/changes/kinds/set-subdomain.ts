// Gives an account its own address: `customSubDomainName`, which Azure never changes or removes.

import { apiVersions } from '../../model/api-versions.ts';
import type { Account } from '../../model/azure.ts';
import type { ChangeHandler } from '../../model/change.ts';
import type { Check } from '../../model/check.ts';
import type { SubdomainAvailability } from '../../model/evidence.ts';
import { actions } from '../../model/rbac/permissions.ts';
import { attemptRead, type ReadResult } from '../../model/read-result.ts';
import { isSameId } from '../../model/resource-id.ts';
import { subjectsNamed } from '../../model/subject.ts';
import { createdAtProperty } from '../drift.ts';
import { lockChecks, type OperatorRights, permissionCheck, readOperatorRights } from '../operator-rights.ts';
import { accountChangeStatus, isAccountBusy, provisioningCheck } from './key-auth.ts';

type SetSubdomainSnapshot = {
	readonly account: Account;
	readonly rights: OperatorRights;
	/** Undefined for a name that is no valid subdomain: Azure is not asked. */
	readonly availability: ReadResult<SubdomainAvailability> | undefined;
	/** `https://{subdomain}.…/`, where tokens will be accepted. */
	readonly endpoint: string;
};

/**
 * One label of a host name holds 63 characters (RFC 1035, 2.3.4). The name of an account may have 64
 * (Microsoft.CognitiveServices 2024-10-01, accountName); its subdomain has no limit of its own there.
 */
const maxSubdomainLength = 63;

/** 2 letters, digits and hyphens at least (Azure naming rules, Microsoft.CognitiveServices/accounts); no hyphen at either end. */
export const isValidSubdomain = (name: string): boolean =>
	name.length <= maxSubdomainLength && /^[a-z0-9][a-z0-9-]*[a-z0-9]$/i.test(name);

/** Returns a subdomain made of the account's name, as far as that can be a host's. */
export const proposedSubdomain = (accountName: string): string =>
	accountName
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-/, '')
		.slice(0, maxSubdomainLength)
		.replace(/-$/, '');

/**
 * Returns the endpoint. Azure OpenAI accounts live under a domain of their own beside the one that all kinds share (Microsoft Learn, custom
 * subdomains); `dataScope` names the shared one of this cloud, `https://cognitiveservices.azure.com/.default`.
 */
const endpointOf = (subdomain: string, kind: string, dataScope: string): string => {
	const shared = new URL(dataScope).hostname;
	return `https://${subdomain.toLowerCase()}.${kind === 'OpenAI' ? shared.replace('cognitiveservices', 'openai') : shared}/`;
};

const subdomainAvailabilityCheck = (availability: SetSubdomainSnapshot['availability']): readonly Check[] => {
	if (!availability) return [];
	if (!availability.known)
		return [
			{
				id: 'subdomainIsFree',
				weight: 'blocks',
				met: 'unknown',
				subjects: subjectsNamed('words', availability.problem.message),
			},
		];
	const { isAvailable, reason } = availability.value;
	return [
		{
			id: 'subdomainIsFree',
			weight: 'blocks',
			met: isAvailable ? 'yes' : 'no',
			subjects: subjectsNamed('words', reason),
		},
	];
};

export const setSubdomain: ChangeHandler<'setSubdomain', SetSubdomainSnapshot> = {
	kind: 'setSubdomain',
	read: async (azure, { accountId, subdomain }, options) => {
		const [account, rights] = await Promise.all([
			azure.account(accountId, options),
			readOperatorRights(azure, accountId, options),
		]);
		const availability = isValidSubdomain(subdomain)
			? await attemptRead(azure.subdomainAvailability(account.subscriptionId, subdomain, account.kind, options))
			: undefined;
		return { account, rights, availability, endpoint: endpointOf(subdomain, account.kind, azure.dataScope) };
	},
	plan: ({ account, rights, availability, endpoint }, input) => ({
		changeRequest: { kind: 'setSubdomain', input },
		targetId: account.id,
		targetName: account.name,
		about: {
			account: account.name,
			subdomain: input.subdomain,
			kind: account.kind,
			endpoint,
			regional: account.endpoint ?? '',
		},
		request: {
			method: 'PATCH',
			path: account.id,
			apiVersion: apiVersions.accounts,
			body: { properties: { customSubDomainName: input.subdomain } },
		},
		effects: [
			{ property: 'properties.customSubDomainName', before: account.subdomain ?? '', after: input.subdomain },
			{ property: 'properties.endpoint', before: account.endpoint ?? '', after: endpoint },
		],
		confirmation: { by: 'name', name: input.subdomain },
		checks: [
			{
				id: 'noSubdomainYet',
				weight: 'blocks',
				met: account.subdomain ? 'no' : 'yes',
				subjects: account.subdomain === undefined ? undefined : subjectsNamed('subdomain', account.subdomain),
			},
			{ id: 'subdomainIsValid', weight: 'blocks', met: isValidSubdomain(input.subdomain) ? 'yes' : 'no' },
			...subdomainAvailabilityCheck(availability),
			provisioningCheck(account),
			permissionCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
			...lockChecks(rights).filter((check) => check.id === 'noReadOnlyLock'),
		],
		baseline: {
			[createdAtProperty]: account.createdAt ?? '',
			'properties.customSubDomainName': account.subdomain ?? '',
		},
	}),
	// Host names are case-insensitive, as ids are.
	status: ({ account }, { changeRequest }) =>
		accountChangeStatus(
			account,
			changeRequest.kind === 'setSubdomain' && isSameId(account.subdomain ?? '', changeRequest.input.subdomain),
		),
	undo: () => undefined,
	isTransient: isAccountBusy,
};
