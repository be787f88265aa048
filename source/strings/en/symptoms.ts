import type { SymptomId } from '../../guides/symptoms.ts';
import type { StepState } from '../../model/step.ts';

type SymptomTexts = { readonly title: string; readonly cause: string; readonly fix: string };

const symptomTexts: Readonly<Record<SymptomId, SymptomTexts>> = {
	keyDisabled: {
		title: 'it still sends a key',
		cause:
			'The caller sent an API key, and keys are turned off. The key may come from an environment variable, an app setting, a connection or a Key Vault secret that nobody remembers.',
		fix: 'Change that caller to a token (see the code), remove its key, restart it. If it cannot wait, turn keys on again; that is not instant either: minutes up to several hours.',
	},
	keyInvalid: {
		title: 'a wrong key, or keys are off',
		cause:
			'Either the key is wrong (regenerated, of another account, of another region’s address), or keys are turned off: both this 401 and a 403 that says so in words are seen then. The status alone does not tell.',
		fix: 'Look below whether keys are off here. If they are, change the caller to a token. If not, compare when its key was last regenerated.',
	},
	roleMissing: {
		title: 'the role is missing or not here yet',
		cause:
			'The token is good, but its identity may not make this call. The message names the data action. Assigned just now? That takes up to 10 minutes, from a management group hours, through a group up to a day. Owner and Contributor allow no calls; a role on a Foundry project does not reach the OpenAI routes of the account; the Responses API needs an action of its own (OpenAI/responses/write) that older custom roles lack.',
		fix: 'Compare the principal in the message with the identity you chose: another one means that another credential was used. Then assign a role that holds the named action, on the account itself, and wait.',
	},
	audience: {
		title: 'the token is for something else',
		cause:
			'The token was asked for another resource (Resource Manager, another cloud), has expired, or was not sent. This answer has no “error” around it, only statusCode and message.',
		fix: 'Ask for a token of the scope below, with a token provider that renews it.',
	},
	noSubdomain: {
		title: 'the shared address takes no token',
		cause: 'The call went to the regional address that all accounts share. Tokens work only at the account’s own.',
		fix: 'Use the account’s own endpoint. If it has no custom subdomain, set one; it cannot be changed or removed later.',
	},
	keyAndToken: {
		title: 'a left key and a token at once',
		cause:
			'AzureOpenAI of the JavaScript library got a token provider and found AZURE_OPENAI_API_KEY in the environment too. It refuses to start rather than choose.',
		fix: 'Remove AZURE_OPENAI_API_KEY from the environment of the process: app setting, container, .env file.',
	},
	noCredential: {
		title: 'no token could be had',
		cause:
			'The identity library found nobody to sign in as: the host has no managed identity, or has several and none was named, or the client id is of an identity that is not attached to this host.',
		fix: 'Switch the identity on or attach it; name a user-assigned one in the code or with AZURE_CLIENT_ID; then run the command for the host (on the screen with the code).',
	},
	firewall: {
		title: 'the network is not let in',
		cause: 'The account’s network rules refuse the caller’s address. Keys and roles have no part in it.',
		fix: 'Call from an allowed network, or allow the caller’s network in the account’s settings.',
	},
	privateOnly: {
		title: 'only private endpoints are let in',
		cause:
			'Public network access is off. The call came over the public network, often because the private name is not resolved. A policy that redeploys the account can also have turned it off.',
		fix: 'Check that the host resolves the endpoint to the private address. If public access was on before, look into the activity log for who turned it off.',
	},
	deploymentNotFound: {
		title: 'no deployment of that name',
		cause:
			'The name in the code is not a deployment of this account; the model’s name is not always the deployment’s. New ones take some minutes.',
		fix: 'Use a name from below. If the call was meant for another account, correct the endpoint.',
	},
	notFound: {
		title: 'the path or the API version',
		cause:
			'The address or its api-version does not exist here: a wrong path, a retired version, a kind of account without OpenAI routes.',
		fix: 'Compare the address with the code shown by this program. Access is not the cause.',
	},
	noSuchHost: {
		title: 'the name leads nowhere',
		cause: 'The endpoint is misspelt, the account was deleted, or a private DNS zone answers without a record for it.',
		fix: 'Compare the endpoint with the one below, and resolve its name on the host.',
	},
	listKeys: {
		title: 'a tool wants to list keys',
		cause:
			'Not a call but a deployment or a tool: Terraform or Bicep that reads keys, an editor extension or a portal wizard that lists them. With keys off, nobody gets them, whatever the role.',
		fix: 'Take the reading of keys (listKeys, key attributes, the secret made from them) out of the template; use a version of the tool that signs in with Entra.',
	},
	searchSkill: {
		title: 'AI Search calls with a key',
		cause:
			'An embedding skill or a vectorizer of Azure AI Search has the key in its definition. It shows as an error of the indexer.',
		fix: 'Give the search service a managed identity and a role on this account, and remove the key from the skillset and the vectorizer.',
	},
	speechToken: {
		title: 'text to speech fails with a token',
		cause: 'With a token and a custom domain, text to speech failed in Speech SDKs before 1.51.',
		fix: 'Update the Speech SDK to 1.51 or newer.',
	},
	blocked: {
		title: 'Azure has blocked the account',
		cause: 'The resource is blocked for a time because of suspected abuse. Keys and roles have no part in it.',
		fix: 'Write to Azure support.',
	},
	stillAccepted: {
		title: 'keys still work after turning off',
		cause:
			'Azure accepts the change at once, but the gateways go on with what they remember: typically some minutes, up to several hours. A quiet first hour proves nothing.',
		fix: 'Ask the endpoint again later (step 8 of the road). If it must end now, regenerate both keys.',
	},
	stillRefused: {
		title: 'keys on again, still refused',
		cause:
			'Turning keys on again takes as long to reach the gateways. Or an Azure Policy has turned them off again: the request succeeds, and the value does not stay. Whether the keys are the same as before is not documented.',
		fix: 'See below what the account says now. If it says off, look for the policy; if it says on, wait, and check the key the caller uses.',
	},
};

