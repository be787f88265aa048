// The outcome of a change when Azure answers late, in part, or not at all, and when another person makes one too.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpHeaders, type PipelineRequest, type PipelineResponse, RestError } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AzureClientOptions } from '../../source/azure/sdk-clients.ts';
import { type ApplyOptions, apply } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { changeRecords } from '../../source/changes/history.ts';
import { planChange } from '../../source/changes/plan.ts';
import { reconcile } from '../../source/changes/reconcile.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { roleAssignmentId } from '../../source/model/rbac/role-assignments.ts';
import { type Journal, openJournal } from '../../source/storage/journal.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { findHost, isWriteRequest, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let folder: string;
let practice: PracticeTenant;
let journal: Journal;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
	practice = await startPracticeTenant();
	let id = 0;
	journal = openJournal({
		file: join(folder, 'journal.jsonl'),
		clock: () => practice.time.now,
		newId: () => `${++id}`,
		program: 'test',
	});
});
afterEach(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

type Intercept = (request: PipelineRequest) => Promise<PipelineResponse> | undefined;

const buildResponse = (
	request: PipelineRequest,
	status: number,
	headers: Record<string, string> = {},
	body: unknown = {},
) =>
	Promise.resolve({
		request,
		status,
		headers: createHttpHeaders({ 'content-type': 'application/json', ...headers }),
		bodyAsText: JSON.stringify(body),
	});

const isPoll = ({ url }: PipelineRequest) => /operation(Statuses|Results)/i.test(url);

/** `meddle` answers in Azure's place, or undefined to let it. */
const applyIntercepted = async (
	request: ChangeRequest,
	meddle: Intercept = () => undefined,
	{ connection = {}, ...options }: Partial<ApplyOptions> & { connection?: Partial<AzureClientOptions> } = {},
) => {
	const change = await planChange(practice.azure, request);
	const confirmed = confirm(change, {
		typedText: change.confirmation.by === 'name' ? change.confirmation.name : '',
		choice: 'yes',
	});
	if (typeof confirmed === 'string') throw new Error(confirmed);
	const network = createProxyClient(practice.server.endpoint);
	const azure = practice.connectClient({
		httpClient: { sendRequest: (request) => meddle(request) ?? network.sendRequest(request) },
		initialRetryDelay: 1,
		...connection,
	});
	const me = await practice.azure.signedInUser();
	const { wait } = practice;
	return apply(confirmed, { azure, journal, me, wait, onProgress: () => undefined, ...options });
};

const changeStates = async () => changeRecords(await journal.entries()).map(({ state }) => state);

describe('once Azure has accepted the request', () => {
	const network = (request: PipelineRequest) =>
		Promise.reject(new RestError('the line is cut', { code: 'REQUEST_SEND_ERROR', request }));
	const polls: readonly (readonly [string, Intercept])[] = [
		['is answered with 429 for an hour', (request) => buildResponse(request, 429, { 'retry-after': '3600' })],
		['is answered with 500', (request) => buildResponse(request, 500)],
		['is refused', (request) => buildResponse(request, 403)],
		['is refused as unsigned', (request) => buildResponse(request, 401)],
		['finds nothing', (request) => buildResponse(request, 404)],
		['is not reached', network],
		[
			'ends in a page of something else',
			(request) => buildResponse(request, 200, { 'content-type': 'text/html' }, 'login'),
		],
	];

	it.each(polls)('a poll that %s leads to a look, and never to a failure', async (_, meddle) => {
		for (const kind of ['turnOnIdentity', 'disableKeys'] as const) {
			const result = await applyIntercepted(await changeRequestBuilders[kind](practice), (request) =>
				isPoll(request) ? meddle(request) : undefined,
			);
			expect([kind, result]).toMatchObject([kind, { outcome: 'done', ours: true }]);
		}
		expect(await changeStates()).toEqual(['done', 'done']);
	});

	it.each(polls)('a poll that %s is no failure where Azure is still at it', async (_, meddle) => {
		const hop = createProxyClient(practice.server.endpoint);
		let before: string | undefined;
		const result = await applyIntercepted(await changeRequestBuilders.turnOnIdentity(practice), (request) => {
			if (isPoll(request)) return meddle(request);
			if (request.method !== 'GET' || !/containerApps\/[^/]+\?/i.test(request.url)) return undefined;
			return hop.sendRequest(request).then((response) => {
				before ??= response.bodyAsText ?? '';
				return { ...response, bodyAsText: before };
			});
		});
		expect(result.outcome).toBe('open');
		expect(await changeStates()).toEqual(['open']);
	});

	it('a foreign address to poll leads to a fresh read', async () => {
		const hop = createProxyClient(practice.server.endpoint);
		const result = await applyIntercepted(await changeRequestBuilders.turnOnIdentity(practice), (request) =>
			isWriteRequest(request)
				? hop.sendRequest(request).then((response) => {
						response.headers.set('azure-asyncoperation', 'https://elsewhere.example/operations/1');
						return response;
					})
				: undefined,
		);
		expect(result).toMatchObject({ outcome: 'done' });
	});

	it('a credential that fails meanwhile leads to a look', async () => {
		let isOver = false;
		const token = { token: practice.server.token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
		const credential = {
			getToken: async () => {
				if (!isOver) return token;
				isOver = false;
				throw Object.assign(new Error('az: please run az login'), { name: 'CredentialUnavailableError' });
			},
		};
		const result = await applyIntercepted(
			await changeRequestBuilders.turnOnIdentity(practice),
			(request) => {
				if (!isWriteRequest(request)) return undefined;
				const answer = createProxyClient(practice.server.endpoint).sendRequest(request);
				return answer.then((response) => {
					isOver = true;
					return response;
				});
			},
			// The SDK keeps a token until shortly before its end: one that has ended is asked for at each request.
			{
				connection: {
					credential: { getToken: async () => ({ ...(await credential.getToken()), expiresOnTimestamp: 0 }) },
				},
			},
		);
		expect(result).toMatchObject({ outcome: 'done' });
	});

	it('what cannot be looked at either stays open', async () => {
		let isSent = false;
		const result = await applyIntercepted(await changeRequestBuilders.turnOnIdentity(practice), (request) => {
			if (isSent) return buildResponse(request, 429, { 'retry-after': '3600' });
			isSent = isWriteRequest(request);
			return undefined;
		});
		expect(result).toMatchObject({ outcome: 'open', problem: { kind: 'throttled' } });
		const [found] = await reconcile(practice.azure, journal);
		expect(found?.verdict).toBe('done');
	});
});

describe('before a request is sent again', () => {
	const twice = (status: number, headers: Record<string, string>, code: string, meanwhile: () => void): Intercept => {
		let sent = 0;
		return (request) => {
			if (!isWriteRequest(request) || sent > 0) return undefined;
			sent += 1;
			meanwhile();
			return buildResponse(request, status, headers, { error: { code, message: 'Not now.' } });
		};
	};
	const putOff = [
		['429', 429, { 'retry-after': '2' }, 'TooManyRequests'],
		['429 without a time', 429, {}, 'TooManyRequests'],
		['503 with a time', 503, { 'retry-after': '2' }, 'ServerBusy'],
		['409', 409, {}, 'RequestConflict'],
	] as const;
	const account = () =>
		[...practice.tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-chat')?.properties ?? {};

	it.each(putOff)('after %s it goes on where nothing has moved', async (_, status, headers, code) => {
		const result = await applyIntercepted(
			await changeRequestBuilders.disableKeys(practice),
			twice(status, headers, code, () => undefined),
		);
		expect(result).toMatchObject({ outcome: 'done', ours: true });
		expect(practice.writeRequests().length).toBe(1);
	});

	it.each(putOff)('after %s what somebody else has done is not done again', async (_, status, headers, code) => {
		const meddle = twice(status, headers, code, () => {
			account().disableLocalAuth = true;
		});
		expect(await applyIntercepted(await changeRequestBuilders.disableKeys(practice), meddle)).toMatchObject({
			outcome: 'done',
			ours: false,
		});
		expect(practice.writeRequests()).toEqual([]);
		expect(await changeStates()).toEqual(['heldAlready']);
	});

	it.each(putOff)('after %s what somebody else has changed is not overwritten', async (_, status, headers, code) => {
		const meddle = twice(status, headers, code, () => {
			account().customSubDomainName = 'moved';
		});
		const result = await applyIntercepted(await changeRequestBuilders.disableKeys(practice), meddle);
		expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'moved' } });
		expect(practice.writeRequests()).toEqual([]);
	});

	it('an identity that the role service does not know is looked for at each try', async () => {
		const request = (await changeRequestBuilders.assignRole(practice)) as Extract<
			ChangeRequest,
			{ kind: 'assignRole' }
		>;
		let refused = 0;
		const meddle: Intercept = (request) => {
			if (!isWriteRequest(request) || refused === 3) return undefined;
			refused += 1;
			return buildResponse(request, 400, {}, { error: { code: 'PrincipalNotFound', message: 'Not there yet.' } });
		};
		expect(await applyIntercepted(request, meddle)).toMatchObject({ outcome: 'done', ours: true });
		expect(refused).toBe(3);
	});

	it('an hour is not waited for, and nothing was done', async () => {
		const meddle: Intercept = (request) =>
			isWriteRequest(request) ? buildResponse(request, 429, { 'retry-after': '3600' }) : undefined;
		const result = await applyIntercepted(await changeRequestBuilders.disableKeys(practice), meddle);
		expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'throttled' } });
	});
});

