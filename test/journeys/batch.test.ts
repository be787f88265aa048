// Many at once: selected, planned, left out, confirmed by number and word, carried out, gone on with, undone together.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import { batchRecords } from '../../source/changes/history.ts';
import { planChange } from '../../source/changes/plan.ts';
import { languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { buildDisableKeysInput, recordNothingCalls } from '../helpers/account-notes.ts';
import { buildInterceptingClient, forbiddenResponse } from '../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const readyAccounts = ['aoai-contoso-chat', 'aoai-contoso-dev', 'aoai-contoso-search'];
const otherAccounts = ['aoai-contoso-portal', 'aoai-contoso-regional', 'aoai-contoso-claims', 'aoai-contoso-batch'];

const accountIdOf = (practice: PracticeTenant, name: string): string =>
	[...practice.tenant.resources.values()].find((one) => one.name === name)?.id ?? '';
const keyAuth = async (name: string) => (await findAccount(program.practice.azure, name)).keyAuth;

/** It is on record that nothing calls the ready ones. */
const seedPreparedAccounts: RenderAppOptions['seed'] = async (practice, journal) => {
	for (const name of readyAccounts) await recordNothingCalls(journal, accountIdOf(practice, name));
};

const openScreen = async (on: Screen, options: RenderAppOptions) => {
	program = await renderApp({
		columns: 120,
		rows: 40,
		seed: seedPreparedAccounts,
		start: [{ name: 'subscriptions' }, on],
		...options,
	});
};

const openList = async (options: RenderAppOptions = {}) => {
	await openScreen({ name: 'accounts', subscriptionId: undefined }, options);
	await program.waitForText('aoai-contoso-chat');
};

/** The plan for these accounts, as if they had been selected. */
const openPlan = async (names: readonly string[], options: RenderAppOptions = {}) => {
	const practice = options.practice ?? (await startPracticeTenant());
	const accountIds = names.map((name) => accountIdOf(practice, name));
	await openScreen({ name: 'plan', accountIds, action: 'disable' }, { ...options, practice });
	await program.waitForText(
		program.strings.plan.heads.disable(names.filter((name) => readyAccounts.includes(name)).length),
	);
};

const typeConfirmation = async (words: string) => {
	await program.press('Enter');
	await program.waitForText(program.strings.plan.typeWords, `\n${program.strings.plan.label}`);
	await program.type(words);
	await program.waitForText(`${program.strings.plan.label} ${words}`);
	await program.press('Enter');
};

describe.each(languages)('many at once in %s', (language) => {
	it('plans for the ready accounts, says why the others are excluded, and undoes all together', async () => {
		await openPlan([...readyAccounts, ...otherAccounts], { language, rows: 180, columns: 160 });
		const { strings, practice, journal } = program;
		const screen = await program.waitForText(strings.plan.leftOut(4), strings.plan.onFailure.stop);
		const squeezed = screen.replace(/[\s»]/g, '');
		for (const why of ['held', 'refused', 'notReady', 'first'] as const)
			expect(squeezed).toContain(strings.plan.why[why].replace(/\s/g, ''));
		// Each request on screen is what is sent in the end.
		const shown = readyAccounts.map((name) => `PATCH ${accountIdOf(practice, name)}`);
		for (const request of shown) expect(squeezed).toContain(request.replace(/\s/g, ''));
		expect(squeezed.split('{"properties":{"disableLocalAuth":true}}').length - 1).toBe(3);
		program.terminal.resize(100, 30);

		await typeConfirmation('7 disable');
		await program.waitForText(strings.plan.wrongWords('3 disable'));
		expect(practice.writeRequests()).toEqual([]);
		await program.press('Esc');
		await program.waitForText(strings.plan.save);
		await typeConfirmation('3 disable');
		await program.waitForText(strings.plan.ended(3, 0, 0));
		expect(practice.writeRequests()).toEqual(shown);
		const sent = practice.tenant.receivedRequests.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
		expect(sent).toEqual(readyAccounts.map(() => ({ properties: { disableLocalAuth: true } })));
		for (const name of readyAccounts) expect(await keyAuth(name)).toBe('off');
		const intents = (await journal.entries()).flatMap((entry) => (entry.type === 'intended' ? [entry] : []));
		expect(new Set(intents.map(({ batch }) => batch)).size).toBe(1);
		expect(intents.map(({ change }) => `${change.request.method} ${change.request.path}`)).toEqual(shown);

		await program.press('h');
		await program.waitForText(strings.plan.undoAll(3));
		await program.press('U');
		await program.waitForText(strings.plan.heads.enable(3));
		await typeConfirmation('3 enable');
		await program.waitForText(strings.plan.ended(3, 0, 0));
		for (const name of readyAccounts) expect(await keyAuth(name)).toBe('on');
		const [first, second] = batchRecords(await journal.entries());
		expect(first?.undoableAccountIds).toEqual([]);
		expect(second?.planned.action).toBe('enable');
	});
});

it('takes every selected account to the plan, also those that the filter hides', async () => {
	await openList();
	const { strings } = program;
	for (const name of ['contoso-dev', 'contoso-chat']) {
		await program.press('/');
		await program.type(name);
		await program.press('Enter', ' ', 'Esc');
	}
	await program.waitForText(strings.plan.selected(2));
	await program.press('P');
	await program.waitForText(strings.plan.heads.disable(2));
	await program.press('Esc');
	await program.waitForText(strings.plan.selected(2));
});

it.each(languages)('groups the accounts that are excluded for the same reasons, in %s', async (language) => {
	const practice = await startPracticeTenant();
	const accountIds = readyAccounts.map((name) => accountIdOf(practice, name));
	const unprepared: RenderAppOptions['seed'] = async () => undefined;
	await openScreen({ name: 'plan', accountIds, action: 'disable' }, { practice, language, seed: unprepared });
	const { plan } = program.strings;
	const screen = await program.waitForText(plan.leftOut(3), `✖ ${plan.batchSize(3)}`);
	expect(screen).toContain(readyAccounts.join(', '));
	expect(screen.replace(/\s/g, '').split(plan.why.first.replace(/\s/g, '')).length).toBe(2);
});

it('selects all that are shown, and lets go of them', async () => {
	await openList();
	const { strings } = program;
	await program.press('P');
	await program.waitForText(strings.plan.nothingSelected);
	await program.press('/');
	await program.type('contoso-c');
	await program.press('Enter', 'A');
	const screen = await program.waitForText(strings.plan.selected(1).slice(1));
	const [, count = '0'] = /(\d+) selected/.exec(screen) ?? [];
	expect(Number(count)).toBeGreaterThan(2);
	expect(screen.split('\n').filter((line) => /^[› ] ✔/.test(line)).length).toBe(Number(count));
	await program.press('A');
	await program.waitForTextGone('selected');
});

/** A tenant in which a lock appears on one account after the plan was made, and goes when the test says so. */
const lockAccount = async (name: string) => {
	const practice = await startPracticeTenant();
	const lock = { isOn: true };
	const body = { error: { code: 'ScopeLocked', message: 'locked by lock-freeze' } };
	const httpClient = buildInterceptingClient(practice, ({ method, url }) =>
		lock.isOn && method === 'PATCH' && url.includes(name) ? { status: 409, body } : undefined,
	);
	return { lock, options: { practice, connection: { httpClient } } };
};

it('stops at the first failure, and goes on from the history with what is left', async () => {
	const { lock, options } = await lockAccount('aoai-contoso-dev');
	await openPlan(readyAccounts, options);
	const { strings, journal } = program;
	await program.waitForText(strings.plan.onFailure.stop);
	await typeConfirmation('3 disable');
	await program.waitForText(strings.plan.ended(1, 1, 1), strings.plan.outcomes.notBegun);
	expect(await keyAuth('aoai-contoso-search')).toBe('on');

	lock.isOn = false;
	await program.press('h');
	await program.waitForText(strings.plan.goOn(2), strings.plan.undoAll(1));
	await program.press('P');
	await program.waitForText(strings.plan.heads.disable(2));
	await typeConfirmation('2 disable');
	await program.waitForText(strings.plan.ended(2, 0, 0));
	const batches = batchRecords(await journal.entries());
	expect(
		batches.map(({ unfinishedAccountIds, undoableAccountIds }) => [
			unfinishedAccountIds.length,
			undoableAccountIds.length,
		]),
	).toEqual([[0, 3]]);
});

it('goes on after a failure where that was chosen beforehand', async () => {
	const { options } = await lockAccount('aoai-contoso-dev');
	await openPlan(readyAccounts, options);
	const { strings } = program;
	await program.press('Tab');
	await program.waitForText(strings.plan.onFailure.goOn);
	await typeConfirmation('3 disable');
	await program.waitForText(strings.plan.ended(2, 1, 0));
	expect(await Promise.all(readyAccounts.map(keyAuth))).toEqual(['off', 'on', 'off']);
});

describe.each(languages)('a plan that another change has overtaken, in %s', (language) => {
	const resource = (practice: PracticeTenant, name: string) => {
		const found = practice.tenant.resources.get(accountIdOf(practice, name).toLowerCase());
		if (!found) throw new Error(name);
		return found;
	};

	it.each([
		[
			'a lock',
			(practice: PracticeTenant) =>
				practice.tenant.locks.push({
					scope: accountIdOf(practice, 'aoai-contoso-dev'),
					name: 'lock-new',
					level: 'ReadOnly',
				}),
			'lock-new',
		],
		[
			'another subdomain',
			(practice: PracticeTenant) => {
				resource(practice, 'aoai-contoso-dev').properties.customSubDomainName = 'somebody-elses';
			},
			'somebody-elses',
		],
	] as const)(
		'is refused for the account where there is %s, which is named; the others go on',
		async (_, meddle, named) => {
			await openPlan(readyAccounts, { language });
			const { strings, practice } = program;
			await program.press('Tab');
			await program.waitForText(strings.plan.onFailure.goOn);
			meddle(practice);
			await typeConfirmation('3 disable');
			await program.waitForText(strings.plan.ended(2, 1, 0), strings.problems.moved.title.slice(0, 20));
			await program.waitForAnyText([named]);
			expect(await Promise.all(readyAccounts.map(keyAuth))).toEqual(['off', 'on', 'off']);
		},
	);
});

it('goes on after a crash in the middle: a fresh read shows what is done', async () => {
	await openList({
		seed: async (practice, journal) => {
			for (const name of readyAccounts) await recordNothingCalls(journal, accountIdOf(practice, name));
			const accountIds = readyAccounts.map((name) => accountIdOf(practice, name));
			const me = await practice.azure.signedInUser();
			const batch = await journal.recordBatch({ action: 'disable', accountIds, onFailure: 'stop' }, me.name);
			const changeRequest = { kind: 'disableKeys', input: buildDisableKeysInput(accountIds[0] ?? '') } as const;
			const change = await planChange(practice.azure, changeRequest);
			await journal.recordIntent(change, me, batch);
			// The request left, and nobody was there for the answer.
			await practice.azure.send(change.request);
		},
	});
	const { strings, journal, practice } = program;
	const before = practice.writeRequests().length;
	await program.press('Esc');
	await program.waitForText('Contoso Sandbox');
	await program.press('h');
	await program.waitForText(strings.history.states.done, strings.plan.goOn(2));
	await program.press('P');
	await program.waitForText(strings.plan.heads.disable(2));
	await typeConfirmation('2 disable');
	await program.waitForText(strings.plan.ended(2, 0, 0));
	expect(practice.writeRequests().length - before).toBe(2);
	expect(batchRecords(await journal.entries()).map(({ undoableAccountIds }) => undoableAccountIds.length)).toEqual([3]);
});

it('goes on behind other screens, is found again, and stops after the one under way', async () => {
	const practice = await startPracticeTenant();
	const hop = createProxyClient(practice.server.endpoint);
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	const httpClient: HttpClient = {
		sendRequest: async (request) => {
			if (request.method === 'PATCH' && request.url.includes('aoai-contoso-dev')) await released;
			return hop.sendRequest(request);
		},
	};
	const accountIds = readyAccounts.map((name) => accountIdOf(practice, name));
	program = await renderApp({
		practice,
		connection: { httpClient },
		seed: seedPreparedAccounts,
		start: [
			{ name: 'subscriptions' },
			{ name: 'accounts', subscriptionId: undefined },
			{ name: 'plan', accountIds, action: 'disable' },
		],
	});
	const { strings } = program;
	await program.waitForText(strings.plan.heads.disable(3));
	await typeConfirmation('3 disable');
	await program.waitForText(strings.plan.running(1, 3));
	await program.press('z');
	await program.waitForText(strings.plan.stopping);
	await program.press('Esc');
	await program.waitForText(strings.flight.inProgress, 'ai-contoso-studio');
	// Leaving has to be meant.
	await program.press('q');
	await program.waitForText(strings.shell.operationRunning('aoai-contoso-dev').slice(0, 60));
	await program.press('f');
	await program.waitForText(strings.plan.stopping);
	await program.press('Esc');
	await program.waitForText('ai-contoso-studio');
	release();
	await program.waitForText(strings.plan.ended(2, 0, 1));
	expect(await Promise.all(readyAccounts.map(keyAuth))).toEqual(['off', 'off', 'on']);
});

it('names the subscription that it scans, of how many, and can be left meanwhile', async () => {
	const practice = await startPracticeTenant();
	const hop = createProxyClient(practice.server.endpoint);
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	let asked = 0;
	const httpClient: HttpClient = {
		sendRequest: async (request) => {
			// Progress is told some times a second.
			practice.time.now += 200;
			if (/^\/subscriptions\/[^/]+\/providers\/[^/]+\/permissions$/i.test(new URL(request.url).pathname)) {
				asked += 1;
				if (asked > 2) await released;
			}
			return hop.sendRequest(request);
		},
	};
	const accountIds = readyAccounts.map((name) => accountIdOf(practice, name));
	await openScreen({ name: 'plan', accountIds, action: 'disable' }, { practice, connection: { httpClient } });
	const { plan } = program.strings;
	await program.waitForText(
		plan.evaluating('0', '3'),
		plan.scanningForKeys('', '').slice(0, 60),
		'Contoso AI Production',
	);
	await program.press('Esc');
	await program.waitForTextGone(plan.cancelHint);
	release();
	expect(practice.writeRequests()).toEqual([]);
});

it('can be called off while it is planned', async () => {
	await openList();
	const { strings } = program;
	await program.press('A', 'P', 'Esc');
	await program.waitForText(strings.lists.onlyKeysOn, strings.plan.selected(1).slice(1));
	expect(program.practice.writeRequests()).toEqual([]);
});

it('saves the plan as a file for its reader alone', async () => {
	await openPlan([...readyAccounts.slice(0, 1), ...otherAccounts.slice(0, 1)]);
	const { strings, stateDir, practice } = program;
	await program.press('S');
	await program.waitForText('plan-2026-11-24T');
	const file = join(stateDir, 'plans', 'plan-2026-11-24T09-00-00-000Z.md');
	const text = await readFile(file, 'utf8');
	expect(text).toContain(`    PATCH ${accountIdOf(practice, 'aoai-contoso-chat')}?api-version=`);
	expect(text).toContain('    {"properties":{"disableLocalAuth":true}}');
	expect(text).toContain(strings.plan.why.held);
	expect(text).toContain(strings.plan.acceptedRisk('for the test'));
	if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
	expect(practice.writeRequests()).toEqual([]);
});

it('takes nothing that was typed before the question was on screen, however much', async () => {
	await openPlan(readyAccounts);
	const { strings, practice } = program;
	// In one piece: what opens the question, what it takes the time to come for, and the answer to it.
	for (let early = 0; early < 12; early += 1) {
		await program.sendChunk(`\r${'$'.repeat(early)}3 disable\r`);
		await program.waitForText(strings.plan.typeWords, `\n${strings.plan.label}`);
		// A key that was pressed once the question was seen: whatever came before it has been read by now.
		await program.type('7');
		const field = () =>
			program
				.screen()
				.split('\n')
				.find((line) => line.startsWith(strings.plan.label));
		await program.waitUntil(() => field()?.endsWith('7') === true, 'the 7');
		expect(field()).toBe(`${strings.plan.label} 7`);
		await program.press('Esc');
		await program.waitForTextGone(strings.plan.typeWords);
	}
	expect(practice.writeRequests()).toEqual([]);
});

it('plans but confirms nothing where it is read-only', async () => {
	await openPlan(readyAccounts, { readOnly: true });
	const { strings, practice } = program;
	await program.waitForText(strings.confirm.readOnly.slice(0, 30));
	await program.press('Enter');
	await program.waitForText(strings.confirm.readOnly.slice(0, 30));
	expect(program.screen()).not.toContain(strings.plan.typeWords);
	expect(practice.writeRequests()).toEqual([]);
});

it('does not take what was pasted', async () => {
	await openPlan(readyAccounts);
	const { strings, practice } = program;
	await program.press('Enter');
	await program.waitForText(`\n${strings.plan.label}`);
	await program.paste('3 disable');
	await program.waitForText(strings.plan.noPaste);
	await program.press('Enter');
	await program.waitForText(strings.plan.wrongWords('3 disable'));
	expect(practice.writeRequests()).toEqual([]);
});

describe.each(languages)('where it cannot go on, in %s', (language) => {
	it('says how to sign in, and begins no more', async () => {
		const practice = await startPracticeTenant();
		const refused = {
			status: 403,
			body: { error: { code: 'RequestDisallowedByAzure', message: 'Users must use MFA for Update operation.' } },
		};
		const httpClient = buildInterceptingClient(practice, ({ method }) => (method === 'PATCH' ? refused : undefined));
		await openPlan(readyAccounts, { practice, language, connection: { httpClient } });
		const { plan, problems } = program.strings;
		await program.press('Tab');
		await program.waitForText(plan.onFailure.goOn);
		await typeConfirmation('3 disable');
		await program.waitForText(plan.ended(0, 1, 2), problems.mfaRequired.title, problems.mfaRequired.next());
		program.terminal.resize(60, 15);
		await program.waitForAnyText([problems.mfaRequired.next()]);
	});

	it('keeps the plan for the user who signs in, and continues in the same batch', async () => {
		const practice = await startPracticeTenant();
		const command = 'az login --claims-challenge abc --scope https://management.azure.com/.default';
		const message = `To authenticate, please run the following command: ${command}`;
		let isStrong = false;
		let patches = 0;
		const weak = {
			status: 401,
			body: { error: { code: 'InvalidAuthenticationToken', message: 'claims' } },
			headers: { 'www-authenticate': `Bearer error="insufficient_claims", claims="${btoa('{}')}"` },
		};
		// The first goes through; then the sign-in has become too weak, in the midst of it.
		const httpClient = buildInterceptingClient(practice, ({ method }) =>
			method === 'PATCH' && !isStrong && ++patches > 1 ? weak : undefined,
		);
		const credential = {
			getToken: async (_: unknown, options?: { readonly claims?: string }) => {
				if (options?.claims) throw Object.assign(new Error(message), { name: 'CredentialUnavailableError' });
				return { token: practice.server.token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
			},
		};
		await openPlan(readyAccounts, { practice, language, mode: 'azure', connection: { httpClient, credential } });
		const { plan, problems, flight } = program.strings;
		await typeConfirmation('3 disable');
		await program.waitForText(plan.ended(1, 1, 1), problems.claimsRequired.title, command, flight.retryAfterSignIn);
		await program.press('c');
		expect(program.clipboard).toEqual([command]);
		isStrong = true;
		await program.press('r');
		await program.waitForText(plan.heads.disable(2));
		await typeConfirmation('2 disable');
		await program.waitForText(plan.ended(2, 0, 0));
		for (const name of readyAccounts) expect(await keyAuth(name)).toBe('off');
		const [batch, ...more] = batchRecords(await program.journal.entries());
		expect([batch?.unfinishedAccountIds, batch?.records.length, more]).toEqual([[], 4, []]);
	});

	it('plans for none without the index, and says why', async () => {
		const practice = await startPracticeTenant();
		const httpClient = buildInterceptingClient(practice, ({ url }) =>
			/ResourceGraph/.test(url) ? forbiddenResponse : undefined,
		);
		const accountIds = readyAccounts.map((name) => accountIdOf(practice, name));
		// Taken on is everything but that nobody was found to hold a key.
		const checks = ['consumersReady', 'noKeyCalls', 'noKeySettings', 'peopleAsked'] as const;
		const doubts = { kind: 'doubtAccepted', checks, reason: 'for the test' } as const;
		const halfReady: RenderAppOptions['seed'] = async (_, journal) => {
			for (const id of accountIds) await journal.recordNote(id, doubts, 'test');
		};
		const options = { practice, language, rows: 120, connection: { httpClient }, seed: halfReady };
		await openScreen({ name: 'plan', accountIds, action: 'disable' }, options);
		const { plan } = program.strings;
		const screen = (await program.waitForText(plan.leftOut(3))).replace(/[\s»]/g, '');
		expect(screen).toContain(plan.why.cannotTell.replace(/\s/g, ''));
		expect(screen).toContain('ResourceGraph');
	});

	it('turns keys on again without the index', async () => {
		const practice = await startPracticeTenant();
		const httpClient = buildInterceptingClient(practice, ({ url }) =>
			/ResourceGraph/.test(url) ? forbiddenResponse : undefined,
		);
		const accountIds = [accountIdOf(practice, 'aoai-contoso-portal')];
		await openScreen(
			{ name: 'plan', accountIds, action: 'enable' },
			{ practice, language, connection: { httpClient } },
		);
		const { plan } = program.strings;
		await program.waitForText(plan.heads.enable(1));
	});
});

it('asks once for what the accounts of a plan have in common', async () => {
	const practice = await startPracticeTenant();
	await openPlan(readyAccounts, { practice });
	const { receivedRequests } = practice.tenant;
	const common = receivedRequests
		.filter(({ method, url }) => {
			const { pathname } = new URL(url);
			const isShared = /\/(connections|projects)$|^\/subscriptions\/[^/]+\/providers\/[^/]+\/permissions$/i.test(
				pathname,
			);
			return method === 'GET' ? isShared : /ResourceGraph/i.test(pathname);
		})
		.map(({ method, url, body }) => `${method} ${url} ${JSON.stringify(body)}`);
	expect(common.length).toBeGreaterThan(8);
	expect(common.filter((one, at) => common.indexOf(one) !== at)).toEqual([]);
});
