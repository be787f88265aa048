// The log of requests: it holds what the list allows and nothing else, for any answer of Azure or the network.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpHeaders, createPipelineRequest, type HttpClient, RestError } from '@azure/core-rest-pipeline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RequestLogEntry, withRequestLog } from '../../../source/azure/pipeline/request-logging.ts';
import { logsWritten, openLogFile } from '../../../source/storage/log-file.ts';

const canarySecret = 'CANARY-of-a-secret';

const logRequest = async (inner: HttpClient['sendRequest'], url: string): Promise<RequestLogEntry> => {
	const told: RequestLogEntry[] = [];
	const request = createPipelineRequest({
		url,
		method: 'POST',
		headers: createHttpHeaders({
			authorization: `Bearer ${canarySecret}`,
			'api-key': canarySecret,
			cookie: canarySecret,
		}),
		body: JSON.stringify({ key1: canarySecret }),
	});
	await withRequestLog({ sendRequest: inner }, (one) => told.push(one), Date.now)
		.sendRequest(request)
		.catch(() => undefined);
	expect(told.length).toBe(1);
	return told[0] as RequestLogEntry;
};

const url = `https://management.azure.com/subscriptions/s?api-version=2025-06-01&$filter=${canarySecret}&$skipToken=${canarySecret}`;

describe('a request in the log', () => {
	it('has its address, status and ids', async () => {
		const one = await logRequest(
			async (request) => ({
				request,
				status: 429,
				headers: createHttpHeaders({
					'x-ms-request-id': 'abc',
					'retry-after': '17',
					'set-cookie': canarySecret,
					'x-ms-correlation-request-id': `${canarySecret}"\n`,
				}),
				bodyAsText: JSON.stringify({ key1: canarySecret }),
			}),
			url,
		);
		expect(one).toMatchObject({
			method: 'POST',
			url: 'https://management.azure.com/subscriptions/s?api-version=2025-06-01&$filter=REDACTED&$skipToken=REDACTED',
			status: 429,
			headers: { requestId: 'abc', retryAfter: '17', correlationId: 'REDACTED' },
		});
		expect(JSON.stringify(one)).not.toContain(canarySecret);
	});

	it('has a code where no answer came, never the words', async () => {
		const error = new RestError(`socket of ${canarySecret}`, { code: 'ECONNRESET' });
		expect(await logRequest(async () => Promise.reject(error), url)).toMatchObject({ code: 'ECONNRESET', headers: {} });
		expect(await logRequest(async () => Promise.reject(new TypeError(canarySecret)), url)).toMatchObject({
			code: 'TypeError',
		});
		expect(await logRequest(async () => Promise.reject({ code: `${canarySecret} 1` }), url)).toMatchObject({
			code: 'unknown',
		});
	});

	it('has nothing of an address that is none, or of who is named before its host', async () => {
		const fails: HttpClient['sendRequest'] = async () => Promise.reject(new Error('no'));
		expect((await logRequest(fails, `not an address ${canarySecret}`)).url).toBe('REDACTED');
		expect(
			(await logRequest(fails, `https://${canarySecret}:${canarySecret}@management.azure.com/x#${canarySecret}`)).url,
		).toBe('https://management.azure.com/x');
	});
});

describe.skipIf(process.platform === 'win32')('the file of the log', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	it('is for its owner alone, and goes on where it was', async () => {
		const file = join(folder, 'log.jsonl');
		await writeFile(file, '{"before":true}\n', { mode: 0o644 });
		(await openLogFile(file, () => 0))({ status: 200 });
		await logsWritten();
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		expect(await readFile(file, 'utf8')).toBe('{"before":true}\n{"at":"1970-01-01T00:00:00.000Z","status":200}\n');
	});

	it('stops where the disk is full, and nothing else does', async () => {
		const write = await openLogFile('/dev/full', Date.now);
		expect(() => write({ status: 200 })).not.toThrow();
		await logsWritten();
	});
});
