// Every expected failure, translated once. Nothing else in the program matches on messages or status codes.

export type ProblemKind =
	| 'notSignedIn'
	| 'claimsRequired'
	| 'mfaRequired'
	| 'otherUser'
	| 'forbidden'
	/** A deny assignment, which no role outweighs. */
	| 'denied'
	/** The operator's own role has a condition, and this does not fulfil it. */
	| 'conditionUnmet'
	| 'notFound'
	| 'locked'
	| 'policy'
	| 'conflict'
	| 'nameTaken'
	| 'principalNotFound'
	| 'alreadyAssigned'
	| 'assignmentNameTaken'
	| 'assignmentLimit'
	| 'disabledSubscription'
	| 'throttled'
	| 'unavailable'
	| 'network'
	| 'badAnswer'
	| 'foreignHost'
	| 'unclearName'
	| 'readOnly'
	| 'operationFailed'
	| 'moved'
	| 'didNotStick'
	| 'journal'
	| 'cancelled'
	| 'rejected';

/** Why a file or folder of the program is not used. */
export type FileRefusal = 'symbolicLink' | 'foreignOwner' | 'notAFile' | 'notAFolder' | 'noAnswer';

/**
 * In whose words the detail is. `proxy`: something between here and Azure, which answers in its place. `program`: this
 * program found it out by itself.
 */
export type ProblemSpeaker = 'azure' | 'signIn' | 'disk' | 'network' | 'proxy' | 'program';

export type ProblemFacts = {
	/** Azure's own error code, such as `AuthorizationFailed`. */
	readonly code?: string;
	/** The cause in the words of `saidBy`, sanitised to one line; shown as a quotation beside our sentence. */
	readonly detail?: string;
	/** Absent: by its kind (`speakerOf`). */
	readonly saidBy?: ProblemSpeaker;
	/** HTTP status. */
	readonly status?: number;
	/** `x-ms-request-id`. */
	readonly requestId?: string;
	/** What the request was about: a resource id or path without its query. */
	readonly subject?: string;
	/** Of kind `moved`: the id of the check that is no longer met; `detail` then names its subjects. */
	readonly unmet?: string;
	/** A command that Azure or an SDK offers as the way on (`az login …`), verbatim. */
	readonly command?: string;
	/** Milliseconds Azure asked to wait. */
	readonly retryAfter?: number;
	/** Azure had accepted the request before the failure: only a fresh read tells the outcome. */
	readonly hasBegun?: boolean;
	/** Of the journal and the files beside it. */
	readonly refusal?: FileRefusal;
	readonly cause?: unknown;
};

/** Returns only the missing right of Resource Manager's AuthorizationFailed: who asked, and for what, is known. */
const summaryOf = ({ code, detail }: ProblemFacts): string | undefined => {
	const action = code === 'AuthorizationFailed' ? /perform action '([^']+)'/.exec(detail ?? '')?.[1] : undefined;
	return action ? `${code}: ${action}` : detail;
};

/**
 * An expected failure. Its `kind` chooses the sentence in strings/ that a person reads; `message` is the cause in brief, for a
 * part of a line, and `facts.detail` all that Azure said.
 */
export class Problem extends Error {
	override readonly name = 'Problem';
	readonly kind: ProblemKind;
	readonly facts: ProblemFacts;

	constructor(kind: ProblemKind, facts: ProblemFacts = {}) {
		super(summaryOf(facts) ?? kind, { cause: facts.cause });
		this.kind = kind;
		this.facts = facts;
	}
}

/** In whose words the cause of a problem is. */
export const speakerOf = ({ kind, facts }: Problem): ProblemSpeaker =>
	facts.saidBy ?? (kind === 'journal' ? 'disk' : kind === 'network' ? 'network' : 'program');

const signInKinds: readonly ProblemKind[] = ['claimsRequired', 'mfaRequired', 'notSignedIn', 'otherUser'];

/** Whether only another sign-in helps: Azure will refuse every next request the same way. */
export const needsSignIn = ({ kind }: Problem): boolean => signInKinds.includes(kind);
