import type { CodeSampleId } from '../../guides/samples/code-sample.ts';
import type { ServiceSettingId } from '../../guides/service-settings.ts';

export const application = {
	title: 'The application',
	yourDeployment: 'YOUR-DEPLOYMENT',
	yourEndpoint: 'https://YOUR-RESOURCE.openai.azure.com/',
	noIdentity: 'the identity',
	intro: (identity: string) =>
		`Change the code that calls this account so that it signs in as ${identity}. Deploy it, see it work, then press t.`,
	introSetting: (identity: string) =>
		`${identity} is a service: what changes is a setting. Change it so that the service calls this account as itself, see it work, then press t.`,
	settingOfKind: (kind: string) =>
		`For an account of kind ${kind} there is no text here to copy: its documentation says where the service takes its own identity in place of the key.`,
	settingTraps: {
		vectorizer:
			'Every index has vectorizers of its own: change each that was found. Where both are there, the key is used and authIdentity is not.',
		skill:
			'Every skillset has skills of its own: change each that was found. Where both are there, the key is used and authIdentity is not.',
		policy:
			'A policy at another scope, or the credentials of a backend, can set the api-key header again. Once none does, delete the named value that holds the key.',
		backend:
			'The header of a backend is added after the policies of the API: a policy cannot take it off. Give the policy the identity as well, or nothing signs in.',
		billing:
			'This pays for the built-in skills. It needs the account’s own subdomain, and the search service a role on the account.',
		connection:
			'Whoever read the key out of the connection (notebooks, flows, deployments) still has it, and is a consumer of its own.',
	} satisfies Record<ServiceSettingId, string>,
	noProofService:
		'Nobody has a shell on this service. Its calls in the request log are the proof: press m on the road, column Seen.',
	noSubdomain:
		'This account has no custom subdomain: no endpoint of its own, so no code can call it with a token yet. Set one first.',
	noDeployment: (name: string) => `No deployment of an OpenAI model was found here: write its name for ${name}.`,
	alsoServes: (kind: string) =>
		`This is the code for the OpenAI models. An account of kind ${kind} also serves Speech, Language, other models and more: whoever calls those needs the same kind of change.`,
	otherKind: (kind: string) =>
		`Kind ${kind} has no OpenAI routes, so there is no code here to copy whole. What is sure is the credential: give this one to the service’s own SDK where the key stands now, if that SDK takes Microsoft Entra credentials; its documentation says so. The client needs the account’s own endpoint and this scope:`,
	speech:
		'Speech: text to speech with a token and a custom domain failed in Speech SDKs before 1.51. The documentation of the custom voice API names only the key: see whether you use it before keys go.',
	before: 'before: with a key',
	after: 'after: with a token',
	credential: 'the credential',
	clientId:
		'The code names the client id of the user-assigned identity. DefaultAzureCredential also reads it from the environment, in which case the code need not name it:',
	trapTitle: 'The key that is left behind',
	traps: {
		python:
			'Remove AZURE_OPENAI_API_KEY from the environment. Where a client is made without a token provider, the library takes the key it finds there, without a word, and works until keys are turned off.',
		javascript:
			'Remove AZURE_OPENAI_API_KEY from the environment: with a token provider, AzureOpenAI does not start while it is set (“arguments are mutually exclusive”). Without a token provider it uses the key without a word.',
		csharp:
			'This constructor reads no key from the environment; your own configuration does. Remove the key from app settings, appsettings.json and Key Vault references, or another client goes on using it until keys are turned off.',
		java: 'Do not call fromEnv() on this builder: it puts AZURE_OPENAI_KEY or OPENAI_API_KEY, if set, in place of the token when it comes later. Remove both variables.',
		go: 'With azure.WithTokenCredential no key is sent. Remove AZURE_OPENAI_API_KEY all the same: other code that reads it goes on working with the key until keys are turned off.',
		curlAz:
			'This signs in as you, not as the application: it shows the call, and proves your access only. Remove AZURE_OPENAI_API_KEY from profiles and scripts.',
		curlHost:
			'Runs only on a host that carries the identity. Remove AZURE_OPENAI_API_KEY from profiles, unit files and scripts.',
	} satisfies Record<CodeSampleId, string>,
	proofTitle: 'The proof, on the host itself',
	proofIntro:
		'Run this in a shell on the host (virtual machine, App Service, Functions, Container Apps). It asks for the host’s own token, asks the account for its list of models, which costs nothing, and never shows the token.',
	proofMeans: {
		ok: 'HTTP 200   The identity is let in, from this network. It proves reading; whether it may chat too is what the role on the road says.',
		unauthorized:
			'HTTP 401   “lacks the required data action”: the role is missing or has not arrived yet. “audience is incorrect”: the token is for another cloud or service.',
		forbidden:
			'HTTP 403   “Virtual Network/Firewall” or “Public access is disabled”: the network, not the identity. Other words: press w.',
		noAnswer: 'HTTP 000   No answer: the name, the network or a proxy.',
		noToken:
			'NO TOKEN   This host does not carry the identity, or not the one with this client id. Kubernetes pods with workload identity have another way: not this command.',
	},
	noProof: (kind: string) => `The command asks an OpenAI route; kind ${kind} has none.`,
	otherLanguage: 'language',
	otherSetting: 'next setting',
	copy: 'copy the new code',
	copyProof: 'copy the proof',
	proof: 'the command for the host',
	why: 'why did it break',
	tick: 'application changed',
	untick: 'not changed after all',
	needsIdentity: 'Choose the identity first.',
	ask: (identity: string) =>
		`Record that the application signs in as ${identity} and no longer uses a key, everywhere it runs? Nobody else can know. Press Enter to record it, Esc for no.`,
	yes: 'yes, record it',
	ticked: 'Recorded: the application uses a token.',
	unticked: 'Taken back.',
	tickedAt: (at: string) => `Recorded on ${at}: the application uses a token.`,
};
