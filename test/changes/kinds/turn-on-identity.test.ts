// Switching on the identity of a host of every type: asked as its provider documents it, and nothing is lost by it.
import { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPracticeCredential } from '../../../emulator/source/access-tokens.ts';
import { apiVersions } from '../../../emulator/source/api-versions.ts';
import { createHttpClient } from '../../../source/azure/pipeline/http-client.ts';
import { planChange } from '../../../source/changes/plan.ts';
import type { HostType } from '../../../source/model/azure.ts';
import { hostTypeDefinitions, hostTypes } from '../../../source/model/host-types.ts';
import { Problem } from '../../../source/model/problem.ts';
import { buildHostIdentityRequest, keptIdentityName } from '../../helpers/host-identity-requests.ts';
import { findHost, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

/** The answers to an update, as the operation's specification lists them (see host-types.ts). */
const documented: Readonly<Record<HostType, { readonly statuses: readonly number[]; readonly isAtOnce?: true }>> = {
	virtualMachine: { statuses: [200, 202] },
	site: { statuses: [200, 202], isAtOnce: true },
	slot: { statuses: [200, 202], isAtOnce: true },
	containerApp: { statuses: [200, 202] },
	searchService: { statuses: [200], isAtOnce: true },
	apiManagement: { statuses: [200, 201, 202, 204] },
	workspace: { statuses: [200, 202] },
	foundryAccount: { statuses: [200, 201, 202, 204] },
	foundryProject: { statuses: [200, 201, 202, 204] },
};

/** The identity of the host of that id, read afresh. */
const identityOf = async (id: string) => {
	const { identity } = await practice.azure.host(id);
	return { isOn: identity.systemAssigned !== undefined, kept: identity.userAssigned.map(({ id: one }) => one) };
};

const nextOperation = () => {
	practice.time.now += 60_000;
};

describe.each(hostTypes)('%s', (type) => {
	it('is sent the whole set at a version of its provider, and keeps what it had', async () => {
		const { request, checks, targetId } = await planChange(
			practice.azure,
			await buildHostIdentityRequest(practice, type),
		);
		const { apiVersion, bothIdentityTypes, supportsIfMatch } = hostTypeDefinitions[type];
		expect(checks.filter(({ met }) => met !== 'yes')).toEqual([]);
		expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['mayWriteHost', 'identityKept']));
		expect(request).toMatchObject({ method: 'PATCH', path: targetId, apiVersion });
		expect(apiVersions[hostTypeDefinitions[type].resourceType.split('/')[0] ?? '']).toContain(apiVersion);
		expect(request.ifMatch !== undefined).toBe(supportsIfMatch);
		const [kept = ''] = (await identityOf(targetId)).kept;
		expect(kept.endsWith(`/${keptIdentityName}`)).toBe(true);
		expect(request.body).toEqual({ identity: { type: bothIdentityTypes, userAssignedIdentities: { [kept]: {} } } });

		const { status } = await practice.azure.send(request, { onProgress: nextOperation });
		expect(documented[type].statuses).toContain(status);
		expect(await identityOf(targetId)).toEqual({ isOn: true, kept: [kept] });
	});

	it('refuses a second change while the first is in progress, unless that was done at once', async () => {
		await practice.close();
		practice = await startPracticeTenant({ operationTime: 60_000 });
		const { request } = await planChange(practice.azure, await buildHostIdentityRequest(practice, type));
		const again = { ...request, ifMatch: undefined };
		const meanwhile = async () =>
			practice.azure.send(again).then(
				() => 'done',
				(error: unknown) => (error instanceof Problem ? `${error.kind} ${error.facts.status}` : String(error)),
			);
		let asked: Promise<string> | undefined;
		await practice.azure.send(again, {
			onProgress: ({ phase }) => {
				if (phase !== 'operation' || asked) return;
				asked = meanwhile().finally(() => {
					practice.time.now += 120_000;
				});
			},
		});
		expect(await (asked ?? meanwhile())).toBe(documented[type].isAtOnce ? 'done' : 'conflict 409');
	});

	it('loses its user-assigned identities to a change that names the other sort alone', async () => {
		const { targetId, request } = await planChange(practice.azure, await buildHostIdentityRequest(practice, type));
		const alone = { ...request, ifMatch: undefined, body: { identity: { type: 'SystemAssigned' } } };
		await practice.azure.send(alone, { onProgress: nextOperation });
		expect(await identityOf(targetId)).toEqual({ isOn: true, kept: [] });
	});

	it('is found again in the index by the name that it is read by', async () => {
		const { targetId } = await planChange(practice.azure, await buildHostIdentityRequest(practice, type));
		const { name } = await practice.azure.host(targetId);
		expect((await findHost(practice.azure, name)).id).toBe(targetId);
	});
});

it('Foundry accounts and projects answer the SDK of their provider as they answer here', async () => {
	const { endpoint, token } = practice.server;
	const { id } = await findHost(practice.azure, 'ai-contoso-studio/agents');
	const [, , subscription = '', , group = ''] = id.split('/');
	const client = new CognitiveServicesManagementClient(createPracticeCredential(token), subscription, {
		httpClient: createProxyClient(endpoint, createHttpClient()),
	});
	const project = await client.projects.get(group, 'ai-contoso-studio', 'agents');
	expect(project.identity?.type).toBe('SystemAssigned');
	const account = await client.accounts.get(group, 'ai-contoso-studio');
	expect(account.identity?.principalId).toBe(
		(await findHost(practice.azure, 'ai-contoso-studio')).identity.systemAssigned?.principalId,
	);
	const poller = await client.projects.beginUpdate(
		group,
		'ai-contoso-studio',
		'agents',
		{ identity: { type: 'None' } },
		{ updateIntervalInMs: 1 },
	);
	practice.time.now += 60_000;
	await poller.pollUntilDone();
	expect((await practice.azure.host(id)).identity.systemAssigned).toBeUndefined();
});
