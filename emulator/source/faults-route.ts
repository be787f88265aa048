// The switches of the faults over HTTP: GET, PUT and DELETE of /_practice/faults on the served tenant, and their client.
import { type Fault, type Faults, faultNames, toFault } from './faults.ts';
import { type Answer, empty, type Incoming, json } from './http.ts';

export const faultsPath = '/_practice/faults';

const state = (faults: Faults, run: string): Answer => json(200, { faults: faults.list(), kinds: faultNames, run });

const readBody = (body: string | undefined): readonly Fault[] | undefined => {
	try {
		const { faults } = JSON.parse(body ?? '') as { faults?: unknown };
		if (!Array.isArray(faults) || faults.length > 100) return undefined;
		const read = faults.flatMap((one) => toFault(one) ?? []);
		return read.length === faults.length ? read : undefined;
	} catch {
		return undefined;
	}
};

const hosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Undefined for any other path. `run` names this tenant among all that were ever served. Needs the tenant's token, and the address of this machine in the Host header, so that
 * no page in a browser can reach it by a name of its own.
 */
export const answerFaults = (faults: Faults, request: Incoming, token: string, run: string): Answer | undefined => {
	const { pathname, hostname } = new URL(request.url);
	if (pathname !== faultsPath) return undefined;
	if (!hosts.has(hostname)) return empty(404);
	if (request.headers.authorization !== `Bearer ${token}`) return empty(401);
	if (request.method === 'GET') return state(faults, run);
	if (request.method !== 'PUT' && request.method !== 'DELETE') return empty(405, { allow: 'GET, PUT, DELETE' });
	const next = request.method === 'PUT' ? readBody(request.body) : [];
	if (!next) return json(400, { error: { code: 'InvalidFault', message: `kinds: ${faultNames.join(', ')}` } });
	faults.set(next);
	return state(faults, run);
};

/** Tells one served tenant from another that had its address before; '' for a server that does not say. */
export const servedRun = async (endpoint: string, token: string): Promise<string> => {
	try {
		const response = await fetch(new URL(faultsPath, endpoint), { headers: { authorization: `Bearer ${token}` } });
		const { run } = (await response.json()) as { run?: unknown };
		return response.ok && typeof run === 'string' ? run : '';
	} catch {
		return '';
	}
};

/** The switches of a served tenant, in this process or another. Reject with what fetch rejects with. */
export type FaultSwitches = {
	readonly get: () => Promise<readonly Fault[]>;
	readonly set: (faults: readonly Fault[]) => Promise<readonly Fault[]>;
};

export const faultSwitches = (endpoint: string, token: string): FaultSwitches => {
	const ask = async (method: string, body?: string) => {
		const response = await fetch(new URL(faultsPath, endpoint), {
			method,
			headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
			...(body ? { body } : {}),
		});
		if (!response.ok) throw new Error(`${method} ${faultsPath}: ${response.status}`);
		return ((await response.json()) as { faults: readonly Fault[] }).faults;
	};
	return { get: () => ask('GET'), set: (faults) => ask('PUT', JSON.stringify({ faults })) };
};
