// The tenant on a loopback socket, over plain HTTP.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createPracticeToken, isTenantToken } from './access-tokens.ts';
import type { Tenant } from './create-tenant.ts';
import { handleFaultRequest } from './fault-admin.ts';
import { deliverResponse, proxyHeader } from './fault-delivery.ts';
import { createFaultInjector, type Fault, type FaultInjector } from './fault-injector.ts';
import { handleRequest } from './handle-request.ts';

export type TenantServer = {
	readonly endpoint: string;
	readonly token: string;
	readonly faults: FaultInjector;
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
const maxBodyBytes = 4 * 1024 * 1024;

const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		size += (chunk as Buffer).length;
		if (size > maxBodyBytes) return undefined;
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

const sendResponse = (
	response: ServerResponse,
	status: number,
	headers: Readonly<Record<string, string>>,
	body = '',
) => {
	response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
	response.end(body);
};

/**
 * Resolves with the server, on 127.0.0.1; port 0 takes a free one. The host a request was meant for is its `Host` header, so that calls to
 * an account's own endpoint arrive too. Rejects with the system's error when the port is taken.
 */
export const serve = async (
	tenant: Tenant,
	{ port = 0, token = createPracticeToken(tenant), faults: initial = [], latency = 0 }: ServeOptions = {},
): Promise<TenantServer> => {
	const faults = createFaultInjector(initial);
	const run = randomUUID();
	const server = createServer(async (request, response) => {
		try {
			const body = await readBody(request);
			if (body === undefined) return sendResponse(response, 413, { connection: 'close' });
			const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
			const url = `${scheme}://${request.headers.host ?? '127.0.0.1'}${request.url ?? '/'}`;
			if (!URL.canParse(url)) return sendResponse(response, 400, {});
			const incoming = { method: request.method ?? 'GET', url, headers: headersOf(request), body };
			const faultResponse = handleFaultRequest(faults, incoming, token, run);
			if (faultResponse) return deliverResponse(response, faultResponse, 'whole');
			const now = tenant.options.clock();
			const respond = () => handleRequest(tenant, incoming, (given) => isTenantToken(token, given));
			const faulted = faults.apply(incoming, respond, now, tenant.options.retryAfter);
			if (latency > 0) await delay(latency);
			deliverResponse(response, faulted.answer, faulted.delivery, incoming.headers[proxyHeader] !== undefined);
		} catch (error) {
			// A bug in the emulator answers as a 500 of Azure would, not as a dead socket.
			const message = error instanceof Error ? error.message : String(error);
			sendResponse(
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
	const { port: assignedPort } = server.address() as AddressInfo;
	return {
		endpoint: `http://127.0.0.1:${assignedPort}`,
		token,
		faults,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
};
