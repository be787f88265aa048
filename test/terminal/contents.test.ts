// A tenant of a person's own: brought by --contents, or refused with the path to what is wrong.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, spawnCli } from '../helpers/run-cli.ts';

const subscription = '11111111-2222-4333-8444-555555555555';
const operator = '66666666-7777-4888-8999-000000000000';
const scope = `/subscriptions/${subscription}`;
const account = `${scope}/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/mine`;

const organisation = {
	operatorId: operator,
	subscriptions: [{ subscriptionId: subscription, displayName: 'Mine' }],
	principals: [
		{ '@odata.type': '#microsoft.graph.user', id: operator, displayName: 'Me', userPrincipalName: 'me@x.example' },
	],
	roleAssignments: [
		{
			id: `${scope}/providers/Microsoft.Authorization/roleAssignments/one`,
			name: 'one',
			properties: {
				roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
				principalId: operator,
				principalType: 'User',
			},
		},
	],
};
const accounts = {
	resources: [
		{
			id: account,
			name: 'mine',
			type: 'Microsoft.CognitiveServices/accounts',
			location: 'japaneast',
			kind: 'OpenAI',
			sku: { name: 'S0' },
			properties: {
				endpoint: 'https://mine.openai.azure.com/',
				customSubDomainName: 'mine',
				provisioningState: 'Succeeded',
			},
		},
	],
};

let folder: string;
let files: readonly string[];
const write = async (name: string, value: unknown) => {
	await writeFile(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
	return join(folder, name);
};
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-contents-'));
	files = [
		'--contents',
		await write('organisation.json', organisation),
		'--contents',
		await write('accounts.json', accounts),
	];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('--contents', () => {
	it('is what a report inspects', async () => {
		const { stdout, stderr } = await runCli(['inspect', '--practice', ...files, '--output', 'json']);
		expect(stderr).toBe('');
		const { accounts: found } = JSON.parse(stdout) as { accounts: { account: { name: string } }[] };
		expect(JSON.stringify(found)).toContain('"mine"');
		expect(stdout).not.toContain('contoso');
	});

	it('is what one account is handed over from', async () => {
		const { stdout } = await runCli(['report', '--practice', ...files, '--account', 'mine']);
		expect(stdout).toContain('mine');
	});

	it('is what is served', async () => {
		const { child, firstLine, result } = spawnCli(['practice', '--serve', ...files]);
		const { endpoint, token } = JSON.parse(await firstLine) as { endpoint: string; token: string };
		const response = await fetch(`${endpoint}${account}?api-version=2024-10-01`, {
			headers: { authorization: `Bearer ${token}` },
		});
		expect(await response.json()).toMatchObject({ name: 'mine' });
		child.kill();
		expect((await result).code).toBe(0);
	});

	it.each([
		['practice', '--serve'],
		['inspect', '--practice'],
		['report', '--practice', '--account', 'mine'],
	])('ends with 2 and the path to what is wrong: %s %s', async (...command) => {
		const wrong = await write('wrong.json', { resources: [...accounts.resources, { name: 'x' }] });
		const { code, stdout, stderr } = await runCli([...command, '--contents', wrong]);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/^--contents .*wrong\.json: resources\[1\]\.id: [^\n]+\n$/);
	});

	it('ends with 2 where the file is not there, is no JSON, or quotes what a terminal obeys', async () => {
		for (const file of [
			join(folder, 'missing.json'),
			await write('text.json', 'hello'),
			await write('escape.json', { '\u001b[2Jboo': [] }),
		]) {
			const { code, stderr } = await runCli(['inspect', '--practice', '--contents', file]);
			expect([code, stderr.split('\n').length]).toEqual([2, 2]);
			expect(stderr).not.toContain('\u001b');
		}
	});

	it.each([
		[['inspect', '--contents', 'x.json'], '--practice'],
		[['inspect', '--connect', 'http://127.0.0.1:1', '--contents', 'x.json'], '--connect'],
		[['practice', '--serve', '--scale', '1x1', '--contents', 'x.json'], '--scale'],
		[['practice', '--lesson', 'keys', '--contents', 'x.json'], '--lesson'],
	])('does not go together with everything: %j', async (flags, other) => {
		const { code, stderr } = await runCli(flags);
		expect(code).toBe(2);
		expect(stderr).toContain(other);
	});
});
