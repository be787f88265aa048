// The account's keys: the one place that asks for them. No value leaves but through `key`.
import type { CallOptions } from '../../model/azure.ts';
import type { ListKeysAnswer, WhichKey } from '../../model/evidence.ts';
import { Problem } from '../../model/problem.ts';
import { groupOf, nameOf, subscriptionOf } from '../../model/resource-id-parts.ts';
import type { Reach } from '../sdk-clients.ts';
import { type Holds, holdsOf } from './compare.ts';
import { withoutBodies } from './without-bodies.ts';

const listKeys = ({ accounts, clock }: Reach, accountId: string, { signal }: CallOptions) =>
	withoutBodies(async () => {
		const client = accounts(subscriptionOf(accountId)).accounts;
		const { key1, key2 } = await client.listKeys(groupOf(accountId), nameOf(accountId), { abortSignal: signal });
		if (!key1 && !key2) throw new Problem('badAnswer', { detail: 'the answer has no keys', subject: accountId });
		return { key1: key1 ?? '', key2: key2 ?? '' };
	}, clock);

/** Digests of the account's keys to compare with. */
export const readHolds = async (reach: Reach, accountId: string, options: CallOptions): Promise<Holds> =>
	holdsOf(await listKeys(reach, accountId, options));

/** Not empty; rejects with `badAnswer` where Azure sends none. */
export const key = async (reach: Reach, accountId: string, which: WhichKey, options: CallOptions): Promise<string> => {
	const value = (await listKeys(reach, accountId, options))[which];
	if (!value) throw new Problem('badAnswer', { detail: `the answer has no ${which}`, subject: accountId });
	return value;
};

/** "Failed to list key. disableLocalAuth is set to be true", a 400 of code BadRequest. */
const keysDisabled = /disableLocalAuth/i;

const answerOf = ({ kind, facts: { status, detail = '' } }: Problem): ListKeysAnswer['answer'] => {
	if (status === 400 && keysDisabled.test(detail)) return 'keysDisabled';
	return kind === 'forbidden' ? 'forbidden' : 'other';
};

const isAnswer = ({ kind, facts: { status = 0 } }: Problem) =>
	status >= 400 && status < 500 && kind !== 'throttled' && kind !== 'notSignedIn' && kind !== 'claimsRequired';

/** Rejects where nothing was said about the keys: the network, signing in, an overload. */
export const askListKeys = async (reach: Reach, accountId: string, options: CallOptions): Promise<ListKeysAnswer> => {
	try {
		await listKeys(reach, accountId, options);
		return { answer: 'listed', detail: '' };
	} catch (error) {
		if (!(error instanceof Problem) || !isAnswer(error)) throw error;
		return { answer: answerOf(error), detail: error.facts.detail ?? error.facts.code ?? '' };
	}
};
