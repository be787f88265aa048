// What each fault may look like to whoever asked. A fault that is added to the tenant does not compile until it is here.

import type { FaultKind } from '../../emulator/source/practice.ts';
import type { ProblemKind } from '../../source/model/problem.ts';

type Expected = {
	/** Kinds of Problem that tell it as it is. */
	readonly kinds: readonly ProblemKind[];
	/** Whether a call that is struck every time may still succeed, with the true answer. */
	readonly mayPass?: boolean;
	/** Whether a read is tried again, so that one strike is got over. */
	readonly passes?: boolean;
	/** Answered by nothing: the deadline ends it. */
	readonly isSilent?: boolean;
};

export const expected: Readonly<Record<FaultKind, Expected>> = {
	'http-429-seconds': { kinds: ['throttled'], passes: true },
	'http-429-date': { kinds: ['throttled'], passes: true },
	'http-429': { kinds: ['throttled'], passes: true },
	'http-429-long': { kinds: ['throttled'] },
	'http-503-seconds': { kinds: ['unavailable'], passes: true },
	'http-408': { kinds: ['unavailable'], passes: true },
	'http-500': { kinds: ['unavailable'], passes: true },
	'http-502': { kinds: ['unavailable'], passes: true },
	'http-503': { kinds: ['unavailable'], passes: true },
	'http-504': { kinds: ['unavailable'], passes: true },
	'http-401': { kinds: ['notSignedIn'] },
	'http-401-claims': { kinds: ['claimsRequired'], passes: true },
	'http-403': { kinds: ['forbidden'] },
	'http-404': { kinds: ['notFound'] },
	'http-409': { kinds: ['conflict'] },
	'http-412': { kinds: ['moved'] },
	refused: { kinds: ['network'], passes: true },
	'reset-before': { kinds: ['network'], passes: true },
	'reset-middle': { kinds: ['network'], passes: true },
	'reset-after': { kinds: ['network'], mayPass: true, passes: true },
	'half-body': { kinds: ['network'], passes: true },
	'answer-lost': { kinds: ['network'], passes: true },
	'no-answer': { kinds: ['unavailable'], isSilent: true },
	'no-answer-acted': { kinds: ['unavailable'], isSilent: true },
	drip: { kinds: ['unavailable'], isSilent: true },
	huge: { kinds: ['badAnswer'] },
	'not-json': { kinds: ['badAnswer'] },
	html: { kinds: ['badAnswer'] },
	'html-as-json': { kinds: ['badAnswer'] },
	'empty-object': { kinds: ['badAnswer'] },
	'empty-page': { kinds: [], mayPass: true, passes: true },
	'repeating-page': { kinds: ['badAnswer'], mayPass: true },
	'operation-fails': { kinds: ['operationFailed', 'badAnswer'], mayPass: true },
	'operation-cancelled': { kinds: ['operationFailed', 'badAnswer'], mayPass: true },
	// A read that is answered as if it were a change has no answer to give.
	'operation-endless': { kinds: ['unavailable', 'badAnswer'], mayPass: true },
};
