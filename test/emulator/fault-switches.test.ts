// The switches of the faults: by flag and over HTTP, for whoever holds the token on this machine, and nobody else.
import { request } from 'node:http';
import { createFaultClient, faultKindNames, parseFault } from 'azure-ai-emulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../source/cli/parse.ts';
import { en } from '../../source/strings/en/index.ts';
import { shortDeadline } from '../helpers/patience.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const ask = (method: string, headers: Record<string, string>, body?: string): Promise<number> =>
	new Promise((resolve, reject) => {
		const sent = request(`${practice.server.endpoint}/_practice/faults`, { method, headers }, (answer) => {
			answer.resume();
			resolve(answer.statusCode ?? 0);
		});
		sent.once('error', reject);
		sent.end(body);
	});

describe('the route', () => {
	const signed = () => ({ authorization: `Bearer ${practice.server.token}` });

	it('tells, sets and takes away', async () => {
		const { get, set } = createFaultClient(practice.server.endpoint, practice.server.token);
		expect(await get()).toEqual([]);
		const fault = { kind: 'http-503' as const, match: '^GET .*accounts', times: 2 };
		expect(await set([fault])).toEqual([fault]);
		expect(await get()).toEqual([fault]);
		expect(await ask('DELETE', signed())).toBe(200);
		expect(await get()).toEqual([]);
	});

	it('is for whoever holds the token', async () => {
		const body = '{"faults":[{"kind":"http-500"}]}';
		expect(await ask('PUT', {}, body)).toBe(401);
		expect(await ask('PUT', { authorization: 'Bearer another' }, body)).toBe(401);
		expect(practice.server.faults.list()).toEqual([]);
	});

	it('is not there under another name than this machine’s', async () => {
		for (const host of ['evil.example', 'management.azure.com', '127.0.0.1.evil.example'])
			expect(await ask('GET', { ...signed(), host })).toBe(404);
	});

	it.each([
		'',
		'[]',
		'{"faults":[{"kind":"nonsense"}]}',
		'{"faults":[{"kind":"http-500","times":0}]}',
		'{"faults":[{"kind":"http-500","match":"("}]}',
		'{"faults":[{"kind":"http-500","match":7}]}',
	])('refuses %s whole', async (body) => {
		expect(await ask('PUT', signed(), body)).toBe(400);
		expect(practice.server.faults.list()).toEqual([]);
	});

	it('strikes what matches, as often as was said, and is never struck itself', async () => {
		practice.server.faults.set([{ kind: 'http-404', match: '/accounts\\?', times: 1 }]);
		const [first] = await practice.azure.subscriptions();
		await expect(practice.azure.accounts(first?.id ?? '')).rejects.toMatchObject({ kind: 'notFound' });
		expect((await practice.azure.accounts(first?.id ?? '')).length).toBe(17);
		practice.server.faults.set([{ kind: 'reset-before' }]);
		expect(await ask('DELETE', signed())).toBe(200);
	});
});

describe('a connection that is refused', () => {
	it('is to the program what a port without a listener is, and a reset to whoever comes by another way', async () => {
		const azure = practice.connectClient({ initialRetryDelay: 1, deadline: shortDeadline(1000) });
		practice.server.faults.set([{ kind: 'refused' }]);
		await expect(azure.subscriptions()).rejects.toMatchObject({ kind: 'network', facts: { code: 'ECONNREFUSED' } });
		await expect(fetch(`${practice.server.endpoint}/subscriptions`)).rejects.toMatchObject({
			cause: { code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) },
		});
		expect(practice.tenant.receivedRequests.filter(({ url }) => /\/subscriptions\?/.test(url))).toEqual([]);
		practice.server.faults.set([]);
		expect((await azure.subscriptions()).length).toBeGreaterThan(1);
	});
});

describe('the flag', () => {
	it('reads a name, a number and a place', () => {
		expect(parseFault('http-429')).toEqual({ kind: 'http-429' });
		expect(parseFault('half-body*3')).toEqual({ kind: 'half-body', times: 3 });
		expect(parseFault('html*1@^GET /subscriptions')).toEqual({ kind: 'html', times: 1, match: '^GET /subscriptions' });
		for (const wrong of ['', 'nonsense', 'html*0', 'html*x', 'html@(', 'html*'])
			expect(parseFault(wrong)).toBeUndefined();
		for (const name of faultKindNames) expect(parseFault(name)).toEqual({ kind: name });
	});

	it('may be given again, and belongs to a tenant of this program', () => {
		const read = (...argv: string[]) => parseCommandLine(['practice', ...argv], en, 'test');
		expect(read('--fault', 'html', '--fault', 'drip*2')).toMatchObject({ do: 'practice', faults: ['html', 'drip*2'] });
		expect(read('--serve', '--fault', 'html')).toMatchObject({ do: 'serve', faults: ['html'] });
		expect(read()).toMatchObject({ faults: [] });
		expect(read('--connect', 'http://127.0.0.1:1', '--fault', 'html')).toMatchObject({ do: 'print', code: 2 });
	});
});
