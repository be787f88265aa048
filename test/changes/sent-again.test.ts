// A request that Azure put off leaves once more only after all that it rests on was looked at again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ApplyOptions, apply } from '../../source/changes/apply.ts';
import { confirm } from '../../source/changes/confirm.ts';
import { planChange } from '../../source/changes/plan.ts';
import type { Reassess } from '../../source/changes/reassessment.ts';
import type { Check } from '../../source/model/check.ts';
import { openJournal } from '../../source/storage/journal.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { buildInterceptingClient } from '../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let practice: PracticeTenant;
let folder: string;
beforeEach(async () => {
	practice = await startPracticeTenant();
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterEach(async () => {
	await practice.close();
	await rm(folder, { recursive: true, force: true });
});

const resourceOf = (id: string) => {
	const resource = practice.tenant.resources.get(id.toLowerCase());
	if (!resource) throw new Error(`${id} is not there`);
	return resource;
};

/** Turns keys off in a tenant that puts the first request off; resolves with what came of it and how often it was sent. */
const applyWhenPutOff = async ({ reassess, wait }: Partial<Pick<ApplyOptions, 'reassess' | 'wait'>>) => {
	let sent = 0;
	const azure = practice.connectClient({
		httpClient: buildInterceptingClient(practice, ({ method }) => {
			if (method !== 'PATCH') return undefined;
			sent += 1;
			return sent === 1 ? { status: 409, body: { error: { code: 'RequestConflict', message: 'busy' } } } : undefined;
		}),
	});
	const { id } = await findAccount(azure, 'aoai-contoso-batch');
	const input = { ...buildDisableKeysInput(id), evidence: [{ id: 'noKeyConnections', met: 'yes' }] } as const;
	const change = await planChange(azure, { kind: 'disableKeys', input });
	const confirmed = confirm(change, { typedText: change.targetName });
	if (typeof confirmed === 'string') throw new Error(confirmed);
	const result = await apply(confirmed, {
		azure,
		reassess,
		journal: openJournal({
			file: join(folder, 'journal.jsonl'),
			clock: () => practice.time.now,
			newId: () => crypto.randomUUID(),
			program: 'test',
		}),
		me: await azure.signedInUser(),
		wait: wait ?? practice.wait,
		onProgress: () => undefined,
	});
	return { result, sent };
};

/** The evidence of the input, until it is asked for the second time: then one check has become worse. */
const reassessWorseSecond = (): Reassess => {
	let assessments = 0;
	return async (request) => {
		assessments += 1;
		if (request.kind !== 'disableKeys') return undefined;
		const checks = request.input.evidence.map(
			({ id, met }): Check => ({ id: id as Check['id'], weight: 'proves', met: assessments > 1 ? 'no' : met }),
		);
		return { checks, request, naming: (text) => text };
	};
};

it('is not sent again where the evidence has become worse meanwhile', async () => {
	const { result, sent } = await applyWhenPutOff({ reassess: reassessWorseSecond() });
	expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'moved', facts: { unmet: 'noKeyConnections' } } });
	expect(sent).toBe(1);
});

it('is not sent again where something blocks it now', async () => {
	const { id } = await findAccount(practice.azure, 'aoai-contoso-batch');
	const { result, sent } = await applyWhenPutOff({
		wait: async () => {
			practice.tenant.locks.push({ scope: id, name: 'hold', level: 'ReadOnly' });
		},
	});
	expect(result).toMatchObject({ outcome: 'failed', problem: { kind: 'moved', facts: { unmet: 'noReadOnlyLock' } } });
	expect(sent).toBe(1);
});

it('waits on where Azure still works on the account, and is sent once that is at rest', async () => {
	const { id } = await findAccount(practice.azure, 'aoai-contoso-batch');
	let waits = 0;
	const { result, sent } = await applyWhenPutOff({
		wait: async (milliseconds) => {
			waits += 1;
			resourceOf(id).properties.provisioningState = waits < 3 ? 'Accepted' : 'Succeeded';
			await practice.wait(milliseconds);
		},
	});
	expect(result).toMatchObject({ outcome: 'done' });
	expect({ sent, waits }).toEqual({ sent: 2, waits: 3 });
});