describe('a read that is behind', () => {
	it('is waited for: half a minute of the value of before is no failure', async () => {
		const since = practice.time.now;
		const hop = createProxyClient(practice.server.endpoint);
		let before: string | undefined;
		const result = await applyIntercepted(await changeRequestBuilders.turnOnIdentity(practice), (request) => {
			if (request.method !== 'GET' || !/containerApps\/[^/]+\?/i.test(request.url)) return undefined;
			return hop.sendRequest(request).then((response) => {
				before ??= response.bodyAsText ?? '';
				return practice.time.now - since < 20_000 ? { ...response, bodyAsText: before } : response;
			});
		});
		expect(result).toMatchObject({ outcome: 'done' });
	});
});

describe('a role', () => {
	const grant = async () => {
		const request = (await changeRequestBuilders.assignRole(practice)) as Extract<
			ChangeRequest,
			{ kind: 'assignRole' }
		>;
		const { accountId, roleId, principalId } = request.input;
		const made = (id: string, more: object = {}) => ({
			id,
			name: id.split('/').pop() ?? '',
			scope: accountId,
			roleDefinitionId: roleId,
			principalId,
			principalType: 'ServicePrincipal',
			createdOn: '2026-11-24T08:00:00Z',
			createdBy: 'somebody-else',
			effectiveAt: 0,
			...more,
		});
		const put = (one: ReturnType<typeof made>) => practice.tenant.roleAssignments.set(one.id.toLowerCase(), one);
		const under = (name: string) => `${accountId}/providers/Microsoft.Authorization/roleAssignments/${name}`;
		return { request, made, put, under };
	};
	const other = '0b0b0b0b-1111-4222-8333-444444444444';

	it('assigned already under a condition blocks, and does not count as the role', async () => {
		const { request, made, put, under } = await grant();
		put(made(under(other), { condition: '@Resource[x] StringEquals y' }));
		const { checks } = await planChange(practice.azure, request);
		expect(checks).toContainEqual({
			id: 'noConditionalGrant',
			weight: 'blocks',
			met: 'no',
			subjects: [expect.objectContaining({ name: `${other}: @Resource[x] StringEquals y` })],
		});
	});

	it('assigned by another person under a condition at the last moment is no success', async () => {
		const { request, made, put, under } = await grant();
		const result = await applyIntercepted(request, (request) => {
			if (isWriteRequest(request)) put(made(under(other), { condition: '@Resource[x] StringEquals y' }));
			return undefined;
		});
		expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'alreadyAssigned' } });
	});

	it('assigned by another person at the last moment, under another name or ours, is not ours', async () => {
		for (const name of [other, '']) {
			const { request, made, put, under } = await grant();
			const id = name ? under(name) : roleAssignmentId(request.input);
			const result = await applyIntercepted(request, (request) => {
				if (isWriteRequest(request)) put(made(id));
				return undefined;
			});
			expect(result).toMatchObject({ outcome: 'done', ours: false });
			practice.tenant.roleAssignments.delete(id.toLowerCase());
		}
	});

	it('that another person assigned while our request never left is not ours after a crash', async () => {
		for (const name of [other, '']) {
			const { request, made, put, under } = await grant();
			const me = await practice.azure.signedInUser();
			await journal.recordIntent(await planChange(practice.azure, request), me);
			const id = name ? under(name) : roleAssignmentId(request.input);
			put(made(id));
			expect((await reconcile(practice.azure, journal)).map(({ verdict }) => verdict)).toEqual(['done']);
			expect((await changeStates()).at(-1)).toBe('heldAlready');
			practice.tenant.roleAssignments.delete(id.toLowerCase());
		}
		const { request, made, put } = await grant();
		const me = await practice.azure.signedInUser();
		await journal.recordIntent(await planChange(practice.azure, request), me);
		put(made(roleAssignmentId(request.input), { createdBy: me.objectId }));
		await reconcile(practice.azure, journal);
		expect((await changeStates()).at(-1)).toBe('done');
	});

	it('is taken back only while it is the one that was given', async () => {
		const { made, put } = await grant();
		const request = (await changeRequestBuilders.removeRoleAssignment(practice)) as Extract<
			ChangeRequest,
			{ kind: 'removeRoleAssignment' }
		>;
		const ours = async () =>
			(await planChange(practice.azure, request)).checks.find(({ id }) => id === 'assignmentIsOurs')?.met;
		expect(await ours()).toBe('yes');
		practice.tenant.roleAssignments.delete(request.input.assignmentId.toLowerCase());
		expect(await ours()).toBe('no');
		put(made(request.input.assignmentId));
		expect(await ours()).toBe('no');
	});

	it('removed leaves assignments at other scopes, and the change names them', async () => {
		const { made, put } = await grant();
		const request = await changeRequestBuilders.removeRoleAssignment(practice);
		expect((await planChange(practice.azure, request)).about).toMatchObject({ left: 'no', through: '' });
		const [group = ''] = request.input.accountId.split('/providers/');
		const id = `${group}/providers/Microsoft.Authorization/roleAssignments/${other}`;
		put(made(id, { scope: group }));
		const { about } = await planChange(practice.azure, request);
		expect(about).toMatchObject({ left: 'yes', through: expect.stringContaining('Cognitive Services OpenAI User (') });
	});
});

