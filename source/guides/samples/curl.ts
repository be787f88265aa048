// curl, with a token of the person who is signed in to the Azure CLI, or with the token of the host it runs on. The
// token goes in through standard input (`-H @-`, curl 7.55 and newer), so that no list of processes shows it.

import { shellQuoted, under } from '../../shared/shell-quoting.ts';
import { metadataToken } from './metadata-token.ts';
import type { Sample, SampleInput } from './sample.ts';

const base = ({ endpoint, deployment }: SampleInput): string =>
	`URL=${shellQuoted(under(endpoint, `openai/deployments/${encodeURIComponent(deployment)}`))}`;

const call = ({ apiVersion }: SampleInput, header: string): readonly string[] => [
	`curl -sS -H ${header} \\`,
	"  -H 'Content-Type: application/json' \\",
	'  -d \'{"messages":[{"role":"user","content":"Hello"}]}\' \\',
	`  "$URL/chat/completions?"${shellQuoted(`api-version=${encodeURIComponent(apiVersion)}`)}`,
];

const before = (input: SampleInput) => [base(input), ...call(input, '"api-key: $AZURE_OPENAI_API_KEY"')];

const withToken = (input: SampleInput) => ['printf \'Authorization: Bearer %s\' "$TOKEN" |', ...call(input, '@-')];

const none = { credential: [], credentialPackage: '' };

export const curlAz = (input: SampleInput): Sample => ({
	id: 'curlAz',
	language: 'curl + az',
	install: 'Azure CLI, curl 7.55+',
	before: before(input),
	after: [
		base(input),
		'TOKEN=$(az account get-access-token \\',
		`  --resource ${shellQuoted(input.scope.replace(/\/\.default$/, ''))} \\`,
		'  --query accessToken --output tsv)',
		...withToken(input),
	],
	...none,
});

export const curlHost = (input: SampleInput): Sample => ({
	id: 'curlHost',
	language: 'curl + IMDS',
	install: 'curl 7.55+, sed',
	before: before(input),
	after: [base(input), ...metadataToken(input.scope, input.clientId), ...withToken(input)],
	...none,
});
