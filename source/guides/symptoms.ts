// Lists what an application sees when calls fail, in Azure's and the SDKs' own words. Causes and fixes are sentences in
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
	/** The HTTP statuses of this symptom; none where no server answers, or where the status is not established. */
	readonly status: readonly number[];
	/** Pieces of the message, verbatim; the screen shows the first. Empty where there is no message. */
	readonly messages: readonly string[];
};

/** The symptoms, the most frequent first. */
export const symptoms: readonly Symptom[] = [
	{
		id: 'keyDisabled',
		status: [403],
		messages: ['Key based authentication is disabled for this resource', 'AuthenticationTypeDisabled'],
	},
	{
		id: 'keyInvalid',
		status: [401],
		messages: ['Access denied due to invalid subscription key or wrong API endpoint'],
	},
	{
		id: 'roleMissing',
		status: [401],
		messages: ['lacks the required data action', 'PermissionDenied', 'Principal does not have access to API/Operation'],
	},
	{ id: 'audience', status: [401], messages: ['Access token is missing, invalid, audience is incorrect'] },
	{ id: 'noSubdomain', status: [400], messages: ['Please provide a custom subdomain for token authentication'] },
	{ id: 'keyAndToken', status: [], messages: ['arguments are mutually exclusive'] },
	{
		id: 'noCredential',
		status: [],
		messages: [
			'ManagedIdentityCredential',
			'CredentialUnavailable',
			'DefaultAzureCredential',
			'ChainedTokenCredential',
		],
	},
	{ id: 'firewall', status: [403], messages: ['Access denied due to Virtual Network/Firewall rules'] },
	{ id: 'privateOnly', status: [403], messages: ['Public access is disabled. Please configure private endpoint'] },
	{
		id: 'deploymentNotFound',
		status: [404],
		messages: ['The API deployment for this resource does not exist', 'DeploymentNotFound'],
	},
	{ id: 'notFound', status: [404], messages: ['Resource not found', 'Unsupported api-version'] },
	{
		id: 'noSuchHost',
		status: [],
		messages: ['Subdomain does not map to a resource', 'ENOTFOUND', 'Name or service not known'],
	},
	{ id: 'listKeys', status: [400], messages: ['Failed to list key. disableLocalAuth is set to be true'] },
	{ id: 'searchSkill', status: [403], messages: ['Key based authentication is disabled for this resource'] },
	{ id: 'speechToken', status: [], messages: [] },
	{ id: 'blocked', status: [403], messages: ['resource has been temporarily blocked'] },
	{ id: 'stillAccepted', status: [200], messages: [] },
	{ id: 'stillRefused', status: [401, 403], messages: [] },
];

/** Returns whether a pasted message contains this symptom's words. */
export const matchesMessage = ({ messages }: Symptom, message: string): boolean => {
	const lowerCaseMessage = message.toLowerCase();
	return messages.some((piece) => lowerCaseMessage.includes(piece.toLowerCase()));
};
