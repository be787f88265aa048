// A change leaves only with a token of the person who confirmed it.
import type { PipelinePolicy, PipelineRequest } from '@azure/core-rest-pipeline';
import { Problem } from '../../model/problem.ts';
import type { SignedInUser } from '../../model/resources.ts';
import { isSameUser } from '../../model/sign-in.ts';
import { signedInUserFrom } from '../token-claims.ts';

const senders = new WeakMap<PipelineRequest, SignedInUser>();

/** Restricts a request to tokens of this user. */
export const restrictSender = (request: PipelineRequest, sender: SignedInUser): void =>
	void senders.set(request, sender);

/**
 * Returns the policy that reads the token of a request after it was added: the credential may answer as another person than at
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