export const symptoms = {
	of: symptomTexts,
	title: 'Why did it break',
	key: 'why',
	status: 'HTTP',
	messages: 'What the caller reads',
	means: 'Likely',
	noMessage: '(no message)',
	noStatusKnown: 'No HTTP status, or none that is established.',
	hint: 'Press / and type words of the message, or paste all of it.',
	details: 'details',
	cause: 'Cause',
	fix: 'Fix',
	here: 'Here, now',
	unreadable: (why: string) => `The account could not be read, so nothing is said of it: ${why}`,
	keysOff: 'Key authentication is off on this account, so any key is refused, gateways permitting.',
	keysOn:
		'Key authentication is on, says the account. If it was changed today, gateways may still act on the old value.',
	endpoint: (address: string) => `The account’s own endpoint: ${address}`,
	noEndpoint: 'This account has no custom subdomain: nobody can call it with a token.',
	scope: (scope: string) => `The scope in this cloud: ${scope}`,
	exposure: {
		public: 'The account lets all networks in: the network is not what refuses here now.',
		selected: 'The account lets selected networks in only.',
		private: 'Public network access is off on this account.',
		unknown: 'What networks the account lets in could not be told.',
	},
	deployments: (names: string) => `Deployments here: ${names}`,
	noDeployments: 'This account has no deployment.',
	deploymentsUnreadable: (why: string) => `Its deployments could not be read: ${why}`,
	noRoutes: (kind: string) => `Kind ${kind} has no OpenAI routes.`,
	chosen: (identity: string, principalId: string) => `The identity chosen here: ${identity}, principal ${principalId}`,
	notChosen: 'No identity has been chosen here, so none can be compared. Press i on the account.',
	clientId: (id: string) => `Its client id: ${id}`,
	systemAssigned: 'It is the host’s own identity: no client id has to be named.',
	role: {
		done: 'It has the role, and Azure lists it.',
		waiting: 'It has been given the role, and Azure does not list it yet. Wait.',
		ready: 'It has no role that allows calls here. The road assigns one.',
		later: 'It has to be switched on before it can have a role; see the road.',
		blocked: 'It has no role that allows calls here; see the road for what is in the way.',
		unknown: 'Whether it has a role that allows calls could not be told; see the road.',
		skipped: 'It was recorded that nothing calls this account.',
	} satisfies Record<StepState, string>,
};
