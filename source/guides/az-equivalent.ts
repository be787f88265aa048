// Builds the Azure CLI command that sends the same request as this program.
import type { RequestTrace } from '../model/azure.ts';
import { quotePosixOption, quotePosixWord } from '../shared/shell-quoting.ts';

/**
 * `az rest` knows the tokens for Resource Manager, Microsoft Graph and Log Analytics by the endpoints of the active
 * cloud; other services need `--resource`.
 */
const audiences: readonly (readonly [suffix: string, resource: string])[] = [
	['.search.windows.net', 'https://search.azure.com'],
	['.search.azure.us', 'https://search.azure.us'],
	['.search.azure.cn', 'https://search.azure.cn'],
	...['com', 'us', 'cn'].flatMap((cloud) =>
		['openai', 'cognitiveservices', 'services.ai'].map(
			(service) => [`.${service}.azure.${cloud}`, `https://cognitiveservices.azure.${cloud}`] as const,
		),
	),
];

const isManager = (host: string) => host.startsWith('management.');

const accountPath =
	/^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/accounts\/([^/]+)(\/deployments)?$/i;
const accountsPath = /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.CognitiveServices\/accounts$/i;
const assignmentsPath = /^(\/.+)\/providers\/Microsoft\.Authorization\/roleAssignments$/i;

/** Returns the CLI's own command for the same request, if it has one. */
const named = ({ pathname, searchParams }: URL): string | undefined => {
	const path = decodeURIComponent(pathname);
	const [, subscription = '', group = '', name = '', below] = accountPath.exec(path) ?? [];
	if (name) {
		const what = below ? 'deployment list' : 'show';
		return [
			`az cognitiveservices account ${what}`,
			quotePosixOption('--subscription', subscription),
			quotePosixOption('--resource-group', group),
			quotePosixOption('--name', name),
		].join(' ');
	}
	const [, of] = accountsPath.exec(path) ?? [];
	if (of) return `az cognitiveservices account list ${quotePosixOption('--subscription', of)}`;
	const [, scope] = assignmentsPath.exec(path) ?? [];
	const filter = searchParams.get('$filter') ?? '';
	if (!scope || !filter.startsWith('atScope()')) return undefined;
	const [, assignee] = /assignedTo\('([^']+)'\)/.exec(filter) ?? [];
	return [
		`az role assignment list ${quotePosixOption('--scope', scope)} --include-inherited`,
		...(assignee ? [quotePosixOption('--assignee', assignee), '--include-groups'] : []),
	].join(' ');
};

/**
 * Returns the command for a POSIX shell. Bodies are not kept, so a request that had one reads it from a file. A request
 * with a made-up key gets a made-up key.
 */
export const azEquivalent = ({
	method,
	url,
	authentication,
	hasBody,
}: Pick<RequestTrace, 'method' | 'url' | 'authentication' | 'hasBody'>): string => {
	if (!URL.canParse(url)) return '';
	const at = new URL(url);
	if (authentication === 'key') return `curl --silent --show-error --header 'api-key: made-up' ${quotePosixWord(url)}`;
	const own = method === 'GET' && isManager(at.hostname) ? named(at) : undefined;
	if (own) return own;
	const resource = isManager(at.hostname) ? undefined : audiences.find(([suffix]) => at.hostname.endsWith(suffix))?.[1];
	return [
		`az rest --method ${method.toLowerCase()} --url ${quotePosixWord(isManager(at.hostname) ? `${decodeURI(at.pathname)}${at.search}` : url)}`,
		...(hasBody ? ['--body @body.json'] : []),
		...(resource ? [`--resource ${resource}`] : []),
	].join(' ');
};
