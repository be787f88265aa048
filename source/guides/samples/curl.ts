// Uses curl, with the token of the user who is signed in to the Azure CLI, or with the token of its host. The token
// goes in through standard input (`-H @-`, curl 7.55 and newer), so that no list of processes shows it.

import { joinUrl, quotePosix } from '../../shared/shell-quoting.ts';
import type { CodeSample, CodeSampleInput } from './code-sample.ts';
import { metadataToken } from './metadata-token.ts';

const urlLine = ({ endpoint, deployment }: CodeSampleInput): string =>
	`URL=${quotePosix(joinUrl(endpoint, `openai/deployments/${encodeURIComponent(deployment)}`))}`;

const curlLines = ({ apiVersion }: CodeSampleInput, header: string): readonly string[] => [
	`curl -sS -H ${header} \\`,
	"  -H 'Content-Type: application/json' \\",
	'  -d \'{"messages":[{"role":"user","content":"Hello"}]}\' \\',
	`  "$URL/chat/completions?"${quotePosix(`api-version=${encodeURIComponent(apiVersion)}`)}`,
];

const curlWithKey = (input: CodeSampleInput) => [
	urlLine(input),
	...curlLines(input, '"api-key: $AZURE_OPENAI_API_KEY"'),
];

const curlWithToken = (input: CodeSampleInput) => [
	'printf \'Authorization: Bearer %s\' "$TOKEN" |',
	...curlLines(input, '@-'),
];

const noCredential = { credential: [], credentialPackage: '' };

/** Returns the sample for curl with the token of the Azure CLI, before and after the change. */
export const curlAz = (input: CodeSampleInput): CodeSample => ({
	id: 'curlAz',
	language: 'curl + az',
	install: 'Azure CLI, curl 7.55+',
	before: curlWithKey(input),
	after: [
		urlLine(input),
		'TOKEN=$(az account get-access-token \\',
		`  --resource ${quotePosix(input.scope.replace(/\/\.default$/, ''))} \\`,
		'  --query accessToken --output tsv)',
		...curlWithToken(input),
	],
	...noCredential,
});

/** Returns the sample for curl with the host's own token, before and after the change. */
export const curlHost = (input: CodeSampleInput): CodeSample => ({
	id: 'curlHost',
	language: 'curl + IMDS',
	install: 'curl 7.55+, sed',
	before: curlWithKey(input),
	after: [urlLine(input), ...metadataToken(input.scope, input.clientId), ...curlWithToken(input)],
	...noCredential,
});
