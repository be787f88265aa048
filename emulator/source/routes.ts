// Method and path template to rule, a line a route.
import * as accounts from './accounts.ts';
import { hideSecretValue, listNamedValueSecret } from './api-management.ts';
import { getChild, listChildren } from './child-resources.ts';
import { listSecrets } from './container-apps.ts';
import * as deleted from './deleted-accounts.ts';
import { listDenyAssignments, listLocks } from './deny-assignments-and-locks.ts';
import * as hosts from './hosts.ts';
import type { HttpResponse, RequestContext } from './http.ts';
import * as activity from './monitor/activity-log.ts';
import { hideInternalProperties } from './monitor/diagnostic-settings.ts';
import * as metrics from './monitor/metrics.ts';
import * as operations from './operations.ts';
import * as policy from './policy/policy-routes.ts';
import { checkPolicyRestrictions } from './policy/restrictions.ts';
import { queryResources } from './resource-graph.ts';
import * as groups from './resource-groups.ts';
import { deleteRoleAssignment, putRoleAssignment } from './role-assignment-writes.ts';
import * as authorization from './role-assignments.ts';
import * as roles from './role-definition-routes.ts';
import { listSiteConfig } from './sites.ts';
import * as subscriptions from './subscriptions.ts';

export type Route = {
	readonly method: string;
	readonly pattern: RegExp;
	readonly provider: string;
	readonly handler: (call: RequestContext) => HttpResponse;
};

const route = (
	method: string,
	template: string,
	provider: string,
	answer: (context: RequestContext) => HttpResponse,
): Route => ({
	method,
	// `{name}` is one segment; `{scope*}` is any number of them. Resource Manager's paths ignore case.
	pattern: new RegExp(
		`^${template.replaceAll(/\{(\w+)\*\}/g, '(?<$1>.*?)').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`,
		'i',
	),
	provider,
	handler: answer,
});

const groupProviders = '/subscriptions/{subscription}/resourceGroups/{group}/providers';
const subscriptionProviders = '/subscriptions/{subscription}/providers';
const cognitiveServices = 'Microsoft.CognitiveServices';
const authorizationProvider = 'Microsoft.Authorization';
const managedIdentity = 'Microsoft.ManagedIdentity';
const virtualMachines = 'Microsoft.Compute/virtualMachines';
const sites = 'Microsoft.Web/sites';
const containerApps = 'Microsoft.App/containerApps';
const jobs = 'Microsoft.App/jobs';
const workflows = 'Microsoft.Logic/workflows';
const apiConnections = 'Microsoft.Web/connections';
const dataFactories = 'Microsoft.DataFactory/factories';
const automationAccounts = 'Microsoft.Automation/automationAccounts';
const apiManagement = 'Microsoft.ApiManagement/service';
const machineLearning = 'Microsoft.MachineLearningServices/workspaces';
const searchServices = 'Microsoft.Search/searchServices';
const insights = 'Microsoft.Insights';
const userAssignedIdentities = `${managedIdentity}/userAssignedIdentities`;
const authorizationAt = `{scope*}/providers/${authorizationProvider}`;

const providerOf = (type: string) => type.split('/')[0] ?? type;

/** Returns the routes of one host: GET, and PATCH of its identity. */
const hostRoutes = (at: string, type: string): readonly Route[] => [
	route('GET', at, providerOf(type), hosts.getHost(type)),
	route('PATCH', at, providerOf(type), hosts.patchHost(type)),
];

/** Returns the routes of a type: the lists of a subscription and of a group, and one resource with an identity. */
const resourceRoutes = (type: string): readonly Route[] => [
	route('GET', `${subscriptionProviders}/${type}`, providerOf(type), hosts.listHosts(type)),
	route('GET', `${groupProviders}/${type}`, providerOf(type), hosts.listHosts(type)),
	...hostRoutes(`${groupProviders}/${type}/{name}`, type),
];

