// The Azure CLI command that asks what a request of this program has asked.
import type { Ran } from '../azure/azure.ts';

const quote = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** `az rest` knows the Resource Manager by itself; for other services it has to be told whose token to get. */
const audiences: readonly (readonly [suffix: string, resource: string])[] = [
	['.search.windows.net', 'https://search.azure.com'],
	['.search.azure.us', 'https://search.azure.us'],
	['.search.azure.cn', 'https://search.azure.cn'],
	['.azure.com', 'https://cognitiveservices.azure.com'],
	['.azure.us', 'https://cognitiveservices.azure.us'],
	['.azure.cn', 'https://cognitiveservices.azure.cn'],
];

const isManager = (host: string) => host.startsWith('management.');

const accountPath =
	/^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/accounts\/([^/]+)(\/deployments)?$/i;
const accountsPath = /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/accounts$/i;
const assignmentsPath = /^(\/.+)\/providers\/Microsoft\.Authorization\/roleAssignments$/i;

/** A command of the CLI's own that asks for the same, where there is one. */
const named = ({ pathname, searchParams }: URL): string | undefined => {
	const path = decodeURIComponent(pathname);
	const [, subscription = '', group = '', name = '', below] = accountPath.exec(path) ?? [];
	if (name) {
		const what = below ? 'deployment list' : 'show';
		return `az cognitiveservices account ${what} --subscription ${quote(subscription)} --resource-group ${quote(group)} --name ${quote(name)}`;
	}
	const [, of] = accountsPath.exec(path) ?? [];
	if (of) return `az cognitiveservices account list --subscription ${quote(of)}`;
	const [, scope] = assignmentsPath.exec(path) ?? [];
	const filter = searchParams.get('$filter') ?? '';
	if (!scope || !filter.startsWith('atScope()')) return undefined;
	const [, assignee] = /assignedTo\('([^']+)'\)/.exec(filter) ?? [];
	return `az role assignment list --scope ${quote(scope)} --include-inherited${assignee ? ` --assignee ${quote(assignee)} --include-groups` : ''}`;
};

/**
 * For a POSIX shell. Bodies are not kept, so a request that had one reads it from a file. What was asked with a made-up
 * key is asked with a made-up key.
 */
export const azEquivalent = ({ method, url, by }: Pick<Ran, 'method' | 'url' | 'by'>): string => {
	if (!URL.canParse(url)) return '';
	const at = new URL(url);
	if (by === 'key') return `curl --silent --show-error --header 'api-key: made-up' ${quote(url)}`;
	const own = method === 'GET' && isManager(at.hostname) ? named(at) : undefined;
	if (own) return own;
	const resource = isManager(at.hostname) ? undefined : audiences.find(([suffix]) => at.hostname.endsWith(suffix))?.[1];
	return [
		`az rest --method ${method.toLowerCase()} --url ${quote(isManager(at.hostname) ? `${decodeURI(at.pathname)}${at.search}` : url)}`,
		...(method === 'GET' || method === 'DELETE' ? [] : ['--body @body.json']),
		...(resource ? [`--resource ${resource}`] : []),
	].join(' ');
};
