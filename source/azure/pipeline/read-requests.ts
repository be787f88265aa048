// Which requests only read. Resource Manager has POSTs that change nothing; each that we send is written out here.

/** One segment: nothing encoded that could end it. */
const segment = '(?:[^/%\\\\]|%(?!2f|5c)[0-9a-f]{2})+';
const group = `/subscriptions/${segment}/resourceGroups/${segment}/providers`;
const account = `${group}/Microsoft\\.CognitiveServices/accounts/${segment}`;

const readOnlyPosts = [
	// Resource Graph: a query over the index.
	'/providers/Microsoft\\.ResourceGraph/resources',
	// Whether a subdomain can still be had; reserves nothing.
	`/subscriptions/${segment}/providers/Microsoft\\.CognitiveServices/checkDomainAvailability`,
	// The account's two keys. `regenerateKey` is another path.
	`${account}/listKeys`,
	// An application's settings and connection strings, of the app itself or one of its slots.
	`${group}/Microsoft\\.Web/sites/${segment}(?:/slots/${segment})?/config/(?:appsettings|connectionstrings)/list`,
	// The values of a container app's or job's secrets.
	`${group}/Microsoft\\.App/(?:containerApps|jobs)/${segment}/listSecrets`,
	// The value of one secret named value of API Management.
	`${group}/Microsoft\\.ApiManagement/service/${segment}/namedValues/${segment}/listValue`,
	// Microsoft Graph: names of users, groups and service principals.
	'/v1\\.0/directoryObjects/getByIds',
	// Log Analytics by resource: a query over the account's logs.
	`/v1${account}/query`,
].map((path) => new RegExp(`^${path}$`, 'i'));

/** True for GET, HEAD and the POSTs above. `pathname` as a URL has it, still encoded. */
export const isReadRequest = (method: string, pathname: string): boolean =>
	method === 'GET' || method === 'HEAD' || (method === 'POST' && readOnlyPosts.some((path) => path.test(pathname)));
