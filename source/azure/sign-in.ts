// The credential that signs in, and the attempts before it. Loaded only at a sign-in: practice has none.
import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/core-auth';
import {
	AggregateAuthenticationError,
	AzureCliCredential,
	DefaultAzureCredential,
	DeviceCodeCredential,
	InteractiveBrowserCredential,
} from '@azure/identity';
import type { CloudName } from '../model/azure.ts';
import { clouds } from '../model/clouds.ts';
import { Problem } from '../model/problem.ts';
import type { DeviceCode, SignInAttempt } from '../model/sign-in.ts';
import { clean } from '../shared/sanitise.ts';
import { toProblem } from './pipeline/error-mapper.ts';
import { personTokenLimit, silentTokenLimit, withTokenLimit } from './token-limit.ts';

export type SignInResult = { readonly credential: TokenCredential; readonly name: string };

/** No credential gave a token; holds the problem of each. */
export class SignInProblem extends Problem {
	readonly attempts: readonly SignInAttempt[];

	constructor(attempts: readonly SignInAttempt[]) {
		super('notSignedIn', {
			detail: attempts.map(({ credential, problem }) => `${credential}: ${problem.message}`).join(' / '),
		});
		this.attempts = attempts;
	}
}

export type SignInOptions = {
	readonly cloud: CloudName;
	/** GUID or domain; absent: the credential's own. */
	readonly tenantId?: string;
	readonly clock: () => number;
};

/** Milliseconds before its end at which a token is asked for anew. */
const renewalMargin = 5 * 60_000;

/**
 * Returns the credential with a cache: one token a scope, kept in memory until shortly before it ends: AzureCliCredential starts a process each time.
 * To a claims challenge it answers with a plain token first, if that is another one than the last: the person has
 * signed in again since, as the challenge asked, and AzureCliCredential refuses every challenge as such.
 */
export const withTokenCache = (credential: TokenCredential, clock: () => number): TokenCredential => {
	const kept = new Map<string, Promise<AccessToken | null>>();
	return {
		getToken: async (scopes, options: GetTokenOptions = {}) => {
			const key = JSON.stringify([[scopes].flat(), options.tenantId ?? '']);
			const found = await kept.get(key)?.catch(() => undefined);
			if (options.claims) {
				const { claims: _, ...plain } = options;
				const fresh = found && (await credential.getToken(scopes, plain).catch(() => undefined));
				const answer =
					fresh && fresh.token !== found.token ? Promise.resolve(fresh) : credential.getToken(scopes, options);
				answer.then(
					(token) => kept.set(key, Promise.resolve(token)),
					() => undefined,
				);
				return answer;
			}
			if (found && found.expiresOnTimestamp - renewalMargin > clock()) return found;
			const asked = credential.getToken(scopes, options);
			kept.set(key, asked);
			asked.catch(() => kept.delete(key));
			return asked;
		},
	};
};

/** Credentials whose messages begin with a tool and not with the credential's name (`@azure/identity`, publicErrorMessages). */
const credentialPatterns: readonly (readonly [RegExp, string])[] = [
	[/\b(\w+Credential)\b/, '$1'],
	[/Azure Developer CLI|\bazd /, 'AzureDeveloperCliCredential'],
	[/PowerShell|Connect-AzAccount/, 'AzurePowerShellCredential'],
	[/Azure CLI|\baz login/, 'AzureCliCredential'],
	[/Visual Studio Code/, 'VisualStudioCodeCredential'],
	[/\bbroker\b/, 'BrokerCredential'],
	[/managed identity|IMDS/i, 'ManagedIdentityCredential'],
];

/** Returns the credential that a message comes from; the chain's name where the message does not say. */
const credentialNameIn = (message: string, chain: string): string => {
	for (const [pattern, name] of credentialPatterns) {
		const found = pattern.exec(message);
		if (found) return name === '$1' ? (found[1] ?? chain) : name;
	}
	return chain;
};

/** Returns the failed attempts in an error: one for each credential of a chain, under its own name. */
const failedAttemptsOf = (error: unknown, credential: string, now: number): readonly SignInAttempt[] => {
	if (error instanceof AggregateAuthenticationError)
		return error.errors.flatMap((one: Error) => failedAttemptsOf(one, credentialNameIn(one.message, credential), now));
	const problem = toProblem(error, now);
	if (!(problem instanceof Problem)) throw error;
	if (problem.kind === 'cancelled') throw problem;
	return [{ credential, problem }];
};