const projects = `${cognitiveServices}/accounts/projects`;
const projectPath = `${groupProviders}/${cognitiveServices}/accounts/{account}/projects/{project}`;
const connectionRoutes = (at: string, type: string): readonly Route[] => [
	route('GET', `${at}/connections`, providerOf(type), listChildren(`${type}/connections/read`)),
	route('GET', `${at}/connections/{connection}`, providerOf(type), getChild(`${type}/connections/read`)),
];

/** The listing of what lies in a resource of this type: `below` is the path in it. */
const childrenRoute = (type: string, below: string): Route =>
	route(
		'GET',
		`${groupProviders}/${type}/{name}/${below}`,
		providerOf(type),
		listChildren(`${type}/${below.replaceAll(/\/\{\w+\}/g, '')}/read`),
	);

/** Returns the routes of what a gateway holds, or one of its workspaces. */
const gatewayRoutes = (below: string): readonly Route[] => {
	const at = `${groupProviders}/${apiManagement}/{name}${below}`;
	const namedValues = `${apiManagement}${below.replaceAll(/\/\{\w+\}/g, '')}/namedValues`;
	const provider = providerOf(apiManagement);
	const path = below === '' ? '' : `${below.slice(1)}/`;
	return [
		route('GET', `${at}/namedValues`, provider, listChildren(`${namedValues}/read`, hideSecretValue)),
		route('GET', `${at}/namedValues/{value}`, provider, getChild(`${namedValues}/read`, hideSecretValue)),
		route('POST', `${at}/namedValues/{value}/listValue`, provider, listNamedValueSecret(namedValues)),
		...[
			'policies',
			'products/{product}/policies',
			'apis/{api}/policies',
			'apis/{api}/operations/{operation}/policies',
			'policyFragments',
			'products',
			'apis',
			'apis/{api}/operations',
			'backends',
		].map((kind) => childrenRoute(apiManagement, `${path}${kind}`)),
	];
};

/** Returns the routes of the settings of a site or of one of its slots. */
const settingRoutes = (at: string, type: string): readonly Route[] => [
	route('POST', `${at}/config/appsettings/list`, 'Microsoft.Web', listSiteConfig),
	route('POST', `${at}/config/connectionstrings/list`, 'Microsoft.Web', listSiteConfig),
	route(
		'GET',
		`${at}/config/configreferences/appsettings`,
		'Microsoft.Web',
		listChildren(`${type}/config/read`, undefined, 3),
	),
];
const sitePath = `${groupProviders}/${sites}/{name}`;
const slots = `${sites}/slots`;
const diagnosticSettings = `${insights}/diagnosticSettings`;
const deletedAccountPath = `${subscriptionProviders}/${cognitiveServices}/locations/{location}/resourceGroups/{group}/deletedAccounts/{account}`;
const anyScope = '{scope*}/providers';

