// The three clouds: where Resource Manager is, who signs tokens, where an account's own endpoint may be.
import type { CloudName } from './azure.ts';

export type Cloud = {
	readonly name: CloudName;
	/** What `az cloud set` calls it. */
	readonly azName: string;
	/** Origin of Azure Resource Manager, no trailing slash. */
	readonly resourceManager: string;
	/** Token scope for Resource Manager. */
	readonly managementScope: string;
	readonly authorityHost: string;
	/** Token scope for calling an account. */
	readonly dataScope: string;
	/** An account's own endpoint ends with one of these. */
	readonly dataSuffixes: readonly string[];
	/** Origin of the Log Analytics query API, no trailing slash; its token scope is the origin's `/.default`. */
	readonly logAnalytics: string;
	/** Origin of Microsoft Graph, no trailing slash; its token scope is the origin's `/.default`. */
	readonly microsoftGraph: string;
	/** A search service's own endpoint is its name and this. */
	readonly searchSuffix: string;
	readonly searchScope: string;
	readonly portal: string;
};

/**
 * Endpoints and audiences: Microsoft Learn, national clouds; `@azure/identity` authority hosts; for logs the audiences of
 * the Azure Monitor query SDKs (LogsQueryAudience), for Microsoft Graph its national cloud deployments, for search KnownSearchAudience of `@azure/search-documents`.
 */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
	public: {
		name: 'public',
		azName: 'AzureCloud',
		resourceManager: 'https://management.azure.com',
		managementScope: 'https://management.azure.com/.default',
		authorityHost: 'https://login.microsoftonline.com',
		dataScope: 'https://cognitiveservices.azure.com/.default',
		dataSuffixes: ['.openai.azure.com', '.cognitiveservices.azure.com', '.services.ai.azure.com'],
		logAnalytics: 'https://api.loganalytics.io',
		microsoftGraph: 'https://graph.microsoft.com',
		searchSuffix: '.search.windows.net',
		searchScope: 'https://search.azure.com/.default',
		portal: 'https://portal.azure.com',
	},
	usgov: {
		name: 'usgov',
		azName: 'AzureUSGovernment',
		resourceManager: 'https://management.usgovcloudapi.net',
		managementScope: 'https://management.usgovcloudapi.net/.default',
		authorityHost: 'https://login.microsoftonline.us',
		dataScope: 'https://cognitiveservices.azure.us/.default',
		dataSuffixes: ['.openai.azure.us', '.cognitiveservices.azure.us', '.services.ai.azure.us'],
		logAnalytics: 'https://api.loganalytics.us',
		microsoftGraph: 'https://graph.microsoft.us',
		searchSuffix: '.search.azure.us',
		searchScope: 'https://search.azure.us/.default',
		portal: 'https://portal.azure.us',
	},
	china: {
		name: 'china',
		azName: 'AzureChinaCloud',
		resourceManager: 'https://management.chinacloudapi.cn',
		managementScope: 'https://management.chinacloudapi.cn/.default',
		authorityHost: 'https://login.chinacloudapi.cn',
		dataScope: 'https://cognitiveservices.azure.cn/.default',
		dataSuffixes: ['.openai.azure.cn', '.cognitiveservices.azure.cn', '.services.ai.azure.cn'],
		logAnalytics: 'https://api.loganalytics.azure.cn',
		microsoftGraph: 'https://microsoftgraph.chinacloudapi.cn',
		searchSuffix: '.search.azure.cn',
		searchScope: 'https://search.azure.cn/.default',
		portal: 'https://portal.azure.cn',
	},
};
