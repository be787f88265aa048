// The tenant's tokens: what they say, for which audience, until when. Claims as in Microsoft Entra's v1.0 access tokens.
import { lower, type TenantState } from './tenant-state.ts';

type Claims = { readonly aud?: unknown; readonly exp?: unknown };

const encodePart = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const parseClaims = (token: string): Claims | undefined => {
	const [, claims, mark, ...more] = token.split('.');
	if (!claims || mark !== 'practice' || more.length > 0) return undefined;
	try {
		return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Claims;
	} catch {
		return undefined;
	}
};

/** Returns an unsigned token for Resource Manager with the operator's claims, as Microsoft Entra writes them. */
export const createPracticeToken = ({
	tenantId,
	operatorId,
	principals,
	options,
}: Pick<TenantState, 'tenantId' | 'operatorId' | 'principals' | 'options'>): string => {
	const operator = principals.get(lower(operatorId));
	const issued = Math.floor(options.clock() / 1000);
	const claims = {
		aud: 'https://management.azure.com',
		iss: `https://sts.windows.net/${tenantId}/`,
		iat: issued,
		exp: issued + 30 * 24 * 3600,
		amr: ['pwd', 'mfa'],
		appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
		idtyp: 'user',
		name: operator?.name,
		oid: operatorId,
		tid: tenantId,
		upn: operator?.upn,
		ver: '1.0',
	};
	return `${encodePart({ typ: 'JWT', alg: 'none' })}.${encodePart(claims)}.practice`;
};

/** Returns the same token for another audience: nothing signs them. A token that is no JWT stays as it is. */
export const withAudience = (token: string, aud: string): string => {
	const claims = parseClaims(token);
	return claims ? `${token.split('.')[0]}.${encodePart({ ...claims, aud })}.practice` : token;
};

/** Returns a credential that gives, as Microsoft Entra does, a token of the right audience for each scope. */
export const createPracticeCredential = (token: string) => ({
	getToken: async (scopes: string | readonly string[]) => {
		const [scope = ''] = [scopes].flat();
		return {
			token: withAudience(token, scope.replace(/\/\.default$/, '')),
			expiresOnTimestamp: Number.MAX_SAFE_INTEGER,
		};
	},
});

/** Whether `given` is the tenant's token, for any audience. */
export const isTenantToken = (token: string, given: string): boolean =>
	given === token || withAudience(given, String(parseClaims(token)?.aud)) === token;

const audiences = {
	management: [
		'https://management.core.windows.net/',
		'https://management.core.windows.net',
		'https://management.azure.com/',
		'https://management.azure.com',
	],
	data: [
		'https://cognitiveservices.azure.com',
		'https://cognitiveservices.azure.com/',
		'https://ai.azure.com',
		'https://ai.azure.com/',
	],
	logs: ['https://api.loganalytics.io', 'https://api.loganalytics.io/', 'https://api.loganalytics.azure.com'],
	directory: ['https://graph.microsoft.com', 'https://graph.microsoft.com/', '00000003-0000-0000-c000-000000000000'],
	search: ['https://search.azure.com', 'https://search.azure.com/'],
} as const;

/** `contents`: hosts that only the contents know; they take a token for any audience. */
export type ApiPlane = keyof typeof audiences | 'contents';

/** Returns why a plane refuses the tenant's token, in the code and words of Resource Manager; undefined when it takes it. */
export const tokenProblem = (
	token: string,
	plane: ApiPlane,
	now: number,
): { readonly code: string; readonly message: string } | undefined => {
	const { aud, exp } = parseClaims(token) ?? {};
	if (typeof exp === 'number' && exp * 1000 <= now) {
		return {
			code: 'ExpiredAuthenticationToken',
			message: `The access token expiry UTC time '${formatTime(exp * 1000)}' is earlier than current UTC time '${formatTime(now)}'.`,
		};
	}
	if (plane === 'contents') return undefined;
	const allowed: readonly string[] = audiences[plane];
	if (typeof aud !== 'string' || allowed.includes(aud)) return undefined;
	return {
		code: 'InvalidAuthenticationTokenAudience',
		message: `The access token has been obtained for wrong audience or resource '${aud}'. It should exactly match with one of the allowed audiences ${allowed.map((one) => `'${one}'`).join(',')}.`,
	};
};

/** `5/14/2023 10:21:14 PM`, in UTC. */
const formatTime = (time: number) =>
	new Date(time)
		.toLocaleString('en-US', { timeZone: 'UTC' })
		.replace(',', '')
		.replace(/\s(?=[AP]M)/, ' ');
