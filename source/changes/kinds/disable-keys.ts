// Turning key authentication off: `disableLocalAuth: true`.
import type { Account, Deployment, RoleAssignment, RoleDefinition } from '../../model/azure.ts';
import type { Inputs, Kind } from '../../model/change.ts';
import type { Check, CheckId } from '../../model/check.ts';
import type { DenyAssignment, KeyPolicy, LoggedCalls } from '../../model/evidence.ts';
import { type Access, accessToAccount } from '../../model/rbac/effective-access.ts';
import { needsOf } from '../../model/rbac/required-actions.ts';
import { actions } from '../../model/rbac/role-definitions.ts';
import { type Seen, see } from '../../model/read-result.ts';
import { lockChecks, mayCheck, type Rights, readRights } from '../operator-rights.ts';
import { policyChecks } from '../preconditions.ts';
import { readDefinitions } from '../read-role-definitions.ts';
import { settlingCheck } from '../role-propagation.ts';
import { subdomainCheck } from '../subdomain-check.ts';
import { isBusy, keyAuthEffects, keyAuthRequest, keyAuthStanding, settledCheck } from './key-auth.ts';

type Caller = {
	readonly principalId: string;
	readonly name: string;
	readonly grants: Seen<readonly RoleAssignment[]>;
};

type World = {
	readonly account: Account;
	readonly deployments: Seen<readonly Deployment[]>;
	readonly rights: Rights;
	readonly callers: readonly Caller[];
	readonly definitions: ReadonlyMap<string, RoleDefinition>;
	readonly denies: Seen<readonly DenyAssignment[]>;
	readonly policies: Seen<readonly KeyPolicy[]>;
	readonly log: Seen<readonly LoggedCalls[]>;
};

const accessOf = (world: World, { principalId, grants }: Caller): Pick<Access, 'met' | 'through'> => {
	if (!grants.known) return { met: 'unknown', through: [] };
	const { account, deployments, definitions, denies } = world;
	const needs = needsOf(account, deployments.known ? deployments.value : []);
	return accessToAccount({ scope: account.id, principalId, assignments: grants.value, definitions, denies }, needs);
};

/** Every identity the decision rests on can still call with a token. */
const callersCheck = (world: World): readonly Check[] => {
	const seen = world.callers.map((caller) => ({ name: caller.name, met: accessOf(world, caller).met }));
	const failing = seen.filter(({ met }) => met !== 'yes');
	if (seen.length === 0) return [];
	const met = failing.some((one) => one.met === 'no') ? 'no' : failing.length > 0 ? 'unknown' : 'yes';
	return [{ id: 'roleIsVisible', weight: 'blocks', met, about: failing.map(({ name }) => name).join(', ') }];
};

/** The evidence as it was decided upon; what is not proven stops the change unless it was taken on. */
const evidenceChecks = ({ evidence, accepted }: Inputs['disableKeys']): readonly Check[] =>
	evidence.map(({ id, met, about, because }) => ({
		id: id as CheckId,
		met,
		about,
		because,
		weight: accepted ? 'warns' : 'proves',
	}));

/** The newest call by key in the log: one more since the decision means that the world has moved. */
const lastKeyCall = (log: World['log']): string =>
	log.known
		? log.value.reduce((last, { by, lastSeen }) => (by === 'keyOrUnknown' && lastSeen > last ? lastSeen : last), '')
		: 'unread';

export const disableKeys: Kind<'disableKeys', World> = {
	kind: 'disableKeys',
	read: async (azure, input, options) => {
		const { accountId } = input;
		const account = await azure.account(accountId, options);
		const [deployments, rights, denies, policies, log, callers] = await Promise.all([
			see(azure.deployments(accountId, options)),
			readRights(azure, accountId, options),
			see(azure.denyAssignments(accountId, options)),
			see(azure.keyPolicies(accountId, options)),
			see(azure.requestLog(accountId, options)),
			Promise.all(
				input.callers.map(async (caller) => ({
					...caller,
					grants: await see(azure.roleAssignmentsOf(accountId, caller.principalId, options)),
				})),
			),
		]);
		const roleIds = callers.flatMap(({ grants }) => (grants.known ? grants.value.map(({ roleId }) => roleId) : []));
		const definitions = await readDefinitions(azure, accountId, roleIds, options);
		return { account, deployments, rights, callers, definitions, denies, policies, log };
	},
	plan: (world, input) => {
		const { account, rights, policies } = world;
		const callers = callersCheck(world);
		return {
			wish: { kind: 'disableKeys', input },
			targetId: account.id,
			targetName: account.name,
			about: { account: account.name, ...(input.accepted ? { accepted: input.accepted } : {}) },
			request: keyAuthRequest(account, 'off'),
			effects: keyAuthEffects(account, 'off'),
			demand: { by: 'name', name: account.name },
			checks: [
				subdomainCheck(account),
				{ id: 'keysAreOn', weight: 'blocks', met: account.keyAuth === 'on' ? 'yes' : 'no' },
				settledCheck(account),
				mayCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks'),
				// A delete lock stops neither this change nor its undo, which are both a PATCH.
				...lockChecks(rights).filter(({ id }) => id === 'noReadOnlyLock'),
				...policyChecks(policies),
				...callers,
				// As old as they were when it was decided: nobody waits on the confirm screen for long.
				...settlingCheck(
					world.callers.flatMap((caller) => accessOf(world, caller).through),
					Date.parse(input.readAt),
				),
				...evidenceChecks(input),
			],
			seen: {
				'properties.disableLocalAuth': String(account.keyAuth === 'off'),
				'properties.customSubDomainName': account.subdomain ?? '',
				...(callers[0] ? { role: callers[0].met } : {}),
				lastCallWithKey: lastKeyCall(world.log),
			},
		};
	},
	standing: ({ account }) => keyAuthStanding(account, 'off'),
	undo: ({ wish }) => ({ kind: 'enableKeys', input: { accountId: wish.input.accountId } }),
	isPassing: isBusy,
};
