import type { CallOptions } from '../azure.ts';
import type { Availability } from '../evidence.ts';
import { Problem } from '../problem.ts';
import type { Reach } from '../reach.ts';
import { clean } from '../text.ts';

/** `POST …/checkDomainAvailability`. Names of deleted accounts that can still be recovered are taken too. */
export const subdomainAvailability = async (
	{ accounts }: Reach,
	subscriptionId: string,
	name: string,
	kind: string,
	{ signal }: CallOptions,
): Promise<Availability> => {
	const type = 'Microsoft.CognitiveServices/accounts';
	const answer = await accounts(subscriptionId).checkDomainAvailability(name, type, { kind, abortSignal: signal });
	if (typeof answer.isSubdomainAvailable !== 'boolean')
		throw new Problem('badAnswer', { detail: 'the answer does not say whether it is available', subject: name });
	return { isAvailable: answer.isSubdomainAvailable, reason: clean(answer.reason) };
};
