// Contoso's callers go on calling while the tenant runs, and are let in or refused like any caller.

import { isDataActionAllowed } from '../authorization.ts';
import { acceptsKeys } from '../data-plane.ts';
import { lower, type TenantState } from '../tenant-state.ts';
import type { DataPlaneRequest, SimulatedClient } from './monitor-types.ts';

const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';
const operationActions = {
	ChatCompletions_Create: `${openAi}/deployments/chat/completions/action`,
	Embeddings_Create: `${openAi}/deployments/embeddings/action`,
	Transcriptions_Create: 'Microsoft.CognitiveServices/accounts/SpeechServices/speechrest/transcriptions/write',
};

const createRequestRecord = (caller: SimulatedClient, at: number, status: number, delay: number): DataPlaneRequest => ({
	at,
	ingestedAt: at + delay,
	accountId: lower(caller.accountId),
	...('principalId' in caller.credential ? { callerObjectId: caller.credential.principalId } : {}),
	ip: caller.ip,
	operation: caller.operation ?? 'ChatCompletions_Create',
	deployment: caller.deployment,
	status,
});

/** Returns the calls before the tenant started: all of them succeeded. */
export const pastRequests = (callers: readonly SimulatedClient[], start: number): DataPlaneRequest[] =>
	callers.flatMap((caller) => {
		const rows: DataPlaneRequest[] = [];
		const end = start - (caller.lastCallAgo ?? 1);
		for (let at = start - caller.firstCallAgo; at < end; at += caller.pastInterval)
			rows.push(createRequestRecord(caller, at, 200, 0));
		return rows;
	});

const responseStatus = (tenant: TenantState, caller: SimulatedClient, held: string | undefined, at: number): number => {
	const account = tenant.resources.get(lower(caller.accountId));
	if (!account) return 404;
	if ('principalId' in caller.credential) {
		const action = operationActions[caller.operation ?? 'ChatCompletions_Create'];
		return isDataActionAllowed(tenant, caller.credential.principalId, account.id, action, at) ? 200 : 401;
	}
	if (!acceptsKeys({ tenant, now: at }, account)) return 403;
	const keys = tenant.accountKeys.get(lower(account.id));
	return held === keys?.key1 || held === keys?.key2 ? 200 : 401;
};

/** Where a team only waits for the role, its application changes over by itself, and leaves no key behind. */
const migrateWhenReady = (tenant: TenantState, one: TenantState['clients'][number], at: number): void => {
	const { pendingMigration, accountId, operation = 'ChatCompletions_Create' } = one.profile;
	if (
		!pendingMigration ||
		!isDataActionAllowed(tenant, pendingMigration.principalId, accountId, operationActions[operation], at)
	)
		return;
	one.profile = {
		...one.profile,
		credential: { principalId: pendingMigration.principalId },
		pendingMigration: undefined,
	};
	for (const { of, name } of pendingMigration.settingsToDelete)
		delete tenant.resources.get(lower(of))?.properties[name];
};

/** Most calls of one caller per advance; a clock that leaps would make thousands. */
const maxCallsPerAdvance = 20;

/** Lets the callers call up to now. Called before every request, so that each is answered by the state of its time. */
export const advanceClients = (tenant: TenantState, now: number): void => {
	for (const one of tenant.clients) {
		const { liveInterval } = one.profile;
		if (!liveInterval) continue;
		const due = Math.floor((now - one.lastCallAt) / liveInterval);
		for (let n = Math.max(1, due - maxCallsPerAdvance + 1); n <= due; n++) {
			const at = one.lastCallAt + n * liveInterval;
			migrateWhenReady(tenant, one, at);
			tenant.dataPlaneRequests.push(
				createRequestRecord(
					one.profile,
					at,
					responseStatus(tenant, one.profile, one.copiedKey, at),
					tenant.options.logDelay,
				),
			);
		}
		one.lastCallAt += Math.max(0, due) * liveInterval;
	}
};
