// How the bytes of an answer arrive when something is wrong with the way.
import type { ServerResponse } from 'node:http';
import type { Delivery } from './fault-kinds.ts';
import type { Answer } from './http.ts';

const headed = (response: ServerResponse, { status, headers }: Answer, length: number) =>
	response.writeHead(status, { ...headers, 'content-length': String(length) });

const bodyOf = ({ body }: Answer): Buffer => Buffer.from(body ?? '{"value":[]}');

const reset = (response: ServerResponse) => response.socket?.resetAndDestroy();

/** Bytes of a huge body a write, and in all: more than any client should take. */
const chunk = Buffer.alloc(256 * 1024, '0');
const hugeLength = 1024 * 1024 * 1024;

const pour = (response: ServerResponse) => {
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

const drip = (response: ServerResponse, body: Buffer) => {
	let at = 0;
	const timer = setInterval(() => {
		if (response.destroyed || at >= body.length) {
			clearInterval(timer);
			response.end();
		} else response.write(body.subarray(at, ++at));
	}, 1000);
	response.once('close', () => clearInterval(timer));
};

/** Told to our own last hop alone, which makes of it what a port without a listener is to whoever asks. */
export const refusal = 'x-practice-refused';

/**
 * Who has been connected cannot be refused: a program that comes by another way than `lastHop` is reset instead.
 * `isOurHop`: it came by that one.
 */
export const deliver = (response: ServerResponse, answer: Answer, delivery: Delivery, isOurHop = false): void => {
	const body = bodyOf(answer);
	const half = body.subarray(0, Math.floor(body.length / 2));
	switch (delivery) {
		case 'whole':
			headed(response, answer, Buffer.byteLength(answer.body ?? '')).end(answer.body ?? '');
			return;
		case 'refused':
			if (isOurHop) response.writeHead(421, { [refusal]: 'true', 'content-length': '0' }).end();
			else reset(response);
			return;
		case 'resetBefore':
			reset(response);
			return;
		case 'resetMiddle':
			// The half has to be under way before the reset, which throws away what is not.
			headed(response, answer, body.length).write(half, () => setTimeout(() => reset(response), 10));
			return;
		case 'resetAfter':
			headed(response, answer, body.length).write(body, () => setTimeout(() => reset(response), 10));
			return;
		case 'halfThenClose':
			headed(response, answer, body.length).write(half, () => response.socket?.end());
			return;
		case 'drip':
			drip(headed(response, answer, body.length), body);
			return;
		case 'never':
			return;
		case 'huge':
			pour(response.writeHead(200, { 'content-type': 'application/json' }));
			return;
	}
};
