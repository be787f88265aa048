// Who has access, and who only seems to: through groups, under conditions, against a deny, as an owner.
import type { DenyAssignment, Principal } from '../authorization-types.ts';
import { account, gpt4o } from './accounts.ts';
import {
	development,
	fixedGuid,
	kensho,
	operator,
	resourceGroupScope,
	roleAssignment,
	type Scenario,
} from './fixtures.ts';
import { site, systemAssigned, userAssigned, userAssignedIdentity } from './hosts.ts';

const group = 'rg-ai-access';
const role = 'Cognitive Services OpenAI User';

const teamsAccount = account(development, group, 'aoai-contoso-teams', {
	deployments: [gpt4o],
	tags: { owner: 'teams-app' },
});
const privateAccount = account(development, group, 'aoai-contoso-private', {
	deployments: [gpt4o],
	tags: { owner: 'research' },
});
const dataScienceAccount = account(development, group, 'aoai-contoso-people', {
	deployments: [gpt4o],
	tags: { owner: 'data-science' },
});
const managedAccount = account(development, 'rg-managed-app', 'aoai-contoso-managed', {
	deployments: [gpt4o],
	tags: { owner: 'fabrikam-managed-app' },
});
const delegatedAccount = account(kensho, 'rg-委任', 'aoai-kensho-04', {
	deployments: [gpt4o],
	tags: { 部門: '総務部' },
});
export const accessAccounts = {
	teams: teamsAccount,
	closed: privateAccount,
	people: dataScienceAccount,
	managed: managedAccount,
	delegated: delegatedAccount,
} as const;

const idTeams = userAssignedIdentity(development, group, 'id-teams-app', 430);
const idPrivate = userAssignedIdentity(development, group, 'id-private-app', 432);
const idManaged = userAssignedIdentity(development, 'rg-managed-app', 'id-managed-app', 434);

const principals: readonly Principal[] = [
	{ id: fixedGuid(505), type: 'User', name: '高橋 健' },
	{ id: fixedGuid(506), type: 'User', name: 'Maria Rossi' },
	{ id: fixedGuid(507), type: 'Group', name: 'grp-ai-callers', members: [fixedGuid(508)] },
	// A group in a group: the identity reaches the role through both.
	{ id: fixedGuid(508), type: 'Group', name: 'grp-teams-apps', members: [fixedGuid(430)] },
	{ id: fixedGuid(509), type: 'ServicePrincipal', name: 'Fabrikam Managed Application' },
];

const chat = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action';
/** Chat only through a private link. */
const privateLinkCondition = `((!(ActionMatches{'${chat}'})) OR (@Environment[isPrivateLink] BoolEquals true))`;

/** May give and take one role alone, and only to service principals. */
const singleRoleCondition = (roleId: string) =>
	['write', 'delete']
		.map((verb) => {
			const source = verb === 'write' ? '@Request' : '@Resource';
			return `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${verb}'})) OR (${source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${roleId}} AND ${source}[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}))`;
		})
		.join(' AND ');
const cognitiveServicesUser = 'a97b65f3-24c7-4388-baec-2e87135dc908';

const managedScope = resourceGroupScope(development, 'rg-managed-app');
const managedAppDeny: DenyAssignment = {
	id: `${managedScope}/providers/Microsoft.Authorization/denyAssignments/${fixedGuid(620)}`,
	name: fixedGuid(620),
	scope: managedScope,
	displayName: `System deny assignment created by managed application ${resourceGroupScope(development, 'rg-fabrikam')}/providers/Microsoft.Solutions/applications/fabrikam-assistant`,
	description: '',
	permissions: [
		{
			actions: ['*/write', '*/delete', 'Microsoft.CognitiveServices/accounts/regenerateKey/action'],
			notActions: [],
			dataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/deployments/*'],
			notDataActions: [],
		},
	],
	doNotApplyToChildScopes: false,
	principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
	excludePrincipals: [{ id: fixedGuid(509), type: 'ServicePrincipal' }],
	isSystemProtected: true,
	createdOn: '2025-05-20T08:00:00Z',
};

export const accessScenario: Scenario = {
	resources: [
		...[
			teamsAccount,
			privateAccount,
			dataScienceAccount,
			managedAccount,
			delegatedAccount,
			idTeams,
			idPrivate,
			idManaged,
		],
		site(development, group, 'app-contoso-teams', 'app,linux', userAssigned(idTeams)),
		site(development, group, 'app-contoso-private', 'app,linux', userAssigned(idPrivate)),
		site(development, 'rg-managed-app', 'app-contoso-assistant', 'app,linux', userAssigned(idManaged)),
		site(development, group, 'app-contoso-notebooks', 'app,linux', systemAssigned(436)),
	],
	principals,
	denyAssignments: [managedAppDeny],
	roleAssignments: [
		roleAssignment(teamsAccount.id, role, fixedGuid(507), 'Group', '2025-03-01T00:00:00Z'),
		roleAssignment(
			privateAccount.id,
			role,
			fixedGuid(432),
			'ServicePrincipal',
			'2025-03-01T00:00:00Z',
			privateLinkCondition,
		),
		roleAssignment(managedAccount.id, role, fixedGuid(434), 'ServicePrincipal', '2025-05-21T00:00:00Z'),
		roleAssignment(managedAccount.id, role, fixedGuid(509), 'ServicePrincipal', '2025-05-21T00:00:00Z'),
		roleAssignment(dataScienceAccount.id, 'Contributor', fixedGuid(505), 'User', '2024-11-01T00:00:00Z'),
		roleAssignment(
			dataScienceAccount.id,
			'Cognitive Services Contributor',
			fixedGuid(506),
			'User',
			'2024-11-01T00:00:00Z',
		),
		roleAssignment(dataScienceAccount.id, role, fixedGuid(436), 'ServicePrincipal', '2025-07-01T00:00:00Z'),
		roleAssignment(resourceGroupScope(kensho, 'rg-委任'), 'Cognitive Services Contributor', operator.id, 'User'),
		roleAssignment(
			resourceGroupScope(kensho, 'rg-委任'),
			'Role Based Access Control Administrator',
			operator.id,
			'User',
			'2025-08-01T00:00:00Z',
			singleRoleCondition(cognitiveServicesUser),
		),
	],
};
