// A large tenant, made from a seed: the same numbers and the same seed make the same tenant, down to the last id.
import type { RoleAssignment } from './authorization-types.ts';
import { createContosoContents } from './contents/contoso.ts';
import type { Identity, Resource, Subscription, TenantContents } from './tenant-state.ts';

export type GeneratedTenantOptions = {
	readonly subscriptions: number;
	/** In each subscription. */
	readonly accounts: number;
	readonly seed: number;
};

/** Returns a small generator of evenly spread numbers below 1 (mulberry32). */
const randomGenerator = (seed: number) => {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
};

const businessUnits = [
	'retail',
	'claims',
	'supply',
	'payments',
	'research',
	'support',
	'legal',
	'hr',
	'factory',
	'mobility',
];
const japaneseUnits = ['小売', '保険金', '調達', '決済', '研究', 'サポート', '法務', '人事', '工場', '移動'];
const stages = ['prod', 'stg', 'dev', 'poc'];
const workloads = ['chat', 'search', 'summaries', 'agents', 'batch', 'tickets', 'docs', 'voice', 'vision', 'translate'];
const regions = ['japaneast', 'japanwest', 'eastus2', 'swedencentral', 'westeurope', 'australiaeast'];
const kinds = [
	'OpenAI',
	'OpenAI',
	'OpenAI',
	'AIServices',
	'AIServices',
	'SpeechServices',
	'TextAnalytics',
	'FormRecognizer',
];
const createdOn = '2024-09-02T01:00:00Z';

/**
 * Returns the contents of a tenant. One subscription in a hundred cannot be read, three in a hundred only read; about two accounts in three still accept
 * keys. Hosts and identities come along: three hosts and an identity in each subscription.
 */
export const generateTenant = ({
	subscriptions: count,
	accounts: accountsPerSubscription,
	seed,
}: GeneratedTenantOptions): TenantContents => {
	const random = randomGenerator(seed);
	const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
	const hex = (digits: number) =>
		Math.floor(random() * 16 ** digits)
			.toString(16)
			.padStart(digits, '0');
	const guid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
	const base = createContosoContents();
	const resources: Resource[] = [];
	const deployments: Record<string, readonly Resource[]> = {};
	const assignments: RoleAssignment[] = [];
	const assign = (scope: string, role: string, principalId: string, principalType: string) => {
		const name = guid();
		const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
		const roleId = base.roleDefinitions.find((one) => one.name === role)?.id ?? '';
		assignments.push({
			id,
			name,
			scope,
			roleDefinitionId: roleId,
			principalId,
			principalType,
			createdOn,
			createdBy: base.operatorId,
			effectiveAt: 0,
		});
	};
	const account = (group: string, name: string, owner: string, stage: string) => {
		const kind = pick(kinds);
		const location = pick(regions);
		const id = `${group}/providers/Microsoft.CognitiveServices/accounts/${name}`;
		const keyAuthDraw = random();
		resources.push({
			id,
			name,
			type: 'Microsoft.CognitiveServices/accounts',
			location,
			kind,
			sku: { name: 'S0' },
			tags: { owner, environment: stage },
			etag: `"${hex(8)}"`,
			properties: {
				endpoint: `https://${name}.${kind === 'OpenAI' ? 'openai' : 'cognitiveservices'}.azure.com/`,
				customSubDomainName: name,
				provisioningState: 'Succeeded',
				dateCreated: createdOn,
				publicNetworkAccess: random() < 0.2 ? 'Disabled' : 'Enabled',
				networkAcls: { defaultAction: random() < 0.2 ? 'Deny' : 'Allow', virtualNetworkRules: [], ipRules: [] },
				privateEndpointConnections: [],
				// About a third have keys off; most of the others never had the property set.
				...(keyAuthDraw < 0.35 ? { disableLocalAuth: true } : keyAuthDraw < 0.5 ? { disableLocalAuth: false } : {}),
			},
		});
		if (kind !== 'OpenAI' && kind !== 'AIServices') return;
		const model = { format: 'OpenAI', name: 'gpt-4o', version: '2024-11-20' };
		deployments[id.toLowerCase()] = [
			{
				id: `${id}/deployments/gpt-4o`,
				name: 'gpt-4o',
				type: 'Microsoft.CognitiveServices/accounts/deployments',
				sku: { name: 'Standard', capacity: 30 },
				properties: { model, provisioningState: 'Succeeded' },
			},
		];
	};
	const host = (id: string, identity: Identity | undefined, kind?: string) =>
		resources.push({
			id,
			name: id.split('/').pop() ?? '',
			type: /providers\/([^/]+\/[^/]+)/.exec(id)?.[1] ?? '',
			location: 'japaneast',
			...(kind ? { kind } : {}),
			...(id.includes('/virtualMachines/') ? { etag: '"1"' } : {}),
			tags: {},
			...(identity ? { identity } : {}),
			properties: { provisioningState: 'Succeeded' },
		});
	const systemAssigned = (): Identity => ({
		type: 'SystemAssigned',
		principalId: guid(),
		tenantId: base.tenantId,
	});

	const subscriptions = Array.from({ length: count }, (_, index): Subscription => {
		const at = Math.floor(random() * businessUnits.length);
		const [unit, stage] = [businessUnits[at] ?? '', pick(stages)];
		const number = String(index + 1).padStart(4, '0');
		const displayName =
			index % 20 === 7 ? `コントソ ${japaneseUnits[at]} ${number}` : `Contoso ${unit} ${stage} ${number}`;
		const subscriptionId = guid();
		const scope = `/subscriptions/${subscriptionId}`;
		const group = `${scope}/resourceGroups/rg-${unit}-${stage}`;
		// A role that reads no accounts: the subscription shows, its accounts do not.
		const role = index % 100 === 41 ? 'Managed Identity Operator' : index % 33 === 11 ? 'Reader' : 'Owner';
		assign(scope, role, base.operatorId, 'User');
		for (let accountIndex = 0; accountIndex < accountsPerSubscription; accountIndex += 1)
			account(
				group,
				`ai-${unit}-${pick(workloads)}-${number}-${String(accountIndex + 1).padStart(2, '0')}`,
				`${unit}-${pick(workloads)}`,
				stage,
			);
		const [principalId, clientId] = [guid(), guid()];
		const identityId = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-${unit}-${number}`;
		resources.push({
			id: identityId,
			name: `id-${unit}-${number}`,
			type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
			location: 'japaneast',
			tags: {},
			properties: { tenantId: base.tenantId, principalId, clientId },
		});
		host(`${group}/providers/Microsoft.Compute/virtualMachines/vm-${unit}-${number}`, systemAssigned());
		host(`${group}/providers/Microsoft.Web/sites/app-${unit}-${number}`, undefined, 'app,linux');
		host(`${group}/providers/Microsoft.App/containerApps/ca-${unit}-${number}`, {
			type: 'UserAssigned',
			userAssignedIdentities: { [identityId]: { principalId, clientId } },
		});
		assign(group, 'Cognitive Services OpenAI User', principalId, 'ServicePrincipal');
		return { subscriptionId, displayName, state: index % 250 === 99 ? 'Disabled' : 'Enabled' };
	});
	const emptyContents = {
		managementGroups: [],
		locks: [],
		roleEligibilities: [],
		denyAssignments: [],
		policyAssignments: [],
		dataPlane: {},
		clients: [],
		activityLog: [],
	};
	return { ...base, ...emptyContents, subscriptions, resources, deployments, roleAssignments: assignments };
};
