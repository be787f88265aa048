// What a policy of API Management's says of an account: its XML is read as text, and nothing of it is kept.

import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { describe, expect, it } from 'vitest';
import { accountHosts } from '../../../source/azure/evidence/account-hosts.ts';
import { createKeyMatcher } from '../../../source/azure/evidence/key-matcher.ts';
import { maxOperations, policyFindings } from '../../../source/key-sources/gateway-policies.ts';
import type { Finding, ScanContext } from '../../../source/key-sources/source.ts';
import { clouds } from '../../../source/model/clouds.ts';
import { findAccount, startPracticeTenant } from '../../helpers/practice-tenant.ts';

const key1 = '0123456789abcdef0123456789abcdef';
const scanContext = {
	accountHosts: accountHosts(clouds.public, { subdomain: 'ours', location: 'japaneast' }),
	matchKeys: createKeyMatcher({ key1, key2: 'f'.repeat(32) }),
} as ScanContext;
const knownFindings: readonly Finding[] = [
	{ place: 'our-key', holds: 'key1' },
	{ place: 'our-endpoint', holds: 'endpoint' },
	{ place: 'our-back-end', holds: 'endpoint' },
	{ name: 'apim hidden', why: 'keyVault' },
];
const backendStep = '<set-backend-service base-url="https://ours.openai.azure.com/openai" />';
const buildHeaderStep = (value: string, quote = '"') =>
	`<set-header name=${quote}api-key${quote} exists-action="override">\n  <value>${value}</value>\n</set-header>`;
const readPolicySteps = (...steps: readonly string[]) =>
	policyFindings(
		'apim',
		'policy',
		`<policies><inbound>${steps.join('\n')}</inbound></policies>`,
		knownFindings,
		scanContext,
	).map((one) => ('holds' in one ? one.holds : one.why));

describe('a policy', () => {
	it.each([
		['that says nothing of it', [], []],
		['with a key written out', [buildHeaderStep(key1)], ['key1']],
		['with a key as a query parameter', [`<set-query-parameter name="k"><value>${key1}</value>`], ['key1']],
		['to it, with its own identity', [backendStep, '<authentication-managed-identity resource="x" />'], ['endpoint']],
		['to it, by a named value', ['<set-backend-service base-url="{{our-endpoint}}" />'], ['endpoint']],
		['to it, by a back end', ["<set-backend-service backend-id='our-back-end' />"], ['endpoint']],
		['to somebody else’s, whose name begins alike', [backendStep.replace('ours.', 'ours2.')], []],
		['to it, with a named value that cannot be seen', [backendStep, buildHeaderStep('{{hidden}}')], ['aKey']],
		['to it, with one in single quotes', [backendStep, buildHeaderStep('{{ hidden }}', "'")], ['aKey']],
		[
			'to it, with a key that an expression works out',
			[backendStep, buildHeaderStep('@(context.Variables["k"])')],
			['aKey'],
		],
		['to somebody else’s, with a named value that cannot be seen', [buildHeaderStep('{{hidden}}')], []],
		[
			'to it, with a named value whose own finding says it',
			[backendStep, buildHeaderStep('{{our-key}}')],
			['endpoint'],
		],
	] as const)('%s', (_, steps, expected) => {
		expect(readPolicySteps(...steps)).toEqual(expected);
	});

	it('that is no text could not be seen', () => {
		expect(policyFindings('apim', 'policy', { a: 1 }, knownFindings, scanContext)).toEqual([
			{ name: 'apim policy', why: 'unclear' },
		]);
	});
});

it('a gateway with more operations than are read says that some were left out', async () => {
	const practice = await startPracticeTenant({ pageSize: 1000 });
	const { tenant } = practice;
	const api = [...tenant.resources.values()].find(({ id }) => id.endsWith('/apis/chat'));
	for (let n = 0; n <= maxOperations; n++) {
		const id = `${api?.id}/operations/op-${n}`;
		tenant.resources.set(id.toLowerCase(), { id, name: `op-${n}`, type: `${api?.type}/operations`, properties: {} });
	}
	// A second for each of hundreds of requests: the tenant's bucket of reads is not what is looked at here.
	const hop = createProxyClient(practice.server.endpoint);
	const azure = practice.connectClient({
		httpClient: {
			sendRequest: (request) => {
				practice.time.now += 1000;
				return hop.sendRequest(request);
			},
		},
	});
	const account = await findAccount(azure, 'aoai-contoso-gateway');
	const { skipped } = await azure.scanKeyUses(account, 'apiManagement', [account.subscriptionId]);
	expect(skipped).toContainEqual({ name: 'apim-contoso-ai operations', why: 'tooMany' });
	await practice.close();
});
