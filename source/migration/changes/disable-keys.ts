// Turning key authentication off: `disableLocalAuth: true`.
import type { Account, RoleAssignment, RoleDefinition } from '../../azure/azure.ts';
import { actions, neededAction, reaches } from '../access.ts';
import type { Kind } from '../change.ts';
import type { Check } from '../check.ts';
import { readDefinitions } from '../definitions.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../rights.ts';
import { type Seen, see } from '../seen.ts';
import { isBusy, keyAuthEffects, keyAuthRequest, keyAuthStanding, settledCheck } from './key-auth.ts';

type World = {
	readonly account: Account;
	readonly rights: Rights;
	/** Undefined where the person recorded that nothing calls the account. */
	readonly grants: Seen<readonly RoleAssignment[]> | undefined;
	readonly definitions: ReadonlyMap<string, RoleDefinition>;
};

/** A token needs a custom subdomain; without one, turning keys off locks everybody out. */
export const subdomainCheck = (account: Account): Check => ({
	id: 'hasSubdomain',
	weight: 'blocks',
	met: account.subdomain ? 'yes' : 'no',
	about: account.subdomain,
});

/** Whether the chosen principal holds the data action that calls need, by what Azure lists now. */
export const visibleCheck = (
	account: Account,
	grants: Seen<readonly RoleAssignment[]>,
	definitions: ReadonlyMap<string, RoleDefinition>,
): Check =>
	grants.known
		? { id: 'roleIsVisible', weight: 'blocks', met: reaches(grants.value, definitions, neededAction(account.kind)) }
		: { id: 'roleIsVisible', weight: 'blocks', met: 'unknown', about: grants.problem.message };

export const disableKeys: Kind<'disableKeys', World> = {
	kind: 'disableKeys',
	read: async (azure, input, options) => {
		const [account, rights, grants] = await Promise.all([
			azure.account(input.accountId, options),
			readRights(azure, input.accountId, options),
			input.principalId
				? see(azure.roleAssignmentsOf(input.accountId, input.principalId, options))
				: Promise.resolve(undefined),
		]);
		const definitions = await readDefinitions(azure, input.accountId, grants?.known ? grants.value : [], options);
		return { account, rights, grants, definitions };
	},
	plan: ({ account, rights, grants, definitions }, input) => {
		const visible = grants ? [visibleCheck(account, grants, definitions)] : [];
		const changed: readonly Check[] = grants
			? [
					{
						id: 'applicationChanged',
						weight: 'blocks',
						met: input.applicationChanged ? 'yes' : 'no',
						about: input.applicationChanged,
					},
				]
			: [];
		return {
			wish: { kind: 'disableKeys', input },
			targetId: account.id,
			targetName: account.name,
			about: { account: account.name, ...(input.principalName ? { principal: input.principalName } : {}) },
			request: keyAuthRequest(account, 'off'),
			effects: keyAuthEffects(account, 'off'),
			demand: { by: 'name', name: account.name },
			checks: [
				subdomainCheck(account),
				{ id: 'keysAreOn', weight: 'blocks', met: account.keyAuth === 'on' ? 'yes' : 'no' },
				settledCheck(account),
				mayCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
				...lockChecks(rights),
				...visible,
				...changed,
			],
			seen: {
				'properties.disableLocalAuth': String(account.keyAuth === 'off'),
				'properties.customSubDomainName': account.subdomain ?? '',
				...(visible[0] ? { role: visible[0].met } : {}),
			},
		};
	},
	standing: ({ account }) => keyAuthStanding(account, 'off'),
	undo: ({ wish }) => ({ kind: 'enableKeys', input: { accountId: wish.input.accountId } }),
	isPassing: isBusy,
};
