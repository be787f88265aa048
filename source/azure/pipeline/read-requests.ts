// Which requests only read. Resource Manager has POSTs that change nothing; each that this program sends is listed: here,
// or beside the source of key uses that sends it.
import { keySourceDefinition, keySources } from '../../key-sources/index.ts';

/** One segment: nothing encoded that could end it. */
const segment = '(?:[^/%\\\\]|%(?!2f|5c)[0-9a-f]{2})+';
const group = `/subscriptions/${segment}/resourceGroups/${segment}/providers`;
const account = `${group}/Microsoft\\.CognitiveServices/accounts/${segment}`;

/** Returns the pattern of a path below a resource group's providers, `{}` for one segment. */
const toPattern = (path: string) => `${group}/${path.replaceAll('.', '\\.').replaceAll('{}', segment)}`;

const readOnlyPosts = [
	// Resource Graph: a query over the index.
	'/providers/Microsoft\\.ResourceGraph/resources',
	// Whether a subdomain can still be had; reserves nothing.
	`/subscriptions/${segment}/providers/Microsoft\\.CognitiveServices/checkDomainAvailability`,
	// The account's two keys. `regenerateKey` is another path.
	`${account}/listKeys`,
	// What each source of key uses sends.
	...keySources.flatMap((source) => keySourceDefinition(source).readOnlyPosts ?? []).map(toPattern),
	// Microsoft Graph: names of users, groups and service principals.
	'/v1\\.0/directoryObjects/getByIds',
	// Log Analytics by resource: a query over the account's logs.
	`/v1${account}/query`,
].map((path) => new RegExp(`^${path}$`, 'i'));

/** Whether a request only reads: GET, HEAD and the POSTs above. `pathname` as a URL has it, still encoded. */
export const isReadRequest = (method: string, pathname: string): boolean =>
	method === 'GET' || method === 'HEAD' || (method === 'POST' && readOnlyPosts.some((path) => path.test(pathname)));
