// Errors of the SDKs and the network as Problems: by error code first, then by status; by text only where Azure
// gives nothing else.

import { needsSignIn, Problem, type ProblemFacts, type ProblemKind } from '../../model/problem.ts';
import { clean, cleanOptional } from '../../shared/sanitise.ts';
import { parseErrorBody } from './error-body.ts';
import { readablePath } from './request-path.ts';

type ResponseHeaders = { get(name: string): string | undefined };

/** The parts of a RestError that matter here (`@azure/core-rest-pipeline`). */
type SdkError = {
	readonly name?: string;
	readonly message?: string;
	readonly code?: string;
	readonly statusCode?: number;
	readonly request?: { readonly url?: string };
	readonly response?: {
		readonly status?: number;
		readonly headers?: ResponseHeaders;
		readonly bodyAsText?: string | null;
	};
	readonly errors?: readonly unknown[];
};

const problemKindByCode: Readonly<Record<string, ProblemKind>> = {
	AuthorizationFailed: 'forbidden',
	LinkedAuthorizationFailed: 'forbidden',
	DenyAssignmentAuthorizationFailed: 'denied',
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

const problemKindOfStatus = (status: number): ProblemKind => {
	if (status === 401) return 'notSignedIn';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'notFound';
	if (status === 409) return 'conflict';
	// The resource has changed since the request's ETag was read.
	if (status === 412) return 'moved';
	if (status === 429) return 'throttled';
	if (status === 408 || status >= 500) return 'unavailable';
	return status >= 400 ? 'rejected' : 'badAnswer';
};

const signInErrorNames = new Set([
	'CredentialUnavailableError',
	'AuthenticationError',
	'AggregateAuthenticationError',
	'AuthenticationRequiredError',
	'ChainedTokenCredentialError',
]);

/** Returns the milliseconds of a Retry-After, which holds seconds or a date (RFC 9110, 10.2.3). */
export const retryAfterMs = (headers: ResponseHeaders | undefined, now: number): number | undefined => {
	const milliseconds = headers?.get('retry-after-ms') ?? headers?.get('x-ms-retry-after-ms');
	if (milliseconds && Number.isFinite(Number(milliseconds))) return Number(milliseconds);
	const text = headers?.get('retry-after');
	if (!text) return undefined;
	if (Number.isFinite(Number(text))) return Number(text) * 1000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

const shellWord = '(?:"[A-Za-z0-9._:/+=@-]*"|[A-Za-z0-9._:/+=@][A-Za-z0-9._:/+=@-]*)';
const loginCommand = new RegExp(`az login(?: --[a-z-]+(?: ${shellWord})?)+`);

/**
 * Returns the command that an SDK offers, word for word: `az login --claims-challenge … --scope …`. It will be pasted into a
 * shell, so anything that a shell would take for more than words ends it.
 */
const loginCommandIn = (message: string): string | undefined => loginCommand.exec(message)?.[0];

/** Returns Microsoft Entra's own error code, such as AADSTS50076. */
const entraErrorCodeIn = (message: string): string | undefined => /AADSTS\d{4,9}/.exec(message)?.[0];

const signInProblem = ({ message = '' }: SdkError, facts: ProblemFacts): Problem => {
	const kind: ProblemKind = /claims/i.test(message) ? 'claimsRequired' : 'notSignedIn';
	return new Problem(kind, {
		...facts,
		saidBy: 'signIn',
		code: entraErrorCodeIn(message),
		detail: clean(message),
		command: loginCommandIn(message),
	});
};

const isMarkup = ({ response }: SdkError): boolean =>
	/\bhtml\b/i.test(response?.headers?.get('content-type') ?? '') || /^\s*</.test(response?.bodyAsText ?? '');

/** `HTTP 403: Access blocked`, by the title of a page. */
const pageSummary = ({ response }: SdkError, status: number): string => {
	const [, title = ''] = /<title[^>]*>([^<]{1,200})</i.exec(response?.bodyAsText ?? '') ?? [];
	return [`HTTP ${status}`, clean(title).trim()].filter(Boolean).join(': ');
};

/**
 * An error that says nothing of Azure's, neither its words nor a request id, and comes as a page: a proxy's or a gateway's.
 * What it means of Azure nobody knows: neither that something is not there, nor that a right is missing. Undefined for
 * Azure's own errors. RFC 9110: 407 is always a proxy's.
 */
const proxyProblem = (error: SdkError, facts: ProblemFacts): Problem | undefined => {
	const { status } = facts;
	if (status === undefined || (status !== 407 && (facts.requestId || !isMarkup(error)))) return undefined;
	const kind = status === 407 || status === 408 || status >= 500 ? 'network' : 'badAnswer';
	return new Problem(kind, { ...facts, code: undefined, detail: pageSummary(error, status), saidBy: 'proxy' });
};

/** Returns the `Problem` of an error. A Problem, and an error that is no failure of Azure, are returned unchanged. */
export const toProblem = (error: unknown, now: number): unknown => {
	if (error instanceof Problem || typeof error !== 'object' || error === null) return error;
	// JSON may be nested deeper than any reader of it can go.
	if (error instanceof RangeError && /call stack/i.test(error.message))
		return new Problem('badAnswer', { code: 'TooDeep', detail: 'the answer is nested too deep', cause: error });
	const sdkError = error as SdkError;
	if (sdkError.name === 'AbortError') return new Problem('cancelled', { cause: error });
	const status = sdkError.statusCode ?? sdkError.response?.status;
	const errorBody = parseErrorBody(sdkError.response?.bodyAsText);
	const code = errorBody.code ?? cleanOptional(sdkError.code);
	const facts: ProblemFacts = {
		code,
		status,
		detail: errorBody.message ?? clean(sdkError.message),
		requestId: cleanOptional(sdkError.response?.headers?.get('x-ms-request-id')),
		subject: readablePath(sdkError.request?.url),
		retryAfter: retryAfterMs(sdkError.response?.headers, now),
		cause: error,
	};
	if (sdkError.name && signInErrorNames.has(sdkError.name)) return signInProblem(sdkError, facts);
	if (sdkError.name !== 'RestError') return error;
	const between = proxyProblem(sdkError, facts);
	if (between) return between;
	if (code === 'RequestDisallowedByAzure')
		return new Problem(/MFA/.test(facts.detail ?? '') ? 'mfaRequired' : 'forbidden', { ...facts, saidBy: 'azure' });
	if (status === 401 && /insufficient_claims/.test(sdkError.response?.headers?.get('www-authenticate') ?? '')) {
		return new Problem('claimsRequired', { ...facts, saidBy: 'azure' });
	}
	// A right that is there under a condition; its code is that of a missing one (Microsoft Learn, troubleshoot Azure RBAC).
	if (code === 'AuthorizationFailed' && /ABAC condition not fulfilled/i.test(facts.detail ?? ''))
		return new Problem('conditionUnmet', facts);
	const kind =
		(code ? problemKindByCode[code] : undefined) ?? (status === undefined ? 'network' : problemKindOfStatus(status));
	const isAzure = status !== undefined && kind !== 'network';
	return new Problem(kind, { ...facts, saidBy: isAzure ? 'azure' : undefined });
};

/** Returns a problem that only another sign-in solves with the command for it, unless it names one. */
export const withSignInCommand = (error: unknown, command: ((kind: ProblemKind) => string) | undefined): unknown =>
	command && error instanceof Problem && needsSignIn(error) && !error.facts.command
		? new Problem(error.kind, { ...error.facts, command: command(error.kind) })
		: error;

/** Runs a read or write, and rejects with a Problem where it would reject with an SDK's error. */
export const mapErrors = async <T>(run: () => Promise<T>, clock: () => number): Promise<T> => {
	try {
		return await run();
	} catch (error) {
		throw toProblem(error, clock());
	}
};
