// Method and path template to rule, a line a route.
import * as accounts from './accounts.ts';
import { listValue, withoutSecret } from './api-management.ts';
import { listSecrets } from './container-apps.ts';
import * as deleted from './deleted-accounts.ts';
import { listDenies, listLocks } from './denies-and-locks.ts';
import * as hosts from './hosts.ts';
import type { Answer, Call } from './http.ts';
import { getOf, listOf } from './inside.ts';
import * as activity from './monitor/activity.ts';
import { withoutSince } from './monitor/diagnostic-settings.ts';
import * as metrics from './monitor/metrics.ts';
import * as operations from './operations.ts';
import * as policy from './policy/policy.ts';
import { check } from './policy/restrictions.ts';
import { resources } from './resource-graph.ts';
import * as groups from './resource-groups.ts';
import { deleteAssignment, putAssignment } from './role-assignment-writes.ts';
import * as authorization from './role-assignments.ts';
import * as roles from './role-definition-routes.ts';
import { listConfig } from './sites.ts';
import * as subscriptions from './subscriptions.ts';

export type Route = {
	readonly method: string;
	readonly pattern: RegExp;
	readonly provider: string;
	readonly answer: (call: Call) => Answer;
};

const route = (method: string, template: string, provider: string, answer: (call: Call) => Answer): Route => ({
	method,
	// `{name}` is one segment; `{scope*}` is any number of them. Resource Manager's paths ignore case.
	pattern: new RegExp(
		`^${template.replaceAll(/\{(\w+)\*\}/g, '(?<$1>.*?)').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`,
		'i',
	),
	provider,
	answer,
});

const group = '/subscriptions/{subscription}/resourceGroups/{group}/providers';
const sub = '/subscriptions/{subscription}/providers';
const cs = 'Microsoft.CognitiveServices';
const auth = 'Microsoft.Authorization';
const msi = 'Microsoft.ManagedIdentity';
const vm = 'Microsoft.Compute/virtualMachines';
const web = 'Microsoft.Web/sites';
const app = 'Microsoft.App/containerApps';
const apim = 'Microsoft.ApiManagement/service';
const ml = 'Microsoft.MachineLearningServices/workspaces';
const srch = 'Microsoft.Search/searchServices';
const insights = 'Microsoft.Insights';
const uami = `${msi}/userAssignedIdentities`;
const at = `{scope*}/providers/${auth}`;

const provided = (type: string) => type.split('/')[0] ?? type;

/** Reading one, and changing its identity. */
const hostRoutes = (at: string, type: string): readonly Route[] => [
	route('GET', at, provided(type), hosts.getOf(type)),
	route('PATCH', at, provided(type), hosts.patchOf(type)),
];

/** The listings of a subscription and of a group, and one resource with an identity. */
const resourceRoutes = (type: string): readonly Route[] => [
	route('GET', `${sub}/${type}`, provided(type), hosts.listOf(type)),
	route('GET', `${group}/${type}`, provided(type), hosts.listOf(type)),
	...hostRoutes(`${group}/${type}/{name}`, type),
];

const project = `${cs}/accounts/projects`;
const inProject = `${group}/${cs}/accounts/{account}/projects/{project}`;
const connectionRoutes = (at: string, type: string): readonly Route[] => [
	route('GET', `${at}/connections`, provided(type), listOf(`${type}/connections/read`)),
	route('GET', `${at}/connections/{connection}`, provided(type), getOf(`${type}/connections/read`)),
];

/** Settings of a site or of one of its slots. */
const settingRoutes = (at: string, type: string): readonly Route[] => [
	route('POST', `${at}/config/appsettings/list`, 'Microsoft.Web', listConfig),
	route('POST', `${at}/config/connectionstrings/list`, 'Microsoft.Web', listConfig),
	route(
		'GET',
		`${at}/config/configreferences/appsettings`,
		'Microsoft.Web',
		listOf(`${type}/config/read`, undefined, 3),
	),
];
const inSite = `${group}/${web}/{name}`;
const slots = `${web}/slots`;
const named = `${apim}/namedValues`;
const inApim = `${group}/${apim}/{name}`;
const settings = `${insights}/diagnosticSettings`;
const deletedAt = `${sub}/${cs}/locations/{location}/resourceGroups/{group}/deletedAccounts/{account}`;
const scoped = '{scope*}/providers';

