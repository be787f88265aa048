// The switches of the faults over HTTP: GET, PUT and DELETE of /_practice/faults on the served tenant, and their client.
import { type Fault, type FaultInjector, faultFromJson, faultKindNames } from './fault-injector.ts';
import { empty, type HttpRequest, type HttpResponse, json } from './http.ts';

export const faultsPath = '/_practice/faults';

const faultState = (faults: FaultInjector, run: string): HttpResponse =>
	json(200, { faults: faults.list(), kinds: faultKindNames, run });

const parseFaultList = (body: string | undefined): readonly Fault[] | undefined => {
	try {
		const { faults } = JSON.parse(body ?? '') as { faults?: unknown };
		if (!Array.isArray(faults) || faults.length > 100) return undefined;
		const read = faults.flatMap((one) => faultFromJson(one) ?? []);
		return read.length === faults.length ? read : undefined;
	} catch {
		return undefined;
	}
};

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Answers a request to the switches; undefined for any other path. `run` is the id of this server run. Needs the tenant's token, and the address of this machine in the Host header, so that
 * no page in a browser can reach it by a name of its own.
 */
export const handleFaultRequest = (
	faults: FaultInjector,
	request: HttpRequest,
	token: string,
	run: string,
): HttpResponse | undefined => {
	const { pathname, hostname } = new URL(request.url);
	if (pathname !== faultsPath) return undefined;
	if (!loopbackHosts.has(hostname)) return empty(404);
	if (request.headers.authorization !== `Bearer ${token}`) return empty(401);
	if (request.method === 'GET') return faultState(faults, run);
	if (request.method !== 'PUT' && request.method !== 'DELETE') return empty(405, { allow: 'GET, PUT, DELETE' });
	const next = request.method === 'PUT' ? parseFaultList(request.body) : [];
	if (!next) return json(400, { error: { code: 'InvalidFault', message: `kinds: ${faultKindNames.join(', ')}` } });
	faults.set(next);
	return faultState(faults, run);
};

/** Resolves with the run id of a served tenant, which differs from that of an earlier one at its address; '' for a server without one. */
export const fetchServerRunId = async (endpoint: string, token: string): Promise<string> => {
	try {
		const response = await fetch(new URL(faultsPath, endpoint), { headers: { authorization: `Bearer ${token}` } });
		const { run } = (await response.json()) as { run?: unknown };
		return response.ok && typeof run === 'string' ? run : '';
	} catch {
		return '';
	}
};

/** The switches of a served tenant, in this process or another. Reject with what fetch rejects with. */
export type FaultClient = {
	readonly get: () => Promise<readonly Fault[]>;
	readonly set: (faults: readonly Fault[]) => Promise<readonly Fault[]>;
};

/** Returns a client for the faults of a served tenant. Its methods reject with an Error for any status but 2xx. */
export const createFaultClient = (endpoint: string, token: string): FaultClient => {
	const send = async (method: string, body?: string) => {
		const response = await fetch(new URL(faultsPath, endpoint), {
			method,
			headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
			...(body ? { body } : {}),
		});
		if (!response.ok) throw new Error(`${method} ${faultsPath}: ${response.status}`);
		return ((await response.json()) as { faults: readonly Fault[] }).faults;
	};
	return { get: () => send('GET'), set: (faults) => send('PUT', JSON.stringify({ faults })) };
};
