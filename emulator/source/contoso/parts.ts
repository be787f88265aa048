// What lives inside resources: settings, slots, secrets, connections, named values, indexes.
import type { Fields, Identity, Resource } from '../world.ts';

/** A copy of an account's key, made when the tenant starts; the text around it stays as it is. */
export const copyOf = (which: 'key1' | 'key2', { id }: { id: string }, before = '', after = '') => ({
	$key: which,
	of: id,
	before,
	after,
});

/** A secret of something else, made up when the tenant starts. */
export const somethingElse = (length = 32) => ({ $random: length });

export const part = (parent: Resource, segment: string, name: string, properties: Fields, type?: string): Resource => ({
	id: `${parent.id}/${segment}/${name}`,
	name,
	type: type ?? `${parent.type}/${segment}`,
	properties,
});

/** Settings of a site or slot: texts, or secrets. */
export const settings = (site: Resource, values: Fields): Resource => part(site, 'config', 'appsettings', values);

export const connectionStrings = (site: Resource, values: Fields): Resource =>
	part(site, 'config', 'connectionstrings', values);

export const slot = (site: Resource, name: string, identity?: Identity): Resource => ({
	...site,
	id: `${site.id}/slots/${name}`,
	name: `${site.name}/${name}`,
	type: 'Microsoft.Web/sites/slots',
	...(identity ? { identity } : { identity: undefined }),
	properties: { ...site.properties, defaultHostName: `${site.name}-${name}.azurewebsites.net` },
});

/** A reference to a secret in Key Vault, as App Service tells of it: the name, never the value. */
export const vaultReference = (site: Resource, setting: string, vaultName: string, secretName: string): Resource =>
	part(site, 'config/configreferences/appsettings', setting, {
		reference: `@Microsoft.KeyVault(SecretUri=https://${vaultName}.vault.azure.net/secrets/${secretName}/)`,
		status: 'Resolved',
		vaultName,
		secretName,
		identityType: { type: 'SystemAssigned' },
		details: 'Reference has been successfully resolved.',
		source: 'KeyVault',
	});

type ConnectionWords = {
	category: string;
	target: string;
	authType: string;
	metadata?: Fields;
	isSharedToAll?: boolean;
};

/** A connection as it is read: where it goes and how it signs in, never with what. */
export const connection = (parent: Resource, name: string, words: ConnectionWords): Resource =>
	part(parent, 'connections', name, {
		authType: words.authType,
		category: words.category,
		group: 'AzureAI',
		target: words.target,
		isSharedToAll: words.isSharedToAll ?? true,
		sharedUserList: [],
		metadata: words.metadata ?? {},
		...(words.authType === 'ApiKey' ? { credentials: null } : {}),
	});

const logs = ['Audit', 'RequestResponse', 'Trace', 'AzureOpenAIRequestUsage'];

/** `since`: milliseconds before the start; the setting itself does not tell. */
export const diagnosticSetting = (account: Resource, name: string, workspaceId: string, since: number): Resource => ({
	id: `${account.id}/providers/microsoft.insights/diagnosticSettings/${name}`,
	name,
	type: 'Microsoft.Insights/diagnosticSettings',
	properties: {
		$since: since,
		workspaceId,
		logs: logs.map((category) => ({
			category,
			categoryGroup: null,
			enabled: category !== 'Trace',
			retentionPolicy: { enabled: false, days: 0 },
		})),
		metrics: [{ category: 'AllMetrics', enabled: true, retentionPolicy: { enabled: false, days: 0 } }],
		logAnalyticsDestinationType: null,
	},
});
