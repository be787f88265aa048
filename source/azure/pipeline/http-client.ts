// The client that reaches the network. The SDKs' own client never settles when a compressed answer is cut off, because the
// error of the socket does not reach the decompressor behind it; and it keeps every byte, without a limit.
import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request as secureRequest } from 'node:https';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createInflate } from 'node:zlib';
import { createHttpHeaders, type HttpClient, type PipelineRequest, RestError } from '@azure/core-rest-pipeline';
import { Problem } from '../../model/problem.ts';
import { clean } from '../../shared/sanitise.ts';
import { readablePath } from './request-path.ts';

/** Most bytes of an answer, unpacked. The largest page that Resource Manager or Resource Graph sends is a fraction of it. */
export const maxResponseBytes = 32 * 1024 * 1024;

const decoders: Readonly<Record<string, () => ReturnType<typeof createGunzip> | ReturnType<typeof createInflate>>> = {
	gzip: createGunzip,
	deflate: createInflate,
};

const bodyCollector = (maxBytes: number, subject: string | undefined) => {
	const chunks: Buffer[] = [];
	let size = 0;
	const into = new Writable({
		write: (chunk: Buffer, _, done) => {
			size += chunk.length;
			if (size > maxBytes)
				return done(new Problem('badAnswer', { code: 'TooLarge', detail: `> ${maxBytes} bytes`, subject }));
			chunks.push(chunk);
			done();
		},
	});
	return { into, text: () => Buffer.concat(chunks).toString('utf8') };
};

/**
 * Returns the client. It rejects with RestError for a failure of the network, with Problem `badAnswer` for an answer over `most` bytes, with
 * AbortError when the request's signal says so. Keeps connections; honours the agent of a proxy.
 */
export const createHttpClient = (maxBytes = maxResponseBytes): HttpClient => {
	const agents = { 'http:': new PlainAgent({ keepAlive: true }), 'https:': new Agent({ keepAlive: true }) };
	const openRequest = (request: PipelineRequest, url: URL) => {
		if (url.protocol !== 'https:' && !request.allowInsecureConnection)
			throw new Problem('foreignHost', { subject: clean(request.url) });
		const isPlain = url.protocol === 'http:';
		const sent = (isPlain ? plainRequest : secureRequest)(url, {
			method: request.method,
			headers: request.headers.toJSON({ preserveCase: true }),
			agent: (request.agent as PlainAgent | undefined) ?? agents[isPlain ? 'http:' : 'https:'],
			...request.tlsSettings,
			...(request.abortSignal ? { signal: request.abortSignal as AbortSignal } : {}),
		});
		sent.end(typeof request.body === 'string' ? request.body : undefined);
		return sent;
	};
	return {
		sendRequest: async (request) => {
			const url = new URL(request.url);
			try {
				const sent = openRequest(request, url);
				const answer = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
					sent.once('response', resolve);
					sent.on('error', reject);
				});
				const headers = createHttpHeaders();
				for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
				const status = answer.statusCode ?? 0;
				const { into, text } = bodyCollector(maxBytes, readablePath(request.url));
				const decoder = decoders[headers.get('content-encoding') ?? '']?.();
				await (decoder ? pipeline(answer, decoder, into) : pipeline(answer, into));
				return { request, status, headers, bodyAsText: text() };
			} catch (error) {
				if (error instanceof Problem || request.abortSignal?.aborted) throw error;
				const { message, code } = error as NodeJS.ErrnoException;
				throw new RestError(message, { code: code ?? RestError.REQUEST_SEND_ERROR, request });
			}
		},
	};
};