describe('a virtual machine', () => {
	const request = async (): Promise<ChangeRequest> => {
		const { input } = await changeRequestBuilders.turnOnIdentity(practice);
		const host = await findHost(practice.azure, 'vm-dev-01');
		return { kind: 'turnOnIdentity', input: { ...input, hostId: host.id } as never };
	};

	it('that another person changes at the same moment is refused, not overwritten', async () => {
		const asked = await request();
		const result = await applyIntercepted(asked, (request) => {
			const host = [...practice.tenant.resources.values()].find(({ name }) => name === 'vm-dev-01');
			if (isWriteRequest(request) && host) host.etag = '"another"';
			return undefined;
		});
		expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'moved', facts: { status: 412 } } });
		const host = await findHost(practice.azure, 'vm-dev-01');
		expect(host.identity.systemAssigned).toBeUndefined();
	});

	it('is sent what was seen of it', async () => {
		const change = await planChange(practice.azure, await request());
		expect(await applyIntercepted(await request())).toMatchObject({ outcome: 'done' });
		const [sent] = practice.tenant.receivedRequests.filter(isWriteRequest);
		expect(sent?.headers['if-match']).toBe(change.request.ifMatch);
		const [intended] = await journal.entries();
		expect(intended).toMatchObject({ change: { request: { ifMatch: change.request.ifMatch } } });
	});
});

