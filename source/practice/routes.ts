// Method and path template to rule, a line a route; and the API versions that each provider takes.
import * as accounts from './accounts.ts';
import * as hosts from './hosts.ts';
import type { Answer, Call } from './http.ts';
import * as operations from './operations.ts';
import { resources } from './resource-graph.ts';
import * as authorization from './role-assignments.ts';
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
const uami = `${msi}/userAssignedIdentities`;
const at = `{scope*}/providers/${auth}`;

const provided = (type: string) => type.split('/')[0] ?? type;

const hostRoutes = (type: string, accepted: 200 | 202): readonly Route[] => [
	route('GET', `${sub}/${type}`, provided(type), hosts.listOf(type)),
	route('GET', `${group}/${type}/{name}`, provided(type), hosts.getOf(type)),
	route('PATCH', `${group}/${type}/{name}`, provided(type), hosts.patchOf(type, accepted)),
];

export const routes: readonly Route[] = [
	route('GET', '/tenants', 'Microsoft.Resources', subscriptions.tenants),
	route('GET', '/subscriptions', 'Microsoft.Resources', subscriptions.list),
	route('GET', '/subscriptions/{subscription}', 'Microsoft.Resources', subscriptions.get),
	route('GET', `${sub}/${cs}/accounts`, cs, accounts.listInSubscription),
	route('GET', `${group}/${cs}/accounts`, cs, accounts.listInGroup),
	route('GET', `${group}/${cs}/accounts/{account}`, cs, accounts.get),
	route('PATCH', `${group}/${cs}/accounts/{account}`, cs, accounts.patch),
	route('POST', `${group}/${cs}/accounts/{account}/listKeys`, cs, accounts.listKeys),
	route('POST', `${group}/${cs}/accounts/{account}/regenerateKey`, cs, accounts.regenerateKey),
	route('GET', `${group}/${cs}/accounts/{account}/deployments`, cs, accounts.listDeployments),
	route('GET', `${group}/${cs}/accounts/{account}/deployments/{deployment}`, cs, accounts.getDeployment),
	route('POST', `${sub}/${cs}/checkDomainAvailability`, cs, accounts.checkDomain),
	...[cs, 'Microsoft.Compute', 'Microsoft.Web', 'Microsoft.App'].flatMap((provider) => [
		route('GET', `${sub}/${provider}/locations/{location}/operationStatuses/{operation}`, provider, operations.status),
		route('GET', `${sub}/${provider}/locations/{location}/operationResults/{operation}`, provider, operations.result),
	]),
	route('GET', `${at}/roleAssignments`, auth, authorization.listAssignments),
	route('GET', `${at}/roleAssignments/{name}`, auth, authorization.getAssignment),
	route('PUT', `${at}/roleAssignments/{name}`, auth, authorization.putAssignment),
	route('DELETE', `${at}/roleAssignments/{name}`, auth, authorization.deleteAssignment),
	route('GET', `${at}/roleDefinitions`, auth, authorization.listDefinitions),
	route('GET', `${at}/roleDefinitions/{name}`, auth, authorization.getDefinition),
	route('GET', `${at}/permissions`, auth, authorization.listPermissions),
	route('GET', `${at}/denyAssignments`, auth, authorization.listDenies),
	route('GET', `${at}/locks`, auth, authorization.listLocks),
	...hostRoutes(vm, 202),
	...hostRoutes(web, 200),
	...hostRoutes(app, 202),
	route('GET', `${sub}/${uami}`, msi, hosts.listOf(uami)),
	route('GET', `${group}/${uami}/{name}`, msi, hosts.getOf(uami)),
	route('POST', '/providers/Microsoft.ResourceGraph/resources', 'Microsoft.ResourceGraph', resources),
];

/** Versions as published for each provider; others are answered with the list of these. */
export const versions: Readonly<Record<string, readonly string[]>> = {
	'Microsoft.Resources': [
		'2016-06-01',
		'2018-05-01',
		'2019-06-01',
		'2019-11-01',
		'2020-01-01',
		'2021-01-01',
		'2021-04-01',
		'2022-01-01',
		'2022-09-01',
		'2022-12-01',
	],
	'Microsoft.CognitiveServices': [
		'2017-04-18',
		'2021-04-30',
		'2021-10-01',
		'2022-03-01',
		'2022-10-01',
		'2022-12-01',
		'2023-05-01',
		'2023-10-01-preview',
		'2024-10-01',
		'2025-04-01-preview',
		'2025-06-01',
		'2025-09-01',
	],
	'Microsoft.Authorization': [
		'2015-07-01',
		'2016-09-01',
		'2017-04-01',
		'2018-01-01-preview',
		'2018-07-01',
		'2020-04-01-preview',
		'2020-05-01',
		'2020-10-01',
		'2022-04-01',
		'2022-05-01-preview',
	],
	'Microsoft.ManagedIdentity': ['2018-11-30', '2022-01-31-preview', '2023-01-31', '2024-11-30'],
	'Microsoft.Compute': [
		'2021-11-01',
		'2022-11-01',
		'2023-03-01',
		'2023-09-01',
		'2024-03-01',
		'2024-07-01',
		'2024-11-01',
		'2025-04-01',
		'2026-03-01',
	],
	'Microsoft.Web': [
		'2021-03-01',
		'2022-03-01',
		'2022-09-01',
		'2023-01-01',
		'2023-12-01',
		'2024-04-01',
		'2024-11-01',
		'2025-05-01',
	],
	'Microsoft.App': ['2022-10-01', '2023-05-01', '2024-03-01', '2025-01-01', '2025-07-01'],
	'Microsoft.ResourceGraph': ['2019-04-01', '2021-03-01', '2022-10-01', '2024-04-01'],
};
