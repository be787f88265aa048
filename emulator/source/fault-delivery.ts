// How the bytes of an answer arrive under a fault.
import type { ServerResponse } from 'node:http';
import type { Delivery } from './fault-behaviors.ts';
import type { HttpResponse } from './http.ts';

const writeHeaders = (response: ServerResponse, { status, headers }: HttpResponse, length: number) =>
	response.writeHead(status, { ...headers, 'content-length': String(length) });

const bodyBytes = ({ body }: HttpResponse): Buffer => Buffer.from(body ?? '{"value":[]}');

const resetConnection = (response: ServerResponse) => response.socket?.resetAndDestroy();

/** Bytes of a huge body a write, and in all: more than any client should take. */
const chunk = Buffer.alloc(256 * 1024, '0');
const hugeLength = 1024 * 1024 * 1024;

const sendHugeBody = (response: ServerResponse) => {
	let left = hugeLength;
	const more = () => {
		while (left > 0 && !response.destroyed) {
			left -= chunk.length;
			if (!response.write(chunk)) return void response.once('drain', more);
		}
		response.end();
	};
	response.write('{"value":["');
	more();
};

const sendByteByByte = (response: ServerResponse, body: Buffer) => {
	let at = 0;
	const timer = setInterval(() => {
		if (response.destroyed || at >= body.length) {
			clearInterval(timer);
			response.end();
		} else response.write(body.subarray(at, ++at));
	}, 1000);
	response.once('close', () => clearInterval(timer));
};

/** The request header by which the server knows that a proxy client asks. */
export const proxyHeader = 'x-practice-hop';

/** Sent to a proxy client alone, which throws what a port without a listener makes any client throw. */
export const connectionRefusedHeader = 'x-practice-refused';

/**
 * Sends an answer under a fault. A connected client cannot be refused: one without `createProxyClient` is reset instead.
 * `isOurHop`: the request came from a proxy client.
 */
export const deliverResponse = (
	response: ServerResponse,
	answer: HttpResponse,
	delivery: Delivery,
	isProxyClient = false,
): void => {
	const body = bodyBytes(answer);
	const half = body.subarray(0, Math.floor(body.length / 2));
	switch (delivery) {
		case 'whole':
			writeHeaders(response, answer, Buffer.byteLength(answer.body ?? '')).end(answer.body ?? '');
			return;
		case 'refused':
			if (isProxyClient) response.writeHead(421, { [connectionRefusedHeader]: 'true', 'content-length': '0' }).end();
			else resetConnection(response);
			return;
		case 'resetBefore':
			resetConnection(response);
			return;
		case 'resetMiddle':
			// The half has to be on its way before the reset, which drops unsent bytes.
			writeHeaders(response, answer, body.length).write(half, () => setTimeout(() => resetConnection(response), 10));
			return;
		case 'resetAfter':
			writeHeaders(response, answer, body.length).write(body, () => setTimeout(() => resetConnection(response), 10));
			return;
		case 'halfThenClose':
			writeHeaders(response, answer, body.length).write(half, () => response.socket?.end());
			return;
		case 'drip':
			sendByteByByte(writeHeaders(response, answer, body.length), body);
			return;
		case 'never':
			return;
		case 'huge':
			sendHugeBody(response.writeHead(200, { 'content-type': 'application/json' }));
			return;
	}
};
