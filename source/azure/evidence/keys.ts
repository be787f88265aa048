// The account's keys: the one file that asks for them. No value leaves but through `readKey`.
import type { KeyMatcher } from '../../key-sources/source.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { KeyName, ListKeysResult } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { type AccountId, resourceGroupOf, resourceNameOf, subscriptionIdOf } from '../../model/resource-id.ts';
import type { SdkClients } from '../sdk-clients.ts';
import { createKeyMatcher } from './key-matcher.ts';
import { withoutResponseBodies } from './without-response-bodies.ts';

const listKeys = ({ cognitiveServices, clock }: SdkClients, accountId: AccountId, { signal }: CallOptions) =>
	withoutResponseBodies(async () => {
		const client = cognitiveServices(subscriptionIdOf(accountId)).accounts;
		const { key1, key2 } = await client.listKeys(resourceGroupOf(accountId), resourceNameOf(accountId), {
			abortSignal: signal,
		});
		if (!key1 && !key2) throw new Problem('badAnswer', { detail: 'the answer has no keys', subject: accountId });
		return { key1: key1 ?? '', key2: key2 ?? '' };
	}, clock);

/** Resolves with the matcher of the account's keys, by their digests. */
export const readKeyMatcher = async (
	clients: SdkClients,
	accountId: AccountId,
	options: CallOptions,
): Promise<KeyMatcher> => createKeyMatcher(await listKeys(clients, accountId, options));

/** Resolves with one key, never empty. Rejects with Problem `badAnswer` where Azure sends none. */
export const readKey = async (
	clients: SdkClients,
	accountId: AccountId,
	which: KeyName,
	options: CallOptions,
): Promise<string> => {
	const value = (await listKeys(clients, accountId, options))[which];
	if (!value) throw new Problem('badAnswer', { detail: `the answer has no ${which}`, subject: accountId });
	return value;
};

/** "Failed to list key. disableLocalAuth is set to be true", a 400 of code BadRequest. */
const keysDisabledMessage = /disableLocalAuth/i;

const answerOf = ({ kind, facts: { status, detail = '' } }: Problem): ListKeysResult['answer'] => {
	if (status === 400 && keysDisabledMessage.test(detail)) return 'keysDisabled';
	return kind === 'forbidden' ? 'forbidden' : 'other';
};

const isListKeysAnswer = ({ kind, facts: { status = 0 } }: Problem) =>
	status >= 400 && status < 500 && kind !== 'throttled' && kind !== 'notSignedIn' && kind !== 'claimsRequired';

/** Resolves with Azure's answer. Rejects where the answer says nothing about the keys: the network, the sign-in, an overload. */
export const tryListKeys = async (
	clients: SdkClients,
	accountId: AccountId,
	options: CallOptions,
): Promise<ListKeysResult> => {
	try {
		await listKeys(clients, accountId, options);
		return { answer: 'listed', detail: '' };
	} catch (error) {
		if (!(error instanceof Problem) || !isListKeysAnswer(error)) throw error;
		return { answer: answerOf(error), detail: error.facts.detail ?? error.facts.code ?? '' };
	}
};
