// What each fault may look like to whoever asked. A fault that is added to the tenant does not compile until it is here.

import type { FaultKind } from 'azure-ai-emulator';
import type { ProblemKind } from '../../source/model/problem.ts';

type FaultExpectation = {
	/** Kinds of Problem that tell it as it is. */
	readonly kinds: readonly ProblemKind[];
	/** Whether a call that is struck every time may still succeed, with the true answer. */
	readonly maySucceed?: boolean;
	/** Whether a read is tried again, so that one strike is got over. */
	readonly isRetried?: boolean;
	/** Answered by nothing: the deadline ends it. */
	readonly hasNoResponse?: boolean;
};

export const faultExpectations: Readonly<Record<FaultKind, FaultExpectation>> = {
	'http-429-seconds': { kinds: ['throttled'], isRetried: true },
	'http-429-date': { kinds: ['throttled'], isRetried: true },
	'http-429': { kinds: ['throttled'], isRetried: true },
	'http-429-long': { kinds: ['throttled'] },
	'http-503-seconds': { kinds: ['unavailable'], isRetried: true },
	'http-408': { kinds: ['unavailable'], isRetried: true },
	'http-500': { kinds: ['unavailable'], isRetried: true },
	'http-502': { kinds: ['unavailable'], isRetried: true },
	'http-503': { kinds: ['unavailable'], isRetried: true },
	'http-504': { kinds: ['unavailable'], isRetried: true },
	'http-401': { kinds: ['notSignedIn'] },
	'http-401-claims': { kinds: ['claimsRequired'], isRetried: true },
	'http-403': { kinds: ['forbidden'] },
	'http-404': { kinds: ['notFound'] },
	'http-409': { kinds: ['conflict'] },
	'http-412': { kinds: ['moved'] },
	refused: { kinds: ['network'], isRetried: true },
	'reset-before': { kinds: ['network'], isRetried: true },
	'reset-middle': { kinds: ['network'], isRetried: true },
	'reset-after': { kinds: ['network'], maySucceed: true, isRetried: true },
	'half-body': { kinds: ['network'], isRetried: true },
	'answer-lost': { kinds: ['network'], isRetried: true },
	'no-answer': { kinds: ['unavailable'], hasNoResponse: true },
	'no-answer-acted': { kinds: ['unavailable'], hasNoResponse: true },
	drip: { kinds: ['unavailable'], hasNoResponse: true },
	huge: { kinds: ['badAnswer'] },
	'not-json': { kinds: ['badAnswer'] },
	html: { kinds: ['badAnswer'] },
	'html-as-json': { kinds: ['badAnswer'] },
	'empty-object': { kinds: ['badAnswer'] },
	'empty-page': { kinds: [], maySucceed: true, isRetried: true },
	'repeating-page': { kinds: ['badAnswer'], maySucceed: true },
	'operation-fails': { kinds: ['operationFailed', 'badAnswer'], maySucceed: true },
	'operation-cancelled': { kinds: ['operationFailed', 'badAnswer'], maySucceed: true },
	// A read that is answered as if it were a change has no answer to give.
	'operation-endless': { kinds: ['unavailable', 'badAnswer'], maySucceed: true },
};