export const routes: readonly Route[] = [
	route('GET', '/tenants', 'Microsoft.Resources', subscriptions.tenants),
	route('GET', '/subscriptions', 'Microsoft.Resources', subscriptions.list),
	route('GET', '/subscriptions/{subscription}', 'Microsoft.Resources', subscriptions.get),
	route('GET', '/subscriptions/{subscription}/resourceGroups', 'Microsoft.Resources', groups.list),
	route('GET', '/subscriptions/{subscription}/resourceGroups/{group}', 'Microsoft.Resources', groups.get),
	route('GET', `${sub}/${cs}/accounts`, cs, accounts.listInSubscription),
	route('GET', `${group}/${cs}/accounts`, cs, accounts.listInGroup),
	route('GET', `${group}/${cs}/accounts/{account}`, cs, accounts.get),
	route('PATCH', `${group}/${cs}/accounts/{account}`, cs, accounts.patch),
	route('PUT', `${group}/${cs}/accounts/{account}`, cs, deleted.restore),
	route('DELETE', `${group}/${cs}/accounts/{account}`, cs, deleted.remove),
	route('GET', `${sub}/${cs}/deletedAccounts`, cs, deleted.list),
	route('GET', deletedAt, cs, deleted.get),
	route('DELETE', deletedAt, cs, deleted.purge),
	route('POST', `${group}/${cs}/accounts/{account}/listKeys`, cs, accounts.listKeys),
	route('POST', `${group}/${cs}/accounts/{account}/regenerateKey`, cs, accounts.regenerateKey),
	route('GET', `${group}/${cs}/accounts/{account}/deployments`, cs, accounts.listDeployments),
	route('GET', `${group}/${cs}/accounts/{account}/deployments/{deployment}`, cs, accounts.getDeployment),
	route('POST', `${sub}/${cs}/checkDomainAvailability`, cs, accounts.checkDomain),
	...connectionRoutes(`${group}/${cs}/accounts/{account}`, `${cs}/accounts`),
	route('GET', `${group}/${cs}/accounts/{account}/projects`, cs, listOf(`${project}/read`)),
	...hostRoutes(inProject, project),
	...connectionRoutes(inProject, project),
	...resourceRoutes(ml),
	...connectionRoutes(`${group}/${ml}/{name}`, ml),
	...settingRoutes(inSite, web),
	...settingRoutes(`${inSite}/slots/{slot}`, slots),
	route('GET', `${inSite}/slots`, 'Microsoft.Web', listOf(`${slots}/read`)),
	...hostRoutes(`${inSite}/slots/{slot}`, slots),
	route('POST', `${group}/${app}/{name}/listSecrets`, 'Microsoft.App', listSecrets),
	...resourceRoutes(apim),
	route('GET', `${inApim}/namedValues`, provided(apim), listOf(`${named}/read`, withoutSecret)),
	route('GET', `${inApim}/namedValues/{value}`, provided(apim), getOf(`${named}/read`, withoutSecret)),
	route('POST', `${inApim}/namedValues/{value}/listValue`, provided(apim), listValue),
	...['', '/products/{product}', '/apis/{api}', '/apis/{api}/operations/{operation}'].map((at) =>
		route(
			'GET',
			`${inApim}${at}/policies`,
			provided(apim),
			listOf(`${apim}${at.replaceAll(/\/\{\w+\}/g, '')}/policies/read`),
		),
	),
	route('GET', `${inApim}/policyFragments`, provided(apim), listOf(`${apim}/policyFragments/read`)),
	route('GET', `${inApim}/products`, provided(apim), listOf(`${apim}/products/read`)),
	route('GET', `${inApim}/apis`, provided(apim), listOf(`${apim}/apis/read`)),
	route('GET', `${inApim}/apis/{api}/operations`, provided(apim), listOf(`${apim}/apis/operations/read`)),
	route('GET', `${inApim}/backends`, provided(apim), listOf(`${apim}/backends/read`)),
	...resourceRoutes(srch),
	route('GET', `${sub}/${insights}/eventtypes/management/values`, `${insights}/eventtypes`, activity.list),
	route('GET', `${scoped}/${settings}`, settings, listOf(`${settings}/read`, withoutSince, 3)),
	route('GET', `${scoped}/${settings}/{name}`, settings, getOf(`${settings}/read`, withoutSince)),
	route('GET', `${scoped}/${insights}/metrics`, insights, metrics.list),
	...[cs, ...[vm, app, apim, ml].map(provided)].flatMap((provider) => [
		route('GET', `${sub}/${provider}/locations/{location}/operationStatuses/{operation}`, provider, operations.status),
		route('GET', `${sub}/${provider}/locations/{location}/operationResults/{operation}`, provider, operations.result),
	]),
	route('GET', `${at}/roleAssignments`, auth, authorization.listAssignments),
	route('GET', `${at}/roleAssignments/{name}`, auth, authorization.getAssignment),
	route('PUT', `${at}/roleAssignments/{name}`, auth, putAssignment),
	route('DELETE', `${at}/roleAssignments/{name}`, auth, deleteAssignment),
	route('GET', `${at}/roleDefinitions`, auth, roles.listDefinitions),
	route('GET', `${at}/roleDefinitions/{name}`, auth, roles.getDefinition),
	route('GET', `${at}/permissions`, auth, roles.listPermissions),
	route('GET', `${at}/denyAssignments`, auth, listDenies),
	route('GET', `${at}/locks`, auth, listLocks),
	route('GET', `${at}/policyAssignments`, `${auth}/policyAssignments`, policy.listAssignments),
	route('GET', `${at}/policyExemptions`, `${auth}/policyExemptions`, policy.listExemptions),
	route('POST', `${group}/Microsoft.PolicyInsights/checkPolicyRestrictions`, 'Microsoft.PolicyInsights', check),
	route('GET', `${at}/policyDefinitions/{name}`, `${auth}/policyDefinitions`, policy.getDefinition),
	route('GET', `${at}/policySetDefinitions/{name}`, `${auth}/policySetDefinitions`, policy.getSet),
	...[vm, web, app].flatMap(resourceRoutes),
	route('GET', `${sub}/${uami}`, msi, hosts.listOf(uami)),
	route('GET', `${group}/${uami}/{name}`, msi, hosts.getOf(uami)),
	route('POST', '/providers/Microsoft.ResourceGraph/resources', 'Microsoft.ResourceGraph', resources),
];
