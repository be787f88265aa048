// A change leaves as the person that confirmed it, or not at all.
import type { PipelinePolicy, PipelineRequest } from '@azure/core-rest-pipeline';
import { Problem } from '../../model/problem.ts';
import type { SignedInUser } from '../../model/resources.ts';
import { signedInUserFrom } from '../token-claims.ts';

const senders = new WeakMap<PipelineRequest, SignedInUser>();

/** The request may be sent with a token of this user alone. */
export const restrictSender = (request: PipelineRequest, sender: SignedInUser): void =>
	void senders.set(request, sender);

const isSameText = (a: string | undefined, b: string | undefined): boolean => a?.toLowerCase() === b?.toLowerCase();

/** By object id and tenant; a token that names nobody is of nobody else. */
const isSameUser = (a: SignedInUser, b: SignedInUser): boolean =>
	isSameText(a.objectId, b.objectId) && isSameText(a.tenantId, b.tenantId);

/**
 * Looks at the token that the request carries, after it was put on: the credential may answer as another person than at
 * sign-in, after `az login` in another window for one. Rejects with Problem `otherUser` before anything leaves.
 */
export const senderPolicy = (): PipelinePolicy => ({
	name: 'sender',
	sendRequest: async (request, next) => {
		const sender = senders.get(request);
		if (sender) {
			const [, token = ''] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
			const now = signedInUserFrom(token, sender.credential, sender.cloud);
			if (!isSameUser(sender, now)) throw new Problem('otherUser', { detail: `${sender.name} → ${now.name}` });
		}
		return next(request);
	},
});
