// Whatever the SDKs or the network throw, as a Problem. By error code first, then status; by text only where Azure
// gives nothing else.

import { Problem, type ProblemFacts, type ProblemKind, wantsSignIn } from '../../model/problem.ts';
import { clean, cleanOptional } from '../../shared/sanitise.ts';
import { envelopeOf } from './error-body.ts';

type Headers = { get(name: string): string | undefined };

/** The parts of a RestError that matter here (`@azure/core-rest-pipeline`). */
type Failure = {
	readonly name?: string;
	readonly message?: string;
	readonly code?: string;
	readonly statusCode?: number;
	readonly request?: { readonly url?: string };
	readonly response?: { readonly status?: number; readonly headers?: Headers; readonly bodyAsText?: string | null };
	readonly errors?: readonly unknown[];
};

const byCode: Readonly<Record<string, ProblemKind>> = {
	AuthorizationFailed: 'forbidden',
	LinkedAuthorizationFailed: 'forbidden',
	ScopeLocked: 'locked',
	RequestDisallowedByPolicy: 'policy',
	RequestConflict: 'conflict',
	CustomDomainInUse: 'nameTaken',
	PrincipalNotFound: 'principalNotFound',
	RoleAssignmentExists: 'alreadyAssigned',
	RoleAssignmentUpdateNotPermitted: 'assignmentNameTaken',
	RoleAssignmentLimitExceeded: 'assignmentLimit',
	ReadOnlyDisabledSubscription: 'disabledSubscription',
	PARSE_ERROR: 'badAnswer',
	REQUEST_SEND_ERROR: 'network',
};

const byStatus = (status: number): ProblemKind => {
	if (status === 401) return 'notSignedIn';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'notFound';
	if (status === 409) return 'conflict';
	// Somebody changed it since the ETag was read that the request carried.
	if (status === 412) return 'moved';
	if (status === 429) return 'throttled';
	if (status === 408 || status >= 500) return 'unavailable';
	return status >= 400 ? 'rejected' : 'badAnswer';
};

const signInErrors = new Set([
	'CredentialUnavailableError',
	'AuthenticationError',
	'AggregateAuthenticationError',
	'AuthenticationRequiredError',
	'ChainedTokenCredentialError',
]);

/** Path without its query: what the request was about. */
const subjectOf = (url: string | undefined): string | undefined =>
	url && URL.canParse(url) ? clean(new URL(url).pathname) : undefined;

/** Milliseconds of a Retry-After: seconds, or a date (RFC 9110). */
export const retryAfter = (headers: Headers | undefined, now: number): number | undefined => {
	const milliseconds = headers?.get('retry-after-ms') ?? headers?.get('x-ms-retry-after-ms');
	if (milliseconds && Number.isFinite(Number(milliseconds))) return Number(milliseconds);
	const text = headers?.get('retry-after');
	if (!text) return undefined;
	if (Number.isFinite(Number(text))) return Number(text) * 1000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

const value = '(?:"[A-Za-z0-9._:/+=@-]*"|[A-Za-z0-9._:/+=@][A-Za-z0-9._:/+=@-]*)';
const offered = new RegExp(`az login(?: --[a-z-]+(?: ${value})?)+`);

/**
 * The command that an SDK offers, word for word: `az login --claims-challenge … --scope …`. It will be pasted into a
 * shell, so anything that a shell would take for more than words ends it.
 */
const commandIn = (message: string): string | undefined => offered.exec(message)?.[0];

/** Microsoft Entra's own error code, such as AADSTS50076. */
const entraCode = (message: string): string | undefined => /AADSTS\d{4,9}/.exec(message)?.[0];

const signInProblem = ({ message = '' }: Failure, facts: ProblemFacts): Problem => {
	const kind: ProblemKind = /claims/i.test(message) ? 'claimsRequired' : 'notSignedIn';
	return new Problem(kind, {
		...facts,
		code: entraCode(message),
		detail: clean(message),
		command: commandIn(message),
	});
};

/** Translates anything thrown. Problems pass unchanged; what is no failure of Azure's is returned as it is. */
export const toProblem = (error: unknown, now: number): unknown => {
	if (error instanceof Problem || typeof error !== 'object' || error === null) return error;
	// JSON may be nested deeper than any reader of it can go.
	if (error instanceof RangeError && /call stack/i.test(error.message))
		return new Problem('badAnswer', { code: 'TooDeep', detail: 'the answer is nested too deep', cause: error });
	const failure = error as Failure;
	if (failure.name === 'AbortError') return new Problem('cancelled', { cause: error });
	const status = failure.statusCode ?? failure.response?.status;
	const envelope = envelopeOf(failure.response?.bodyAsText);
	const code = envelope.code ?? cleanOptional(failure.code);
	const facts: ProblemFacts = {
		code,
		status,
		detail: envelope.message ?? clean(failure.message),
		requestId: cleanOptional(failure.response?.headers?.get('x-ms-request-id')),
		subject: subjectOf(failure.request?.url),
		retryAfter: retryAfter(failure.response?.headers, now),
		cause: error,
	};
	if (failure.name && signInErrors.has(failure.name)) return signInProblem(failure, facts);
	if (failure.name !== 'RestError') return error;
	if (code === 'RequestDisallowedByAzure')
		return new Problem(/MFA/.test(facts.detail ?? '') ? 'mfaRequired' : 'forbidden', facts);
	if (status === 401 && /insufficient_claims/.test(failure.response?.headers?.get('www-authenticate') ?? '')) {
		return new Problem('claimsRequired', facts);
	}
	const kind = (code ? byCode[code] : undefined) ?? (status === undefined ? 'network' : byStatus(status));
	return new Problem(kind, facts);
};

/** What only signing in again helps against, with the command that does so, unless it names one. */
export const withCommand = (error: unknown, command: ((kind: ProblemKind) => string) | undefined): unknown =>
	command && error instanceof Problem && wantsSignIn(error) && !error.facts.command
		? new Problem(error.kind, { ...error.facts, command: command(error.kind) })
		: error;

/** Runs a read or write, and rejects with a Problem where it would reject with an SDK's error. */
export const translate = async <T>(run: () => Promise<T>, clock: () => number): Promise<T> => {
	try {
		return await run();
	} catch (error) {
		throw toProblem(error, clock());
	}
};
