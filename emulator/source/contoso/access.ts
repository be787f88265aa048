// Who has access, and who only seems to: through groups, under conditions, against a deny, as an owner.
import type { Deny, Principal } from '../access-words.ts';
import { account, gpt4o } from './accounts.ts';
import { site, system, uami, user } from './hosts.ts';
import { assign, development, groupOf, guid, kensho, operator, type Stories } from './words.ts';

const group = 'rg-ai-access';
const role = 'Cognitive Services OpenAI User';

const teams = account(development, group, 'aoai-contoso-teams', { models: [gpt4o], tags: { owner: 'teams-app' } });
const closed = account(development, group, 'aoai-contoso-private', { models: [gpt4o], tags: { owner: 'research' } });
const people = account(development, group, 'aoai-contoso-people', { models: [gpt4o], tags: { owner: 'data-science' } });
const managed = account(development, 'rg-managed-app', 'aoai-contoso-managed', {
	models: [gpt4o],
	tags: { owner: 'fabrikam-managed-app' },
});
const delegated = account(kensho, 'rg-委任', 'aoai-kensho-04', { models: [gpt4o], tags: { 部門: '総務部' } });
export const accessAccounts = { teams, closed, people, managed, delegated } as const;

const idTeams = uami(development, group, 'id-teams-app', 430);
const idPrivate = uami(development, group, 'id-private-app', 432);
const idManaged = uami(development, 'rg-managed-app', 'id-managed-app', 434);

const principals: readonly Principal[] = [
	{ id: guid(505), type: 'User', name: '高橋 健' },
	{ id: guid(506), type: 'User', name: 'Maria Rossi' },
	{ id: guid(507), type: 'Group', name: 'grp-ai-callers', members: [guid(508)] },
	// A group in a group: the identity reaches the role through both.
	{ id: guid(508), type: 'Group', name: 'grp-teams-apps', members: [guid(430)] },
	{ id: guid(509), type: 'ServicePrincipal', name: 'Fabrikam Managed Application' },
];

const chat = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action';
/** Chat only through a private link. */
const throughPrivateLink = `((!(ActionMatches{'${chat}'})) OR (@Environment[isPrivateLink] BoolEquals true))`;

/** May give and take one role alone, and only to service principals. */
const onlyOneRole = (roleId: string) =>
	['write', 'delete']
		.map((verb) => {
			const source = verb === 'write' ? '@Request' : '@Resource';
			return `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${verb}'})) OR (${source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${roleId}} AND ${source}[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'}))`;
		})
		.join(' AND ');
const cognitiveServicesUser = 'a97b65f3-24c7-4388-baec-2e87135dc908';

const managedScope = groupOf(development, 'rg-managed-app');
const deny: Deny = {
	id: `${managedScope}/providers/Microsoft.Authorization/denyAssignments/${guid(620)}`,
	name: guid(620),
	scope: managedScope,
	displayName: `System deny assignment created by managed application ${groupOf(development, 'rg-fabrikam')}/providers/Microsoft.Solutions/applications/fabrikam-assistant`,
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
	excludePrincipals: [{ id: guid(509), type: 'ServicePrincipal' }],
	isSystemProtected: true,
	createdOn: '2025-05-20T08:00:00Z',
};

export const accessStories: Stories = {
	resources: [
		...[teams, closed, people, managed, delegated, idTeams, idPrivate, idManaged],
		site(development, group, 'app-contoso-teams', 'app,linux', user(idTeams)),
		site(development, group, 'app-contoso-private', 'app,linux', user(idPrivate)),
		site(development, 'rg-managed-app', 'app-contoso-assistant', 'app,linux', user(idManaged)),
		site(development, group, 'app-contoso-notebooks', 'app,linux', system(436)),
	],
	principals,
	denies: [deny],
	assignments: [
		assign(teams.id, role, guid(507), 'Group', '2025-03-01T00:00:00Z'),
		assign(closed.id, role, guid(432), 'ServicePrincipal', '2025-03-01T00:00:00Z', throughPrivateLink),
		assign(managed.id, role, guid(434), 'ServicePrincipal', '2025-05-21T00:00:00Z'),
		assign(managed.id, role, guid(509), 'ServicePrincipal', '2025-05-21T00:00:00Z'),
		assign(people.id, 'Contributor', guid(505), 'User', '2024-11-01T00:00:00Z'),
		assign(people.id, 'Cognitive Services Contributor', guid(506), 'User', '2024-11-01T00:00:00Z'),
		assign(people.id, role, guid(436), 'ServicePrincipal', '2025-07-01T00:00:00Z'),
		assign(groupOf(kensho, 'rg-委任'), 'Cognitive Services Contributor', operator.id, 'User'),
		assign(
			groupOf(kensho, 'rg-委任'),
			'Role Based Access Control Administrator',
			operator.id,
			'User',
			'2025-08-01T00:00:00Z',
			onlyOneRole(cognitiveServicesUser),
		),
	],
};
