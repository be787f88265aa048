// What an application sees when calls fail, in Azure's and the SDKs' own words. Causes and fixes are sentences in
// strings/. Sources: Microsoft Learn (Foundry troubleshooting, disable local auth, custom subdomains) and public issues
// that quote whole answers. Where sources name two statuses, both are here.

export type SymptomId =
	| 'keyDisabled'
	| 'keyInvalid'
	| 'roleMissing'
	| 'audience'
	| 'noSubdomain'
	| 'keyAndToken'
	| 'noCredential'
	| 'firewall'
	| 'privateOnly'
	| 'deploymentNotFound'
	| 'notFound'
	| 'noSuchHost'
	| 'listKeys'
	| 'searchSkill'
	| 'speechToken'
	| 'blocked'
	| 'stillAccepted'
	| 'stillRefused';

export type Symptom = {
	readonly id: SymptomId;
	/** HTTP statuses it is seen with; none where nothing answers, or where the status is not established. */
	readonly status: readonly number[];
	/** Pieces of the message, as they are written; the first is shown. None where there is no message. */
	readonly says: readonly string[];
};

/** In the order of how often people meet them. */
export const symptoms: readonly Symptom[] = [
	{
		id: 'keyDisabled',
		status: [403],
		says: ['Key based authentication is disabled for this resource', 'AuthenticationTypeDisabled'],
	},
	{ id: 'keyInvalid', status: [401], says: ['Access denied due to invalid subscription key or wrong API endpoint'] },
	{
		id: 'roleMissing',
		status: [401],
		says: ['lacks the required data action', 'PermissionDenied', 'Principal does not have access to API/Operation'],
	},
	{ id: 'audience', status: [401], says: ['Access token is missing, invalid, audience is incorrect'] },
	{ id: 'noSubdomain', status: [400], says: ['Please provide a custom subdomain for token authentication'] },
	{ id: 'keyAndToken', status: [], says: ['arguments are mutually exclusive'] },
	{
		id: 'noCredential',
		status: [],
		says: ['ManagedIdentityCredential', 'CredentialUnavailable', 'DefaultAzureCredential', 'ChainedTokenCredential'],
	},
	{ id: 'firewall', status: [403], says: ['Access denied due to Virtual Network/Firewall rules'] },
	{ id: 'privateOnly', status: [403], says: ['Public access is disabled. Please configure private endpoint'] },
	{
		id: 'deploymentNotFound',
		status: [404],
		says: ['The API deployment for this resource does not exist', 'DeploymentNotFound'],
	},
	{ id: 'notFound', status: [404], says: ['Resource not found', 'Unsupported api-version'] },
	{
		id: 'noSuchHost',
		status: [],
		says: ['Subdomain does not map to a resource', 'ENOTFOUND', 'Name or service not known'],
	},
	{ id: 'listKeys', status: [400], says: ['Failed to list key. disableLocalAuth is set to be true'] },
	{ id: 'searchSkill', status: [403], says: ['Key based authentication is disabled for this resource'] },
	{ id: 'speechToken', status: [], says: [] },
	{ id: 'blocked', status: [403], says: ['resource has been temporarily blocked'] },
	{ id: 'stillAccepted', status: [200], says: [] },
	{ id: 'stillRefused', status: [401, 403], says: [] },
];

/** Whether a pasted message has this symptom's words in it. */
export const recognises = ({ says }: Symptom, message: string): boolean => {
	const heard = message.toLowerCase();
	return says.some((piece) => heard.includes(piece.toLowerCase()));
};
