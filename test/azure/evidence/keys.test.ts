// Asking for the keys, read by the real client from the served tenant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { interceptPath } from '../../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';
import { problemOf } from '../../helpers/problem-of.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const idOf = async (name: string) => (await findAccount(practice.azure, name)).id;

describe('asking for the keys', () => {
	const asked = async (name: string) => (await practice.azure.tryListKeys(await idOf(name))).answer;

	it('tells that they are there, off, or not to be listed', async () => {
		expect(await asked('aoai-contoso-chat')).toBe('listed');
		expect(await asked('aoai-contoso-portal')).toBe('keysDisabled');
		expect(await asked('aoai-kensho-02')).toBe('forbidden');
		expect(await asked('aoai-contoso-audit')).toBe('other');
	});

	it('tells nothing where Azure is overloaded or not reached', async () => {
		const throttled = interceptPath(practice, /listKeys/, {
			status: 429,
			body: { error: { code: 'TooManyRequests', message: 'wait' } },
		});
		expect((await problemOf(throttled.tryListKeys(await idOf('aoai-contoso-chat')))).kind).toBe('throttled');
	});

	it('passes as a read, and gives one key for a deliberate copy', async () => {
		const azure = practice.connectClient({ readOnly: true });
		const id = await idOf('aoai-contoso-chat');
		const [one, two] = [await azure.readKey(id, 'key1'), await azure.readKey(id, 'key2')];
		expect([one, two].every((key) => key.length >= 32)).toBe(true);
		expect(one).not.toBe(two);
		expect(JSON.stringify(await azure.tryListKeys(id))).not.toContain(one);
	});

	it.each([
		['a body that is not JSON', (key: string) => ({ status: 200, body: `{"key1":"${key}",` })],
		['a body of another shape', (key: string) => ({ status: 200, body: [{ value: key }] })],
		['a failure that quotes it', (key: string) => ({ status: 501, body: { error: { code: 'X', message: key } } })],
		[
			'a refusal that quotes it',
			(key: string) => ({ status: 403, body: { error: { code: key, message: `no ${key}` } } }),
		],
	])('throws no key, not even with %s', async (_, reply) => {
		const id = await idOf('aoai-contoso-chat');
		const key = await practice.azure.readKey(id, 'key1');
		const azure = interceptPath(practice, /listKeys/, reply(key));
		const answer = await azure.tryListKeys(id).then(JSON.stringify, collectErrorText);
		expect(answer).not.toContain(key);
		const problem = await problemOf(azure.readKey(id, 'key1'));
		expect(collectErrorText(problem)).not.toContain(key);
	});
});

/** All that an error holds, hidden members and causes too. */
const collectErrorText = (error: unknown): string => {
	const seen = new Set<unknown>();
	const walk = (value: unknown): string => {
		if (typeof value !== 'object' || value === null) return String(value);
		if (seen.has(value)) return '';
		seen.add(value);
		return Reflect.ownKeys(value)
			.map((name) => `${String(name)} ${walk(Reflect.get(value, name))}`)
			.join('\n');
	};
	return walk(error);
};
