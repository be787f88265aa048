import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import { Problem } from '../model/problem.ts';

/** Milliseconds for a token without a person's action: twice the limit of the Azure CLI, one of the chain. */
export const silentTokenLimit = 60_000;

/** Milliseconds that a person may take to sign in: as long as Microsoft Entra keeps a device code (RFC 8628, expires_in 900). */
export const personTokenLimit = 15 * 60_000;

/** Returns the credential with a limit: it rejects with Problem `notSignedIn` after `limit` milliseconds and aborts the request for the token. */
export const withTokenLimit = (credential: TokenCredential, limit: number): TokenCredential => ({
	getToken: async (scopes, options: GetTokenOptions = {}): Promise<AccessToken | null> => {
		const stop = new AbortController();
		options.abortSignal?.addEventListener('abort', () => stop.abort());
		if (options.abortSignal?.aborted) stop.abort();
		const { promise: tooLate, reject } = Promise.withResolvers<never>();
		const timer = setTimeout(() => {
			reject(new Problem('notSignedIn', { detail: `no token within ${limit / 1000} s` }));
			stop.abort();
		}, limit);
		try {
			return await Promise.race([credential.getToken(scopes, { ...options, abortSignal: stop.signal }), tooLate]);
		} finally {
			clearTimeout(timer);
		}
	},
});
