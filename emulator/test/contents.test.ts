// Contents from a file: what is taken, what is refused and where, and that the stories are written in the same form.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createContents } from '../source/contents/contoso.ts';
import { parseContents } from '../source/contents/parse-contents.ts';
import { createTenant } from '../source/create-tenant.ts';
import { handleRequest } from '../source/handle-request.ts';

const folder = join(import.meta.dirname, '..', 'contents');
const files = globSync('**/*.json', { cwd: folder });

const subscription = '11111111-2222-4333-8444-555555555555';
const operator = '66666666-7777-4888-8999-000000000000';
const account = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/mine`;
const site = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Web/sites/app`;
const owner = '/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const small = {
	tenantId: operator.replaceAll('6', 'a'),
	operatorId: operator,
	subscriptions: [{ subscriptionId: subscription, displayName: 'Mine' }],
	principals: [{ '@odata.type': '#microsoft.graph.user', id: operator, displayName: 'Me' }],
	resources: [
		{
			id: account,
			name: 'mine',
			// Azure answers types in any case.
			type: 'microsoft.cognitiveservices/Accounts',
			location: 'japaneast',
			kind: 'OpenAI',
			sku: { name: 'S0' },
			tags: null,
			properties: { customSubDomainName: 'mine', endpoint: 'https://mine.openai.azure.com/' },
		},
		{
			id: `${account}/deployments/gpt`,
			name: 'gpt',
			type: 'Microsoft.CognitiveServices/accounts/deployments',
			properties: { model: { name: 'gpt-4o' } },
		},
		{ id: site, name: 'app', type: 'Microsoft.Web/sites', location: 'Japan East', kind: 'app' },
		{
			id: `${site}/config/appsettings`,
			name: 'appsettings',
			type: 'Microsoft.Web/sites/config',
			properties: { KEY: { $key: 'key2', of: account } },
		},
		{
			id: `${account}/providers/microsoft.insights/diagnosticSettings/logs`,
			name: 'logs',
			type: 'Microsoft.Insights/diagnosticSettings',
			properties: { logs: [] },
		},
	],
	roleAssignments: [
		{
			id: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleAssignments/one`,
			name: 'one',
			properties: { roleDefinitionId: owner, principalId: operator, principalType: 'User' },
		},
	],
	dataPlane: { 'Tool.Example.net': { '/configs': { value: [{ key: { $key: 'key1', of: account } }] } } },
};

const parse = (value: unknown) => parseContents(JSON.stringify(value));
const problemOf = (value: unknown) => {
	const parsed = parse(value);
	return 'problem' in parsed ? parsed.problem : undefined;
};

const tenantOf = (...values: unknown[]) =>
	createTenant(
		{},
		createContents(
			values.map((value) => {
				const parsed = parse(value);
				if ('problem' in parsed) throw new Error(parsed.problem);
				return parsed.contents;
			}),
		),
	);

const request = (tenant: ReturnType<typeof tenantOf>, method: string, url: string) => {
	const headers = { authorization: 'Bearer any' };
	const { status, body } = handleRequest(tenant, { method, url, headers });
	return { status, body: body ? JSON.parse(body) : undefined };
};
const arm = (path: string, version: string) => `https://management.azure.com${path}?api-version=${version}`;

describe('the stories', () => {
	it.each(files)('of %s are in the form that a file has to be in', (file) => {
		const parsed = parseContents(readFileSync(join(folder, file), 'utf8'));
		expect(parsed).not.toHaveProperty('problem');
	});
});

describe('a file', () => {
	it('makes a tenant: accounts, deployments, settings with a key, roles that count', () => {
		const tenant = tenantOf(small);
		const read = request(tenant, 'GET', arm(account, '2024-10-01'));
		expect([read.status, read.body.name]).toEqual([200, 'mine']);
		const deployments = request(tenant, 'GET', arm(`${account}/deployments`, '2024-10-01'));
		expect(deployments.body.value).toMatchObject([{ name: 'gpt' }]);
		const keys = request(tenant, 'POST', arm(`${account}/listKeys`, '2024-10-01'));
		const settings = request(tenant, 'POST', arm(`${site}/config/appsettings/list`, '2024-04-01'));
		expect(settings.body.properties.KEY).toBe(keys.body.key2);
	});

	it('answers for hosts of data planes, with keys in the place of their placeholders', () => {
		const tenant = tenantOf(small);
		const key = tenant.accountKeys.get(account.toLowerCase())?.key1;
		expect(request(tenant, 'GET', 'https://tool.example.net/configs')).toEqual({
			status: 200,
			body: { value: [{ key }] },
		});
		expect(handleRequest(tenant, { method: 'GET', url: 'https://tool.example.net/configs', headers: {} }).status).toBe(
			401,
		);
	});

	it('gives a diagnostic setting that does not say since when it is there', () => {
		const path = `${account}/providers/microsoft.insights/diagnosticSettings`;
		expect(request(tenantOf(small), 'GET', arm(path, '2021-05-01-preview')).status).toBe(200);
	});

	it('can be one of several', () => {
		const { resources, dataPlane, ...rest } = small;
		const more = { '/more': { value: [] } };
		const tenant = tenantOf(rest, { resources, dataPlane }, { dataPlane: { 'tool.example.net': more } });
		expect(request(tenant, 'GET', arm(account, '2024-10-01')).status).toBe(200);
		expect(Object.keys(tenant.dataPlane['tool.example.net'] ?? {})).toEqual(['/configs', '/more']);
	});

	const [first] = small.resources;
	it.each([
		['an id that is none', { resources: [first, { ...first, id: 'mine' }] }, /^resources\[1\]\.id: /],
		['a name that is missing', { resources: [{ id: account, type: 'x' }] }, /^resources\[0\]\.name: /],
		['a section of another name', { resource: [] }, /resource/],
		['a duration in milliseconds', { clients: [{ accountId: account, firstCallAgo: 3 }] }, /^clients\[0\]\./],
		[
			'a principal that Graph does not know',
			{ principals: [{ '@odata.type': 'x' }] },
			/^principals\[0\]\["@odata.type"\]: /,
		],
		['a list in place of an object', { dataPlane: { host: [] } }, /^dataPlane\.host: /],
		['a list in place of a file', [], /expected object/],
	])('is refused for %s, with the path to it', (_, value, path) => {
		expect(problemOf(value)).toMatch(path);
	});

	it('is refused where it is no JSON, and taken with a byte order mark', () => {
		expect(parseContents('{')).toMatchObject({ problem: expect.stringMatching(/^not JSON: /) });
		expect(parseContents('\uFEFF{}')).toEqual({ contents: {} });
	});
});
