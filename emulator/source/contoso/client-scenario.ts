// Who calls, as logs and metrics tell it; and who looked at the keys.
import type { ActivityLogEntry, SimulatedClient } from '../monitor/monitor-types.ts';
import type { Resource } from '../tenant-state.ts';
import { accessAccounts } from './access-scenario.ts';
import { account, gpt4o } from './accounts.ts';
import { diagnosticSetting } from './child-resources.ts';
import { speech } from './core-scenario.ts';
import {
	development,
	fixedGuid,
	kensho,
	operator,
	production,
	resourceGroupScope,
	resourceId,
	roleAssignment,
	type Scenario,
} from './fixtures.ts';
import { site, systemAssigned, virtualMachine } from './hosts.ts';
import { keyHolderAccounts, ordersMigration } from './key-holder-scenario.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const role = 'Cognitive Services OpenAI User';

const claims = account(production, 'rg-ai-consumers', 'aoai-contoso-claims', {
	deployments: [gpt4o],
	tags: { owner: 'claims' },
});
const reports = account(production, 'rg-ai-consumers', 'aoai-contoso-reports', {
	deployments: [gpt4o],
	tags: { owner: 'finance' },
});
const quiet = account(development, 'rg-ai-logs', 'aoai-contoso-quiet', {
	deployments: [gpt4o],
	tags: { owner: 'unknown' },
});
const fresh = account(development, 'rg-ai-logs', 'aoai-contoso-fresh', {
	deployments: [gpt4o],
	tags: { owner: 'web-team' },
});
const lab = account(development, 'rg-ai-logs', 'aoai-contoso-lab', {
	deployments: [gpt4o],
	tags: { owner: 'data-science' },
});
const hidden = account(kensho, 'rg-窓口', 'aoai-kensho-03', { deployments: [gpt4o], tags: { 部門: '窓口業務部' } });

const workspaceId = resourceId(production, 'rg-monitor', 'Microsoft.OperationalInsights/workspaces', 'log-contoso-ai');
const diagnosticSettingSince = (one: Resource, since: number) =>
	diagnosticSetting(one, 'to-log-analytics', workspaceId, since);
/** One of the settings that say since when they are there, and by whom. */
const withCreator = (setting: Resource, who: string): Resource => ({
	...setting,
	properties: { ...setting.properties, $toldBy: who },
});

const client = (
	one: Resource,
	sender: SimulatedClient['credential'],
	ip: string,
	rest: Partial<SimulatedClient> = {},
): SimulatedClient => ({
	accountId: one.id,
	credential: sender,
	ip,
	deployment: 'gpt-4o',
	firstCallAgo: 60 * day,
	pastInterval: 6 * hour,
	liveInterval: 30_000,
	...rest,
});
const tokenOf = (n: number) => ({ principalId: fixedGuid(n) });
const key1 = { key: 'key1' } as const;
const key2 = { key: 'key2' } as const;

const { orders, knowledge, gateway, bots, models } = keyHolderAccounts;
const clients: readonly SimulatedClient[] = [
	// The forgotten one: a job somewhere, once a week, last seen yesterday.
	client(claims, key1, '203.0.113.40', {
		firstCallAgo: 49 * day + 22 * hour,
		pastInterval: 7 * day,
		liveInterval: undefined,
	}),
	client(claims, tokenOf(440), '20.210.14.7', { pastInterval: 3 * hour }),
	client(reports, tokenOf(442), '20.210.14.21', { pastInterval: 2 * hour }),
	client(quiet, key1, '198.51.100.17'),
	client(fresh, tokenOf(444), '20.210.14.33'),
	client(fresh, key1, '203.0.113.77', {
		firstCallAgo: 40 * day,
		lastCallAgo: 9 * day,
		pastInterval: 12 * hour,
		liveInterval: undefined,
	}),
	client(lab, key2, '198.51.100.80', { firstCallAgo: 6 * day, pastInterval: 8 * hour }),
	client(hidden, key1, '203.0.113.9'),
	client(orders, key2, '20.210.12.34', { pendingMigration: ordersMigration }),
	client(knowledge, key1, '20.210.12.40', { deployment: 'text-embedding-3-large', operation: 'Embeddings_Create' }),
	client(knowledge, tokenOf(412), '20.210.12.41', {
		deployment: 'text-embedding-3-large',
		operation: 'Embeddings_Create',
	}),
	client(gateway, key1, '20.210.12.50', { pastInterval: 4 * hour }),
	client(bots, key1, '20.210.12.60'),
	client(speech, key1, '198.51.100.44', { deployment: '', operation: 'Transcriptions_Create' }),
	client(models, key1, '20.210.12.70', { pastInterval: 12 * hour }),
	client(accessAccounts.teams, tokenOf(430), '20.210.12.80'),
	client(accessAccounts.people, key1, '198.51.100.23', { pastInterval: 10 * hour }),
	client(accessAccounts.people, tokenOf(436), '20.210.12.90'),
];