export const routes: readonly Route[] = [
	route('GET', '/tenants', 'Microsoft.Resources', subscriptions.listTenants),
	route('GET', '/subscriptions', 'Microsoft.Resources', subscriptions.listSubscriptions),
	route('GET', '/subscriptions/{subscription}', 'Microsoft.Resources', subscriptions.getSubscription),
	route('GET', '/subscriptions/{subscription}/resourceGroups', 'Microsoft.Resources', groups.listResourceGroups),
	route('GET', '/subscriptions/{subscription}/resourceGroups/{group}', 'Microsoft.Resources', groups.getResourceGroup),
	route(
		'GET',
		`${subscriptionProviders}/${cognitiveServices}/accounts`,
		cognitiveServices,
		accounts.listAccountsInSubscription,
	),
	route('GET', `${groupProviders}/${cognitiveServices}/accounts`, cognitiveServices, accounts.listAccountsInGroup),
	route('GET', `${groupProviders}/${cognitiveServices}/accounts/{account}`, cognitiveServices, accounts.getAccount),
	route('PATCH', `${groupProviders}/${cognitiveServices}/accounts/{account}`, cognitiveServices, accounts.patchAccount),
	route('PUT', `${groupProviders}/${cognitiveServices}/accounts/{account}`, cognitiveServices, deleted.restoreAccount),
	route(
		'DELETE',
		`${groupProviders}/${cognitiveServices}/accounts/{account}`,
		cognitiveServices,
		deleted.deleteAccount,
	),
	route(
		'GET',
		`${subscriptionProviders}/${cognitiveServices}/deletedAccounts`,
		cognitiveServices,
		deleted.listDeletedAccounts,
	),
	route('GET', deletedAccountPath, cognitiveServices, deleted.getDeletedAccount),
	route('DELETE', deletedAccountPath, cognitiveServices, deleted.purgeDeletedAccount),
	route(
		'POST',
		`${groupProviders}/${cognitiveServices}/accounts/{account}/listKeys`,
		cognitiveServices,
		accounts.listKeys,
	),
	route(
		'POST',
		`${groupProviders}/${cognitiveServices}/accounts/{account}/regenerateKey`,
		cognitiveServices,
		accounts.regenerateKey,
	),
	route(
		'GET',
		`${groupProviders}/${cognitiveServices}/accounts/{account}/deployments`,
		cognitiveServices,
		accounts.listDeployments,
	),
	route(
		'GET',
		`${groupProviders}/${cognitiveServices}/accounts/{account}/deployments/{deployment}`,
		cognitiveServices,
		accounts.getDeployment,
	),
	route(
		'POST',
		`${subscriptionProviders}/${cognitiveServices}/checkDomainAvailability`,
		cognitiveServices,
		accounts.checkDomainAvailability,
	),
	...connectionRoutes(`${groupProviders}/${cognitiveServices}/accounts/{account}`, `${cognitiveServices}/accounts`),
	route(
		'GET',
		`${groupProviders}/${cognitiveServices}/accounts/{account}/projects`,
		cognitiveServices,
		listChildren(`${projects}/read`),
	),
	...hostRoutes(projectPath, projects),
	...connectionRoutes(projectPath, projects),
	...resourceRoutes(machineLearning),
	...connectionRoutes(`${groupProviders}/${machineLearning}/{name}`, machineLearning),
	...settingRoutes(sitePath, sites),
	...settingRoutes(`${sitePath}/slots/{slot}`, slots),
	route('GET', `${sitePath}/slots`, 'Microsoft.Web', listChildren(`${slots}/read`)),
	...hostRoutes(`${sitePath}/slots/{slot}`, slots),
	...[containerApps, jobs].map((type) =>
		route('POST', `${groupProviders}/${type}/{name}/listSecrets`, 'Microsoft.App', listSecrets(type)),
	),
	route('GET', `${groupProviders}/${jobs}/{name}`, 'Microsoft.App', getChild(`${jobs}/read`)),
	...['onlineEndpoints', 'batchEndpoints'].flatMap((kind) => [
		childrenRoute(machineLearning, kind),
		childrenRoute(machineLearning, `${kind}/{endpoint}/deployments`),
	]),
	route('GET', `${groupProviders}/${workflows}/{name}`, providerOf(workflows), getChild(`${workflows}/read`)),
	route('GET', `${groupProviders}/${apiConnections}/{name}`, apiConnections, getChild(`${apiConnections}/read`)),
	route(
		'GET',
		`${groupProviders}/${dataFactories}/{name}`,
		providerOf(dataFactories),
		getChild(`${dataFactories}/read`),
	),
	childrenRoute(dataFactories, 'linkedservices'),
	childrenRoute(dataFactories, 'pipelines'),
	childrenRoute(automationAccounts, 'variables'),
	...resourceRoutes(apiManagement),
	childrenRoute(apiManagement, 'workspaces'),
	...['', '/workspaces/{workspace}'].flatMap(gatewayRoutes),
	...resourceRoutes(searchServices),
	route(
		'GET',
		`${subscriptionProviders}/${insights}/eventtypes/management/values`,
		`${insights}/eventtypes`,
		activity.listActivityLog,
	),
	route(
		'GET',
		`${anyScope}/${diagnosticSettings}`,
		diagnosticSettings,
		listChildren(`${diagnosticSettings}/read`, hideInternalProperties, 3),
	),
	route(
		'GET',
		`${anyScope}/${diagnosticSettings}/{name}`,
		diagnosticSettings,
		getChild(`${diagnosticSettings}/read`, hideInternalProperties),
	),
	route('GET', `${anyScope}/${insights}/metrics`, insights, metrics.listMetrics),
	...[cognitiveServices, ...[virtualMachines, containerApps, apiManagement, machineLearning].map(providerOf)].flatMap(
		(provider) => [
			route(
				'GET',
				`${subscriptionProviders}/${provider}/locations/{location}/operationStatuses/{operation}`,
				provider,
				operations.getOperationStatus,
			),
			route(
				'GET',
				`${subscriptionProviders}/${provider}/locations/{location}/operationResults/{operation}`,
				provider,
				operations.getOperationResult,
			),
		],
	),
	route('GET', `${authorizationAt}/roleAssignments`, authorizationProvider, authorization.listRoleAssignments),
	route('GET', `${authorizationAt}/roleAssignments/{name}`, authorizationProvider, authorization.getRoleAssignment),
	route('PUT', `${authorizationAt}/roleAssignments/{name}`, authorizationProvider, putRoleAssignment),
	route('DELETE', `${authorizationAt}/roleAssignments/{name}`, authorizationProvider, deleteRoleAssignment),
	route('GET', `${authorizationAt}/roleDefinitions`, authorizationProvider, roles.listRoleDefinitions),
	route('GET', `${authorizationAt}/roleDefinitions/{name}`, authorizationProvider, roles.getRoleDefinition),
	route('GET', `${authorizationAt}/permissions`, authorizationProvider, roles.listPermissions),
	route('GET', `${authorizationAt}/denyAssignments`, authorizationProvider, listDenyAssignments),
	route(
		'GET',
		`${authorizationAt}/roleEligibilityScheduleInstances`,
		authorizationProvider,
		roles.listRoleEligibilities,
	),
	route('GET', `${authorizationAt}/locks`, authorizationProvider, listLocks),
	route(
		'GET',
		`${authorizationAt}/policyAssignments`,
		`${authorizationProvider}/policyAssignments`,
		policy.listPolicyAssignments,
	),
	route(
		'GET',
		`${authorizationAt}/policyExemptions`,
		`${authorizationProvider}/policyExemptions`,
		policy.listPolicyExemptions,
	),
	route(
		'POST',
		`${groupProviders}/Microsoft.PolicyInsights/checkPolicyRestrictions`,
		'Microsoft.PolicyInsights',
		checkPolicyRestrictions,
	),
	route(
		'GET',
		`${authorizationAt}/policyDefinitions/{name}`,
		`${authorizationProvider}/policyDefinitions`,
		policy.getPolicyDefinition,
	),
	route(
		'GET',
		`${authorizationAt}/policySetDefinitions/{name}`,
		`${authorizationProvider}/policySetDefinitions`,
		policy.getPolicySetDefinition,
	),
	...[virtualMachines, sites, containerApps].flatMap(resourceRoutes),
	route(
		'GET',
		`${subscriptionProviders}/${userAssignedIdentities}`,
		managedIdentity,
		hosts.listHosts(userAssignedIdentities),
	),
	route(
		'GET',
		`${groupProviders}/${userAssignedIdentities}/{name}`,
		managedIdentity,
		hosts.getHost(userAssignedIdentities),
	),
	route('POST', '/providers/Microsoft.ResourceGraph/resources', 'Microsoft.ResourceGraph', queryResources),
];
