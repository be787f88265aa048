// The command beside a request asks for the same.
import { expect, it } from 'vitest';
import { azEquivalent } from '../../source/guides/az-equivalent.ts';

const manager = 'https://management.azure.com';
const account = '/subscriptions/5a/resourceGroups/rg-検証/providers/Microsoft.CognitiveServices/accounts/aoai-1';

it.each([
	[
		'GET',
		`${manager}/subscriptions?api-version=2022-12-01`,
		"az rest --method get --url '/subscriptions?api-version=2022-12-01'",
	],
	[
		'GET',
		`${manager}/subscriptions/5a/providers/Microsoft.CognitiveServices/accounts?api-version=2025-09-01`,
		'az cognitiveservices account list --subscription 5a',
	],
	[
		'GET',
		`${manager}${encodeURI(account)}?api-version=2025-09-01`,
		"az cognitiveservices account show --subscription 5a --resource-group 'rg-検証' --name aoai-1",
	],
	[
		'GET',
		`${manager}${encodeURI(account)}/deployments?api-version=2025-09-01`,
		"az cognitiveservices account deployment list --subscription 5a --resource-group 'rg-検証' --name aoai-1",
	],
	[
		'GET',
		`${manager}${encodeURI(account).replace('rg-', '-rg-')}?api-version=2025-09-01`,
		"az cognitiveservices account show --subscription 5a --resource-group='-rg-検証' --name aoai-1",
	],
	[
		'GET',
		`${manager}/subscriptions/5a/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=${encodeURIComponent("atScope() and assignedTo('77')")}`,
		'az role assignment list --scope /subscriptions/5a --include-inherited --assignee 77 --include-groups',
	],
	[
		'PATCH',
		`${manager}/subscriptions/5a?api-version=1`,
		"az rest --method patch --url '/subscriptions/5a?api-version=1' --body @body.json",
	],
	[
		'GET',
		'https://aoai-1.openai.azure.com/openai/models?api-version=1',
		"az rest --method get --url 'https://aoai-1.openai.azure.com/openai/models?api-version=1' --resource https://cognitiveservices.azure.com",
	],
	[
		'GET',
		"https://srch.search.windows.net/indexes?api-version=1&a='b'",
		`az rest --method get --url 'https://srch.search.windows.net/indexes?api-version=1&a='\\''b'\\''' --resource https://search.azure.com`,
	],
	// An action without a body, and services whose token `az rest` chooses by itself.
	[
		'POST',
		`${manager}${encodeURI(account)}/listKeys?api-version=1`,
		`az rest --method post --url '${account}/listKeys?api-version=1'`,
	],
	['GET', 'https://graph.microsoft.com/v1.0/me', 'az rest --method get --url https://graph.microsoft.com/v1.0/me'],
	[
		'GET',
		'https://api.loganalytics.azure.cn/v1/x',
		'az rest --method get --url https://api.loganalytics.azure.cn/v1/x',
	],
	[
		'GET',
		'https://aoai-1.openai.azure.us/openai/models',
		'az rest --method get --url https://aoai-1.openai.azure.us/openai/models --resource https://cognitiveservices.azure.us',
	],
] as const)('%s %s', (method, url, command) => {
	expect(azEquivalent({ method, url, authentication: 'token', hasBody: method === 'PATCH' })).toBe(command);
});

it('asks with a made-up key what was asked with one, and says nothing of what is no address', () => {
	const url = 'https://aoai-1.openai.azure.com/openai/models?api-version=1';
	expect(azEquivalent({ method: 'GET', url, authentication: 'key', hasBody: false })).toContain(
		"--header 'api-key: made-up'",
	);
	expect(azEquivalent({ method: 'GET', url: 'x', authentication: 'token', hasBody: false })).toBe('');
});