const trySignIn = async (
	credential: TokenCredential,
	name: string,
	options: SignInOptions,
	signal?: AbortSignal,
): Promise<SignInResult | readonly SignInAttempt[]> => {
	const kept = withTokenCache(credential, options.clock);
	try {
		const token = await kept.getToken(clouds[options.cloud].managementScope, { abortSignal: signal });
		if (token) return { credential: kept, name };
		return [{ credential: name, problem: new Problem('notSignedIn', { detail: 'no token' }) }];
	} catch (error) {
		return failedAttemptsOf(error, name, options.clock());
	}
};

const isSignedIn = (result: SignInResult | readonly SignInAttempt[]): result is SignInResult => 'name' in result;

/**
 * Resolves with a sign-in: by the Azure CLI first, because people know their account there; then by the default chain (environment, workload and
 * managed identity, developer tools). Rejects with SignInProblem when none gives a token.
 */
export const signIn = async (options: SignInOptions, signal?: AbortSignal): Promise<SignInResult> => {
	const { tenantId } = options;
	const { authorityHost } = clouds[options.cloud];
	const tries: readonly (readonly [string, () => TokenCredential])[] = [
		['AzureCliCredential', () => new AzureCliCredential({ tenantId, processTimeoutInMs: 30_000 })],
		[
			'DefaultAzureCredential',
			() => new DefaultAzureCredential({ tenantId, authorityHost, processTimeoutInMs: 30_000 }),
		],
	];
	const attempts: SignInAttempt[] = [];
	for (const [name, make] of tries) {
		const result = await trySignIn(withTokenLimit(make(), silentTokenLimit), name, options, signal);
		if (isSignedIn(result)) return result;
		// The chain asks the Azure CLI once more: a problem that is listed already is not listed again.
		attempts.push(...result.filter(({ problem }) => !attempts.some((one) => one.problem.message === problem.message)));
	}
	throw new SignInProblem(attempts);
};
export type InteractiveSignInOptions = {
	readonly onDeviceCode: (code: DeviceCode) => void;
	/** Calls the listener for each child process that could not be started. Returns the function that removes the listener. */
	readonly onSpawnFailure: (listener: (error: Error) => void) => () => void;
};

/** Aborts the sign-in when the browser cannot be started: it would wait for ever. */
const abortOnSpawnFailure = (onSpawnFailure: InteractiveSignInOptions['onSpawnFailure'], stop: AbortController) =>
	onSpawnFailure((error) => stop.abort(new Problem('notSignedIn', { detail: clean(error.message) })));

/** Signs in with a browser window, or with a code typed on another device. Rejects with SignInProblem. */
export const signInInteractively = async (
	method: 'browser' | 'deviceCode',
	options: SignInOptions,
	{ onDeviceCode, onSpawnFailure }: InteractiveSignInOptions,
	signal: AbortSignal,
): Promise<SignInResult> => {
	const { tenantId } = options;
	const { authorityHost } = clouds[options.cloud];
	const stop = new AbortController();
	const stopListening = abortOnSpawnFailure(onSpawnFailure, stop);
	const spawnFailed = new Promise<readonly SignInAttempt[]>((resolve) => {
		stop.signal.addEventListener('abort', () =>
			resolve([{ credential: 'InteractiveBrowserCredential', problem: stop.signal.reason as Problem }]),
		);
	});
	const anySignal = AbortSignal.any([signal, stop.signal]);
	const signingIn =
		method === 'browser'
			? trySignIn(
					withTokenLimit(new InteractiveBrowserCredential({ tenantId, authorityHost }), personTokenLimit),
					'InteractiveBrowserCredential',
					options,
					anySignal,
				)
			: trySignIn(
					withTokenLimit(
						new DeviceCodeCredential({
							tenantId,
							authorityHost,
							userPromptCallback: ({ userCode, verificationUri }) =>
								onDeviceCode({ userCode: clean(userCode), verificationUri: clean(verificationUri) }),
						}),
						personTokenLimit,
					),
					'DeviceCodeCredential',
					options,
					anySignal,
				);
	// A sign-in that loses the race may reject later: that rejection needs a handler.
	signingIn.catch(() => undefined);
	const result = await Promise.race([signingIn, spawnFailed]).finally(stopListening);
	if (isSignedIn(result)) return result;
	throw new SignInProblem(result);
};
