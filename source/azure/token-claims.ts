import type { CloudName, SignedInUser } from '../model/azure.ts';
import { cleanOptional } from '../shared/sanitise.ts';

/**
 * Returns the user of a token, from its claims (v1.0 and v2.0 access tokens). For display only: a token is the issuer's
 * business, and one that cannot be read still works.
 */
export const signedInUserFrom = (token: string, credential: string, cloud: CloudName): SignedInUser => {
	let claims: Record<string, unknown> = {};
	try {
		claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<
			string,
			unknown
		>;
	} catch {}
	const user =
		cleanOptional(claims.upn) ?? cleanOptional(claims.preferred_username) ?? cleanOptional(claims.unique_name);
	const app = cleanOptional(claims.app_displayname) ?? cleanOptional(claims.appid) ?? cleanOptional(claims.azp);
	const isApp = claims.idtyp === 'app' || !user;
	return {
		// A token without a name, such as one for practice, has at least a credential.
		name: (isApp ? app : user) ?? cleanOptional(claims.oid) ?? credential,
		type: isApp ? (app ? 'app' : 'unknown') : 'user',
		objectId: cleanOptional(claims.oid),
		tenantId: cleanOptional(claims.tid),
		cloud,
		credential,
		// v1.0 tokens for Resource Manager carry how the person signed in (amr); others do not.
		isMultifactor: Array.isArray(claims.amr) ? claims.amr.includes('mfa') : undefined,
	};
};