describe('user-assigned identities', () => {
	it('that are there and not listed are not sent, so nothing is', async () => {
		const { input } = await changeRequestBuilders.turnOnIdentity(practice);
		const hostId = 'hostId' in input ? input.hostId : '';
		const host = practice.tenant.resources.get(hostId.toLowerCase());
		if (host) host.identity = { type: 'UserAssigned' };
		const { checks } = await planChange(practice.azure, { kind: 'turnOnIdentity', input } as ChangeRequest);
		expect(checks.find(({ id }) => id === 'identityKept')).toMatchObject({ met: 'unknown', weight: 'blocks' });
	});

	it('that are sent along take the right to assign each of them, which Managed Identity Operator gives', async () => {
		const request = await changeRequestBuilders.turnOnIdentity(practice);
		const host = practice.tenant.resources.get('hostId' in request.input ? request.input.hostId.toLowerCase() : '');
		const partner = `/subscriptions/${practice.tenant.subscriptions[5]?.subscriptionId}/resourceGroups`;
		const shared = `${partner}/rg-shared/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared`;
		const closed = shared.replace('rg-shared', 'rg-closed').replace('id-shared', 'id-closed');
		const ids = { principalId: 'a', clientId: 'b' };
		const checkWith = async (...named: readonly string[]) => {
			if (host)
				host.identity = {
					type: 'UserAssigned',
					userAssignedIdentities: Object.fromEntries(named.map((id) => [id, ids])),
				};
			return (await planChange(practice.azure, request)).checks.find(({ id }) => id === 'mayAssignIdentities');
		};
		expect(await checkWith(shared)).toMatchObject({ met: 'yes', weight: 'blocks' });
		expect(await checkWith(shared, closed)).toMatchObject({
			met: 'no',
			weight: 'blocks',
			subjects: [expect.objectContaining({ kind: 'identity', name: 'id-closed' })],
		});
		expect(await checkWith()).toBeUndefined();
	});
});
