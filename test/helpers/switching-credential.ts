// A credential that answers as one person first and as another later, as `az login` in another window makes it.
import type { AccessToken } from '@azure/core-auth';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { createPracticeCredential } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import type { PracticeTenant } from './practice-tenant.ts';

const encodePart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const otherUser = { name: 'bob@contoso.example', objectId: 'b0b00000-1111-4222-8333-444444444444' };

export const createSwitchingCredential = (practice: PracticeTenant) => {
	const { tenantId } = practice.tenant;
	const claims = { oid: otherUser.objectId, tid: tenantId, upn: otherUser.name, idtyp: 'user' };
	const otherToken = `${encodePart({ alg: 'none' })}.${encodePart(claims)}.other`;
	const network = createProxyClient(practice.server.endpoint);
	const own = createPracticeCredential(practice.server.token);
	let isOther = false;
	/** Whom each request that left was sent as. */
	const sentAsOther: boolean[] = [];
	// The tenant knows one operator: whatever person a request comes from, it is let in.
	const httpClient: HttpClient = {
		sendRequest: async (request) => {
			const isOthers = request.headers.get('authorization') === `Bearer ${otherToken}`;
			if (request.method === 'PATCH') sentAsOther.push(isOthers);
			if (isOthers) {
				const { token } = await own.getToken(`${new URL(request.url).origin}/.default`);
				request.headers.set('authorization', `Bearer ${token}`);
			}
			return network.sendRequest(request);
		},
	};
	return {
		// Ended at once, so that the credential is asked for each request.
		credential: {
			getToken: async (scopes: string | string[]): Promise<AccessToken> => ({
				token: isOther ? otherToken : (await own.getToken(scopes)).token,
				expiresOnTimestamp: 0,
			}),
		},
		httpClient,
		sentAsOther,
		switchUser: () => {
			isOther = true;
		},
	};
};
