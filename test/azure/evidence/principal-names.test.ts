// Names of principals, from Microsoft Graph: another service, with a token of its own, at an address that is written down.
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { afterEach, describe, expect, it } from 'vitest';
import { createAzureClient } from '../../../source/azure/client.ts';
import { clouds } from '../../../source/model/clouds.ts';
import { Problem } from '../../../source/model/problem.ts';
import { type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';

const knownPrincipalId = '5a0001f6-0c1d-4e2f-8a3b-0000000001f6';
const missingPrincipalId = '5a0003e7-0c1d-4e2f-8a3b-0000000003e7';

let practice: PracticeTenant | undefined;
afterEach(() => practice?.close());

/** Answers everything alike, and keeps where it was asked with a token for what. */
const connectToStub = (cloud: keyof typeof clouds, status: number, body: unknown, readOnly = false) => {
	const asked: string[] = [];
	const tokens: string[] = [];
	const httpClient: HttpClient = {
		sendRequest: async (request) => {
			asked.push(`${request.method} ${request.url} ${request.headers.get('authorization')}`);
			return {
				request,
				status,
				headers: createHttpHeaders({ 'content-type': 'application/json' }),
				bodyAsText: JSON.stringify(body),
			};
		},
	};
	const azure = createAzureClient({
		cloud,
		credential: {
			getToken: async (scopes) => {
				tokens.push(String(scopes));
				return { token: `for ${scopes}`, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
			},
		},
		credentialName: 'test',
		readOnly,
		version: 'test',
		clock: () => 0,
		httpClient,
	});
	return { azure, asked, tokens };
};

describe('names of principals', () => {
	it('are read of users, groups and applications; who is not in the directory has none', async () => {
		practice = await startPracticeTenant();
		const { principals } = practice.tenant;
		const group = [...principals.inGroup('Group')][0];
		const app = [...principals.inGroup('ServicePrincipal')][0];
		const names = await practice.azure.principalNames([
			knownPrincipalId.toUpperCase(),
			group?.id ?? '',
			app?.id ?? '',
			missingPrincipalId,
		]);
		expect(Object.fromEntries(names)).toEqual({
			[knownPrincipalId]: '佐藤 花子',
			[group?.id.toLowerCase() ?? '']: group?.name,
			[app?.id.toLowerCase() ?? '']: app?.name,
		});
		expect(practice.writeRequests()).toEqual([]);
	});

	it.each(Object.values(clouds))(
		'of the cloud $name are asked for at its own Graph, with a token for that alone',
		async ({ name, microsoftGraph }) => {
			const { azure, asked, tokens } = connectToStub(
				name,
				200,
				{ value: [{ id: knownPrincipalId, displayName: 'Hanako' }] },
				true,
			);
			expect([...(await azure.principalNames([knownPrincipalId]))]).toEqual([[knownPrincipalId, 'Hanako']]);
			expect(asked).toEqual([
				`POST ${microsoftGraph}/v1.0/directoryObjects/getByIds Bearer for ${microsoftGraph}/.default`,
			]);
			expect(tokens).toEqual([`${microsoftGraph}/.default`]);
		},
	);

	it('are asked for a thousand at a time, and nothing that is no object id is sent', async () => {
		const ids = Array.from({ length: 1500 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
		const { azure, asked } = connectToStub('public', 200, { value: [] });
		await azure.principalNames([...ids, '../users', '']);
		expect(asked.length).toBe(2);
		expect((await azure.principalNames(['x'])).size).toBe(0);
		expect(asked.length).toBe(2);
	});

	it('that may not be read are missing; a directory that refuses is a Problem', async () => {
		const hidden = connectToStub('public', 200, {
			value: [{ '@odata.type': '#microsoft.graph.user', id: knownPrincipalId }],
		});
		expect((await hidden.azure.principalNames([knownPrincipalId])).size).toBe(0);
		const refused = connectToStub('public', 403, {
			error: {
				code: 'Authorization_RequestDenied',
				message: 'Insufficient privileges to complete the operation.',
			},
		});
		await expect(refused.azure.principalNames([knownPrincipalId])).rejects.toSatisfy(
			(error) => error instanceof Problem && error.kind === 'forbidden',
		);
	});
});
