// What a policy of API Management's says of an account: its XML is read as text, and nothing of it is kept.
import { describe, expect, it } from 'vitest';
import { lastHop } from '../../emulator/source/practice.ts';
import { holdsOf } from '../../source/azure/evidence/compare.ts';
import { mostOperations, readPolicy } from '../../source/azure/evidence/gateway-policies.ts';
import type { Finding, Look } from '../../source/azure/evidence/look.ts';
import { ownHosts } from '../../source/azure/evidence/own-hosts.ts';
import { clouds } from '../../source/model/clouds.ts';
import { unseenReasons } from '../../source/model/evidence.ts';
import { accountNamed, openPractice } from '../helpers/practice.ts';

const key1 = '0123456789abcdef0123456789abcdef';
const look = {
	hosts: ownHosts(clouds.public, { subdomain: 'ours', location: 'japaneast' }),
	holds: holdsOf({ key1, key2: 'f'.repeat(32) }),
} as Look;
const known: readonly Finding[] = [
	{ place: 'our-key', holds: 'key1' },
	{ place: 'our-endpoint', holds: 'endpoint' },
	{ place: 'our-back-end', holds: 'endpoint' },
	{ name: 'apim hidden', why: unseenReasons.keyVault },
];
const there = '<set-backend-service base-url="https://ours.openai.azure.com/openai" />';
const header = (value: string, quote = '"') =>
	`<set-header name=${quote}api-key${quote} exists-action="override">\n  <value>${value}</value>\n</set-header>`;
const told = (...steps: readonly string[]) =>
	readPolicy('apim', 'policy', `<policies><inbound>${steps.join('\n')}</inbound></policies>`, known, look).map((one) =>
		'holds' in one ? one.holds : one.why,
	);

describe('a policy', () => {
	it.each([
		['that says nothing of it', [], []],
		['with a key written out', [header(key1)], ['key1']],
		['with a key as a query parameter', [`<set-query-parameter name="k"><value>${key1}</value>`], ['key1']],
		['to it, with its own identity', [there, '<authentication-managed-identity resource="x" />'], ['endpoint']],
		['to it, by a named value', ['<set-backend-service base-url="{{our-endpoint}}" />'], ['endpoint']],
		['to it, by a back end', ["<set-backend-service backend-id='our-back-end' />"], ['endpoint']],
		['to somebody else’s, whose name begins alike', [there.replace('ours.', 'ours2.')], []],
		['to it, with a named value that cannot be seen', [there, header('{{hidden}}')], ['aKey']],
		['to it, with one in single quotes', [there, header('{{ hidden }}', "'")], ['aKey']],
		['to it, with a key that an expression works out', [there, header('@(context.Variables["k"])')], ['aKey']],
		['to somebody else’s, with a named value that cannot be seen', [header('{{hidden}}')], []],
		['to it, with a named value whose own finding says it', [there, header('{{our-key}}')], ['endpoint']],
	] as const)('%s', (_, steps, expected) => {
		expect(told(...steps)).toEqual(expected);
	});

	it('that is no text could not be seen', () => {
		expect(readPolicy('apim', 'policy', { a: 1 }, known, look)).toEqual([
			{ name: 'apim policy', why: unseenReasons.unclear },
		]);
	});
});

it('a gateway with more operations than are read says that some were left out', async () => {
	const practice = await openPractice({ pageSize: 1000 });
	const { tenant } = practice;
	const api = [...tenant.resources.values()].find(({ id }) => id.endsWith('/apis/chat'));
	for (let n = 0; n <= mostOperations; n++) {
		const id = `${api?.id}/operations/op-${n}`;
		tenant.resources.set(id.toLowerCase(), { id, name: `op-${n}`, type: `${api?.type}/operations`, properties: {} });
	}
	// A second for each of hundreds of requests: the tenant's bucket of reads is not what is looked at here.
	const hop = lastHop(practice.served.endpoint);
	const azure = practice.connectAgain({
		httpClient: {
			sendRequest: (request) => {
				practice.time.now += 1000;
				return hop.sendRequest(request);
			},
		},
	});
	const account = await accountNamed(azure, 'aoai-contoso-gateway');
	const { unseen } = await azure.keyUses(account, 'apiManagement', [account.subscriptionId]);
	expect(unseen).toContainEqual({ name: 'apim-contoso-ai operations', why: unseenReasons.tooMany });
	await practice.close();
});
