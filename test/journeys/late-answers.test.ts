// An answer that comes late belongs to what was asked for, not to what is looked at by then: on every screen that is
// about one account or one subscription.
import type { HttpClient, PipelineRequest } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

const tally = createCaseCounter('screens whose selection is answered late');
let practice: PracticeTenant;
const opened: RenderedApp[] = [];
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(async () => {
	for (const one of opened.splice(0)) await one.close();
	await practice.close();
});
afterAll(() => tally.print());

/** Without the line that tells of waiting, which comes and goes. */
const linesOf = ({ screen }: RenderedApp) =>
	screen()
		.split('\n')
		.filter((_, index) => index !== 2)
		.join('\n');

const isLoadingText = (text: string) => /^\s*(Reading|Looking)\b.*\.\.|\s\.\.(\s|$)/m.test(text);

/** A last hop that keeps every answer about `name`, and gives it even to a request that was called off meanwhile. */
const buildDelayingClient = (name: string) => {
	const hop = createProxyClient(practice.server.endpoint);
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	const { promise: holds, resolve: hold } = Promise.withResolvers<void>();
	const held: Promise<unknown>[] = [];
	const isAbout = ({ url, body }: PipelineRequest) => new RegExp(`${name}\\b`).test(`${url} ${String(body ?? '')}`);
	const httpClient: HttpClient = {
		sendRequest: (request) => {
			if (!isAbout(request)) return hop.sendRequest(request);
			request.abortSignal = undefined;
			const answer = (async () => {
				const response = await hop.sendRequest(request);
				hold();
				await released;
				return response;
			})();
			held.push(answer.catch(() => undefined));
			return answer;
		},
	};
	return {
		httpClient,
		/** Resolves once an answer is there and kept. */
		holds,
		count: () => held.length,
		/** Resolves once all of them have been given. */
		letGo: async () => {
			release();
			await Promise.all(held);
			for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
		},
	};
};

const idOf = (name: string): string => {
	const found = [...practice.tenant.resources.values()].find((one) => one.name === name);
	if (!found) throw new Error(`the story needs ${name}`);
	return found.id;
};

type SelectedAccount = { readonly account: string; readonly accountId: string; readonly subscriptionId: string };

/** The screens that are about one account. A screen that is new does not compile until it is here. */
const screensByName: Readonly<Record<Screen['name'], ((one: SelectedAccount) => Screen) | undefined>> = {
	account: ({ accountId }) => ({ name: 'account', accountId }),
	road: ({ accountId }) => ({ name: 'road', accountId }),
	role: ({ accountId }) => ({ name: 'role', accountId }),
	application: ({ accountId }) => ({ name: 'application', accountId }),
	verdict: ({ accountId }) => ({ name: 'verdict', accountId }),
	consumers: ({ accountId }) => ({ name: 'consumers', accountId }),
	access: ({ accountId }) => ({ name: 'access', accountId }),
	manualChecks: ({ accountId }) => ({ name: 'manualChecks', accountId }),
	subdomain: ({ accountId }) => ({ name: 'subdomain', accountId }),
	rotate: ({ accountId }) => ({ name: 'rotate', accountId }),
	copy: ({ accountId }) => ({ name: 'copy', accountId }),
	watch: ({ accountId }) => ({ name: 'watch', accountId }),
	confirm: ({ accountId }) => ({
		name: 'confirm',
		changeRequest: { kind: 'disableKeys', input: buildDisableKeysInput(accountId) },
	}),
	find: ({ account }) => ({ name: 'find', account, subscription: undefined }),
	accounts: ({ subscriptionId }) => ({ name: 'accounts', subscriptionId }),
	plan: ({ accountId }) => ({ name: 'plan', accountIds: [accountId], action: 'disable' }),
	// About everything there is, or about nothing that is read from Azure.
	subscriptions: undefined,
	fleet: undefined,
	identity: undefined,
	why: undefined,
	flight: undefined,
	policyTemplates: undefined,
	history: undefined,
	recent: undefined,
	requests: undefined,
	lessons: undefined,
	lesson: undefined,
	tenants: undefined,
	faults: undefined,
};

const screens = Object.entries(screensByName).flatMap(([name, screen]) => (screen ? [[name, screen] as const] : []));

describe('a selection that is answered late', () => {
	it.each(screens)('never shows under another one: %s', async (name, screen) => {
		const subscriptionOf = (title: string) =>
			practice.tenant.subscriptions.find(({ displayName }) => displayName === title)?.subscriptionId ?? '';
		const [first, second] = (['aoai-contoso-chat', 'aoai-contoso-batch'] as const).map((account, index) =>
			screen({
				account,
				accountId: idOf(account),
				subscriptionId: subscriptionOf(['Contoso AI Production', 'Contoso Legacy'][index] ?? ''),
			}),
		) as [Screen, Screen];
		const kept = buildDelayingClient(
			name === 'accounts' ? subscriptionOf('Contoso AI Production') : 'aoai-contoso-chat',
		);
		const open = async (start: readonly Screen[], connection = {}) => {
			const one = await renderApp({ practice: { ...practice, close: async () => undefined }, connection, start });
			opened.push(one);
			return one;
		};
		// The same screen twice, so that nothing of it is made anew between the two.
		const program = await open([{ name: 'subscriptions' }, second, first], { httpClient: kept.httpClient });
		await kept.holds;
		await program.press('Esc');
		// What somebody sees who never asked for the other one.
		const alone = await open([{ name: 'subscriptions' }, second]);
		const isSame = () => linesOf(program) === linesOf(alone) && !isLoadingText(linesOf(alone));
		await expectEventually(isSame).toBe(true);
		await kept.letGo();
		await program.press('Down', 'Up');
		await alone.press('Down', 'Up');
		tally.count(name, isSame() ? undefined : linesOf(program));
		expect(linesOf(program)).toBe(linesOf(alone));
		expect(kept.count()).toBeGreaterThan(0);
	});
});

describe('an account that is still being read', () => {
	it('leads on to its road all the same, which is then read', async () => {
		const kept = buildDelayingClient('aoai-contoso-chat');
		const program = await renderApp({
			practice: { ...practice, close: async () => undefined },
			connection: { httpClient: kept.httpClient },
			start: [{ name: 'subscriptions' }, { name: 'account', accountId: idOf('aoai-contoso-chat') }],
		});
		opened.push(program);
		await kept.holds;
		const { road } = program.strings;
		await program.press('Enter');
		await program.waitForText(`aoai-contoso-chat › ${road.title}`);
		await kept.letGo();
		await program.waitForText(road.steps.tokenAccess.title);
	});
});
