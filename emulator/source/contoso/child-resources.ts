// What lives inside resources: settings, slots, secrets, connections, named values, indexes.
import type { Identity, JsonObject, Resource } from '../tenant-state.ts';

/** A copy of an account's key, made when the tenant starts; the text around it stays as it is. */
export const keyCopy = (which: 'key1' | 'key2', { id }: { id: string }, before = '', after = '') => ({
	$key: which,
	of: id,
	before,
	after,
});

/** A secret of something else, made up when the tenant starts. */
export const otherSecret = (length = 32) => ({ $random: length });

export const childResource = (
	parent: Resource,
	segment: string,
	name: string,
	properties: JsonObject,
	type?: string,
): Resource => ({
	id: `${parent.id}/${segment}/${name}`,
	name,
	type: type ?? `${parent.type}/${segment}`,
	properties,
});

/** Settings of a site or slot: texts, or secrets. */
export const settings = (site: Resource, values: JsonObject): Resource =>
	childResource(site, 'config', 'appsettings', values);

export const connectionStrings = (site: Resource, values: JsonObject): Resource =>
	childResource(site, 'config', 'connectionstrings', values);

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
	childResource(site, 'config/configreferences/appsettings', setting, {
		reference: `@Microsoft.KeyVault(SecretUri=https://${vaultName}.vault.azure.net/secrets/${secretName}/)`,
		status: 'Resolved',
		vaultName,
		secretName,
		identityType: { type: 'SystemAssigned' },
		details: 'Reference has been successfully resolved.',
		source: 'KeyVault',
	});

type ConnectionOptions = {
	category: string;
	target: string;
	authType: string;
	metadata?: JsonObject;
	isSharedToAll?: boolean;
};

/** A connection as it is read: where it goes and how it signs in, never with what. */
export const connection = (parent: Resource, name: string, options: ConnectionOptions): Resource =>
	childResource(parent, 'connections', name, {
		authType: options.authType,
		category: options.category,
		group: 'AzureAI',
		target: options.target,
		isSharedToAll: options.isSharedToAll ?? true,
		sharedUserList: [],
		metadata: options.metadata ?? {},
		...(options.authType === 'ApiKey' ? { credentials: null } : {}),
	});

const logCategories = ['Audit', 'RequestResponse', 'Trace', 'AzureOpenAIRequestUsage'];

/** `since`: milliseconds before the start; the setting itself does not tell. */
export const diagnosticSetting = (account: Resource, name: string, workspaceId: string, since: number): Resource => ({
	id: `${account.id}/providers/microsoft.insights/diagnosticSettings/${name}`,
	name,
	type: 'Microsoft.Insights/diagnosticSettings',
	properties: {
		$since: since,
		workspaceId,
		logs: logCategories.map((category) => ({
			category,
			categoryGroup: null,
			enabled: category !== 'Trace',
			retentionPolicy: { enabled: false, days: 0 },
		})),
		metrics: [{ category: 'AllMetrics', enabled: true, retentionPolicy: { enabled: false, days: 0 } }],
		logAnalyticsDestinationType: null,
	},
});
