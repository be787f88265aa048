// The tenant on a loopback socket, over plain HTTP.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Tenant } from './create.ts';
import { deliver } from './fault-delivery.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { answerFaults } from './faults-route.ts';
import { hopMark } from './last-hop.ts';
import { answer } from './tenant.ts';
import { isOf, practiceToken } from './tokens.ts';

export type Served = {
	readonly endpoint: string;
	readonly token: string;
	readonly faults: Faults;
	close(): Promise<void>;
};

export type ServeOptions = {
	readonly port?: number;
	readonly token?: string;
	/** On from the start. */
	readonly faults?: readonly Fault[];
	/** Milliseconds that every answer takes longer, as over a network. */
	readonly latency?: number;
};

/** No request of Resource Manager's is larger (4 MB, Microsoft Learn, Azure subscription limits). */
const maxBody = 4 * 1024 * 1024;

const read = async (request: IncomingMessage): Promise<string | undefined> => {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		size += (chunk as Buffer).length;
		if (size > maxBody) return undefined;
		chunks.push(chunk as Buffer);
	}
	return Buffer.concat(chunks).toString('utf8');
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
	Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.join(', ') : (value ?? ''),
		]),
	);

const send = (response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body = '') => {
	response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
	response.end(body);
};

/**
 * Serves on 127.0.0.1; port 0 takes a free one. The host a request was meant for is its `Host` header, so that calls to
 * an account's own endpoint arrive too. Rejects with the system's error when the port cannot be had.
 */
export const serve = async (
	tenant: Tenant,
	{ port = 0, token = practiceToken(tenant), faults: initial = [], latency = 0 }: ServeOptions = {},
): Promise<Served> => {
	const faults = createFaults(initial);
	const run = randomUUID();
	const server = createServer(async (request, response) => {
		try {
			const body = await read(request);
			if (body === undefined) return send(response, 413, { connection: 'close' });
			const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
			const url = `${scheme}://${request.headers.host ?? '127.0.0.1'}${request.url ?? '/'}`;
			if (!URL.canParse(url)) return send(response, 400, {});
			const incoming = { method: request.method ?? 'GET', url, headers: headersOf(request), body };
			const admin = answerFaults(faults, incoming, token, run);
			if (admin) return deliver(response, admin, 'whole');
			const now = tenant.options.clock();
			const ask = () => answer(tenant, incoming, (given) => isOf(token, given));
			const struck = faults.strike(incoming, ask, now, tenant.options.retryAfter);
			if (latency > 0) await delay(latency);
			deliver(response, struck.answer, struck.delivery, incoming.headers[hopMark] !== undefined);
		} catch (error) {
			// A bug in here must look like Azure's own trouble, not like a dead socket.
			const message = error instanceof Error ? error.message : String(error);
			send(
				response,
				500,
				{ 'content-type': 'application/json' },
				JSON.stringify({ error: { code: 'InternalServerError', message } }),
			);
		}
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve());
	});
	const { port: taken } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${taken}`,
		token,
		faults,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
};