const hanako = { id: fixedGuid(502), name: 'hanako.sato@contoso.example', type: 'User' } as const;
const pipelines = { id: fixedGuid(503), name: fixedGuid(503), type: 'ServicePrincipal' } as const;
const ben = { id: fixedGuid(501), name: 'ben.carter@contoso.example', type: 'User' } as const;

type PastActivity = Omit<ActivityLogEntry, 'at' | 'correlationId'> & { readonly ago: number };
const listKeysActivity = (one: Resource, caller: PastActivity['caller'], ago: number, ip: string): PastActivity => ({
	ago,
	action: 'Microsoft.CognitiveServices/accounts/listKeys/action',
	resourceId: one.id,
	caller,
	ip,
	status: 'Succeeded',
	httpStatus: 200,
	method: 'POST',
});
const createdDiagnosticSetting = (one: Resource, ago: number): PastActivity => ({
	...listKeysActivity(one, ben, ago, '203.0.113.5'),
	action: 'microsoft.insights/diagnosticSettings/write',
	resourceId: `${one.id}/providers/microsoft.insights/diagnosticSettings/to-log-analytics`,
	method: 'PUT',
});

const loggedAccounts = [claims, reports, orders, knowledge, gateway, bots, models, hidden, accessAccounts.people];

export const clientScenario: Scenario = {
	resources: [
		...[claims, reports, quiet, fresh, lab, hidden],
		virtualMachine(production, 'rg-apps-consumers', 'vm-claims-01', systemAssigned(440)),
		site(production, 'rg-apps-consumers', 'func-contoso-reports', 'functionapp,linux', systemAssigned(442)),
		site(development, 'rg-ai-logs', 'app-contoso-fresh', 'app,linux', systemAssigned(444)),
		...loggedAccounts.map((one) => diagnosticSettingSince(one, 90 * day)),
		diagnosticSettingSince(fresh, 2 * day),
		withCreator(diagnosticSettingSince(lab, 45 * day), ben.name),
	],
	roleAssignments: [
		roleAssignment(claims.id, role, fixedGuid(440), 'ServicePrincipal', '2025-05-01T00:00:00Z'),
		roleAssignment(reports.id, role, fixedGuid(442), 'ServicePrincipal', '2025-05-01T00:00:00Z'),
		roleAssignment(fresh.id, role, fixedGuid(444), 'ServicePrincipal', '2025-05-01T00:00:00Z'),
		roleAssignment(resourceGroupScope(kensho, 'rg-窓口'), 'Cognitive Services Contributor', operator.id, 'User'),
	],
	clients,
	activityLog: [
		listKeysActivity(lab, hanako, 6 * day + 3 * hour, '198.51.100.80'),
		listKeysActivity(orders, pipelines, 12 * day, '20.210.99.1'),
		createdDiagnosticSetting(fresh, 2 * day),
		createdDiagnosticSetting(lab, 45 * day),
	],
};
