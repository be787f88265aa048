// What is known of an account, as data: pure rules are tested with it, without a tenant. Each builder gives something whole
// and unremarkable; a test names only the parts that it is about.
import type { AccountFacts } from '../../../source/assessment/account-facts.ts';
import { accountNotes } from '../../../source/assessment/account-notes.ts';
import type {
	Account,
	Deployment,
	Host,
	Permission,
	RoleAssignment,
	RoleDefinition,
	SignedInUser,
} from '../../../source/model/azure.ts';
import { actions, builtInRoles } from '../../../source/model/rbac/permissions.ts';
import { readResult } from './read-result.ts';

export const subscriptionId = '5a000001-0c1d-4e2f-8a3b-000000000001';
const tenantId = '7f5c1a52-3f0e-4d0a-9d8b-6f2b1c3a9e10';
const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-test`;

/** Milliseconds since the epoch: when everything was read. */
export const readAt = Date.parse('2026-11-24T09:00:00Z');

/** A person in the practice tenant, signed in with a second factor. */
export const buildSignedInUser = (parts: Partial<SignedInUser> = {}): SignedInUser => ({
	name: 'operator@contoso.example',
	type: 'user',
	cloud: 'public',
	objectId: '00000000-0000-4000-8000-0000000000aa',
	tenantId,
	credential: 'PracticeCredential',
	isMultifactor: true,
	...parts,
});

/** An Azure OpenAI account with keys on that nothing stands in the way of. */
export const buildAccount = (parts: Partial<Account> = {}): Account => {
	const { name = 'aoai-test' } = parts;
	return {
		id: `${group}/providers/Microsoft.CognitiveServices/accounts/${name}`,
		name,
		subscriptionId,
		resourceGroup: 'rg-test',
		kind: 'OpenAI',
		location: 'japaneast',
		keyAuth: 'on',
		subdomain: name,
		endpoint: `https://${name}.openai.azure.com/`,
		exposure: 'public',
		provisioningState: 'Succeeded',
		identity: { types: [], systemAssigned: undefined, userAssigned: [] },
		tags: {},
		etag: '"1"',
		createdAt: '2024-05-14T02:11:09.000Z',
		...parts,
	} as Account;
};

/** A function app with a system-assigned identity. */
export const buildHost = (parts: Partial<Host> = {}): Host => {
	const { name = 'func-test' } = parts;
	return {
		id: `${group}/providers/Microsoft.Web/sites/${name}`,
		name,
		type: 'site',
		kind: 'functionapp,linux',
		subscriptionId,
		resourceGroup: 'rg-test',
		location: 'japaneast',
		identity: { types: ['systemassigned'], systemAssigned: { principalId: `principal-of-${name}` }, userAssigned: [] },
		...parts,
	} as Host;
};

const blockOf = (parts: Partial<Permission>): Permission => ({
	actions: [],
	notActions: [],
	dataActions: [],
	notDataActions: [],
	...parts,
});

/** A role that allows these actions, of the control plane unless they say otherwise. */
export const buildRoleDefinition = (id: string, name: string, permission: Partial<Permission>): RoleDefinition =>
	({ id, name, permissions: [blockOf(permission)] }) as RoleDefinition;

export const ownerRole = buildRoleDefinition('8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'Owner', { actions: ['*'] });
export const openAiUserRole = buildRoleDefinition(builtInRoles.openAiUser, 'Cognitive Services OpenAI User', {
	actions: ['Microsoft.CognitiveServices/*/read'],
	dataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/*'],
});

/** Of the role to the principal, at the account unless `parts` says where. */
export const buildRoleAssignment = (
	account: Account,
	principalId: string,
	roleId: string,
	parts: Partial<RoleAssignment> = {},
): RoleAssignment => {
	const { scope = account.id } = parts;
	const name = `${principalId}-${roleId}`;
	return {
		id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
		name,
		scope,
		principalId,
		principalType: 'ServicePrincipal',
		roleId,
		createdOn: '2025-05-01T00:00:00.000Z',
		createdBy: '',
		...parts,
	} as RoleAssignment;
};

/** A standard deployment of a chat model. */
export const buildDeployment = (parts: Partial<Deployment> = {}): Deployment => ({
	name: 'gpt-4o',
	format: 'OpenAI',
	model: 'gpt-4o',
	version: '2024-11-20',
	sku: 'Standard',
	capabilities: ['chatCompletion'],
	isFineTuned: false,
	state: 'Succeeded',
	...parts,
});

/** The operator may do everything; one role fits; nobody has said anything. */
export const buildFacts = (parts: Partial<AccountFacts> = {}): AccountFacts => {
	const { account = buildAccount() } = parts;
	return {
		me: buildSignedInUser(),
		account,
		subscription: readResult({ id: subscriptionId, name: 'Test', state: 'Enabled', tenantId }),
		deployments: readResult([buildDeployment()]),
		requiredActions: [{ deployment: 'gpt-4o', actions: [actions.chat] }],
		fittingRoleIds: [builtInRoles.openAiUser],
		roleId: builtInRoles.openAiUser,
		assignments: readResult([]),
		roleDefinitions: new Map([ownerRole, openAiUserRole].map((role) => [role.id, role])),
		denyAssignments: readResult([]),
		policies: readResult([]),
		rights: {
			permissions: readResult(ownerRole.permissions),
			locks: readResult([]),
			access: {
				scope: account.id,
				principalId: buildSignedInUser().objectId ?? '',
				assignments: readResult([]),
				roleDefinitions: new Map(),
				denyAssignments: readResult([]),
			},
		},
		chosenIdentity: undefined,
		notes: accountNotes([], account.id),
		readAt,
		...parts,
	} as AccountFacts;
};
