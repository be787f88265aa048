import type { CallOptions } from '../../model/azure.ts';
import type { SubdomainAvailability } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import type { SubscriptionId } from '../../model/resource-id.ts';
import { clean } from '../../shared/sanitise.ts';
import type { SdkClients } from '../sdk-clients.ts';

/** Resolves with the answer of `POST …/checkDomainAvailability`. Names of deleted accounts that can still be recovered are taken too. */
export const subdomainAvailability = async (
	{ cognitiveServices }: SdkClients,
	subscriptionId: SubscriptionId,
	name: string,
	kind: string,
	{ signal }: CallOptions,
): Promise<SubdomainAvailability> => {
	const type = 'Microsoft.CognitiveServices/accounts';
	const answer = await cognitiveServices(subscriptionId).checkDomainAvailability(name, type, {
		kind,
		abortSignal: signal,
	});
	if (typeof answer.isSubdomainAvailable !== 'boolean')
		throw new Problem('badAnswer', { detail: 'the answer does not say whether it is available', subject: name });
	return { isAvailable: answer.isSubdomainAvailable, reason: clean(answer.reason) };
};
