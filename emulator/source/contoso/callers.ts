// Who calls, as logs and metrics tell it; and who looked at the keys.
import type { Activity, Caller } from '../monitor/words.ts';
import type { Resource } from '../world.ts';
import { accessAccounts } from './access.ts';
import { account, gpt4o } from './accounts.ts';
import { speech } from './first-stories.ts';
import { site, system, virtualMachine } from './hosts.ts';
import { holders, ordersWaits } from './key-holders.ts';
import { diagnosticSetting } from './parts.ts';
import { assign, development, groupOf, guid, idOf, kensho, operator, production, type Stories } from './words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const role = 'Cognitive Services OpenAI User';

const claims = account(production, 'rg-ai-consumers', 'aoai-contoso-claims', {
	models: [gpt4o],
	tags: { owner: 'claims' },
});
const reports = account(production, 'rg-ai-consumers', 'aoai-contoso-reports', {
	models: [gpt4o],
	tags: { owner: 'finance' },
});
const quiet = account(development, 'rg-ai-logs', 'aoai-contoso-quiet', { models: [gpt4o], tags: { owner: 'unknown' } });
const fresh = account(development, 'rg-ai-logs', 'aoai-contoso-fresh', {
	models: [gpt4o],
	tags: { owner: 'web-team' },
});
const lab = account(development, 'rg-ai-logs', 'aoai-contoso-lab', {
	models: [gpt4o],
	tags: { owner: 'data-science' },
});
const hidden = account(kensho, 'rg-窓口', 'aoai-kensho-03', { models: [gpt4o], tags: { 部門: '窓口業務部' } });

const workspaceId = idOf(production, 'rg-monitor', 'Microsoft.OperationalInsights/workspaces', 'log-contoso-ai');
const loggedSince = (one: Resource, since: number) => diagnosticSetting(one, 'to-log-analytics', workspaceId, since);
/** One of the settings that say since when they are there, and by whom. */
const told = (setting: Resource, who: string): Resource => ({
	...setting,
	properties: { ...setting.properties, $toldBy: who },
});

const by = (one: Resource, sender: Caller['by'], ip: string, rest: Partial<Caller> = {}): Caller => ({
	accountId: one.id,
	by: sender,
	ip,
	deployment: 'gpt-4o',
	from: 60 * day,
	every: 6 * hour,
	live: 30_000,
	...rest,
});
const token = (n: number) => ({ principalId: guid(n) });
const key1 = { key: 'key1' } as const;
const key2 = { key: 'key2' } as const;

const { orders, knowledge, gateway, bots, models } = holders;
const callers: readonly Caller[] = [
	// The forgotten one: a job somewhere, once a week, last seen yesterday.
	by(claims, key1, '203.0.113.40', { from: 49 * day + 22 * hour, every: 7 * day, live: undefined }),
	by(claims, token(440), '20.210.14.7', { every: 3 * hour }),
	by(reports, token(442), '20.210.14.21', { every: 2 * hour }),
	by(quiet, key1, '198.51.100.17'),
	by(fresh, token(444), '20.210.14.33'),
	by(fresh, key1, '203.0.113.77', { from: 40 * day, until: 9 * day, every: 12 * hour, live: undefined }),
	by(lab, key2, '198.51.100.80', { from: 6 * day, every: 8 * hour }),
	by(hidden, key1, '203.0.113.9'),
	by(orders, key2, '20.210.12.34', { waitsFor: ordersWaits }),
	by(knowledge, key1, '20.210.12.40', { deployment: 'text-embedding-3-large', operation: 'Embeddings_Create' }),
	by(knowledge, token(412), '20.210.12.41', { deployment: 'text-embedding-3-large', operation: 'Embeddings_Create' }),
	by(gateway, key1, '20.210.12.50', { every: 4 * hour }),
	by(bots, key1, '20.210.12.60'),
	by(speech, key1, '198.51.100.44', { deployment: '', operation: 'Transcriptions_Create' }),
	by(models, key1, '20.210.12.70', { every: 12 * hour }),
	by(accessAccounts.teams, token(430), '20.210.12.80'),
	by(accessAccounts.people, key1, '198.51.100.23', { every: 10 * hour }),
	by(accessAccounts.people, token(436), '20.210.12.90'),
];

const hanako = { id: guid(502), name: 'hanako.sato@contoso.example', type: 'User' } as const;
const pipelines = { id: guid(503), name: guid(503), type: 'ServicePrincipal' } as const;
const ben = { id: guid(501), name: 'ben.carter@contoso.example', type: 'User' } as const;

type Past = Omit<Activity, 'at' | 'correlationId'> & { readonly ago: number };
const listedKeys = (one: Resource, caller: Past['caller'], ago: number, ip: string): Past => ({
	ago,
	action: 'Microsoft.CognitiveServices/accounts/listKeys/action',
	resourceId: one.id,
	caller,
	ip,
	status: 'Succeeded',
	httpStatus: 200,
	method: 'POST',
});
const wroteSetting = (one: Resource, ago: number): Past => ({
	...listedKeys(one, ben, ago, '203.0.113.5'),
	action: 'microsoft.insights/diagnosticSettings/write',
	resourceId: `${one.id}/providers/microsoft.insights/diagnosticSettings/to-log-analytics`,
	method: 'PUT',
});

const logged = [claims, reports, orders, knowledge, gateway, bots, models, hidden, accessAccounts.people];

export const callerStories: Stories = {
	resources: [
		...[claims, reports, quiet, fresh, lab, hidden],
		virtualMachine(production, 'rg-apps-consumers', 'vm-claims-01', system(440)),
		site(production, 'rg-apps-consumers', 'func-contoso-reports', 'functionapp,linux', system(442)),
		site(development, 'rg-ai-logs', 'app-contoso-fresh', 'app,linux', system(444)),
		...logged.map((one) => loggedSince(one, 90 * day)),
		loggedSince(fresh, 2 * day),
		told(loggedSince(lab, 45 * day), ben.name),
	],
	assignments: [
		assign(claims.id, role, guid(440), 'ServicePrincipal', '2025-05-01T00:00:00Z'),
		assign(reports.id, role, guid(442), 'ServicePrincipal', '2025-05-01T00:00:00Z'),
		assign(fresh.id, role, guid(444), 'ServicePrincipal', '2025-05-01T00:00:00Z'),
		assign(groupOf(kensho, 'rg-窓口'), 'Cognitive Services Contributor', operator.id, 'User'),
	],
	callers,
	activities: [
		listedKeys(lab, hanako, 6 * day + 3 * hour, '198.51.100.80'),
		listedKeys(orders, pipelines, 12 * day, '20.210.99.1'),
		wroteSetting(fresh, 2 * day),
		wroteSetting(lab, 45 * day),
	],
};
