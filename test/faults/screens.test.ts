// The whole program under faults: what was read stays, the sentence is seen, a wait is seen and can be left.

import type { FaultKind } from 'azure-ai-emulator';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import { languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { createCaseCounter } from '../helpers/case-counter.ts';
import { patience, shortDeadline } from '../helpers/patience.ts';
import { findAccount, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';
import { sampleCases } from '../helpers/sample.ts';
import { faultExpectations } from './fault-expectations.ts';

const tally = createCaseCounter('faults: screens');
afterAll(tally.print);

let program: RenderedApp;
afterEach(() => program.close());

const openScreenWithFaults = async (
	screen: (accountId: string) => Screen,
	language: (typeof languages)[number],
	deadline = patience(),
) => {
	const practice = await startPracticeTenant();
	const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
	program = await renderApp({
		practice,
		language,
		start: [{ name: 'subscriptions' }, screen(id)],
		connection: {
			httpClient: createProxyClient(practice.server.endpoint, createHttpClient(1024 * 1024)),
			initialRetryDelay: 1,
			deadline,
		},
	});
	return practice.server.faults;
};

/** Screens with something on each that has been read. */
const screens: Readonly<Record<string, readonly [screen: (accountId: string) => Screen, shows: string]>> = {
	subscriptions: [() => ({ name: 'subscriptions' }), 'Contoso AI Production'],
	accounts: [() => ({ name: 'accounts', subscriptionId: undefined }), 'aoai-contoso-chat'],
	account: [(accountId) => ({ name: 'account', accountId }), 'https://aoai-contoso-chat.openai.azure.com/'],
	road: [(accountId) => ({ name: 'road', accountId }), 'aoai-contoso-chat'],
	identity: [(accountId) => ({ name: 'identity', accountId }), 'ai-contoso-foundry'],
};

const testedFaults: readonly FaultKind[] = [
	'http-429-long',
	'http-503',
	'http-401',
	'http-401-claims',
	'http-403',
	'http-404',
	'refused',
	'reset-middle',
	'huge',
	'html',
	'empty-object',
];

describe.each(languages)('in %s', (language) => {
	describe.each(Object.entries(screens))('what the screen %s shows', (name, [screen, shows]) => {
		it('stays when it cannot be read again, with the sentence of the failure', async () => {
			const faults = await openScreenWithFaults(screen, language, shortDeadline(3000));
			await program.waitForText(shows);
			// Whatever is still being counted belongs to what was read.
			await program.waitForTextGone(program.strings.lists.reading);
			const notAgain = program.strings.shell.stale('', 0).split(':')[0] ?? '';
			// Silence takes its time: once is enough.
			const all = name === 'account' ? [...testedFaults, 'no-answer' as const] : testedFaults;
			for (const kind of sampleCases(`faults on ${name}, ${language}`, all, 3)) {
				const titles = faultExpectations[kind].kinds.map((one) => program.strings.problems[one].title);
				faults.set([{ kind }]);
				await program.press('r');
				const screenText = await program.waitForText(notAgain, shows);
				await program.waitForAnyText(titles);
				tally.count(`${language} ${name} ${kind}`, screenText.includes(shows) ? undefined : 'is gone');
				faults.set([]);
				// The bucket of reads is filled up again.
				program.practice.time.now += 60_000;
				await program.press('r');
				await program.waitForTextGone(notAgain);
			}
			expect(tally.lost()).toEqual([]);
		});
	});
});

describe.each(languages)('a list that cannot be read from the first, in %s', (language) => {
	it.each(sampleCases(`faults of a first read, ${language}`, ['http-503', 'http-401', 'refused', 'html'] as const, 2))(
		'is told with its sentence, the next step and the request: %s',
		async (kind) => {
			const practice = await startPracticeTenant();
			practice.server.faults.set([{ kind, match: 'CognitiveServices/accounts\\?|ResourceGraph' }]);
			program = await renderApp({ practice, language, connection: { initialRetryDelay: 1 } });
			const { problems, lists, shell } = program.strings;
			const [{ title, next }] = faultExpectations[kind].kinds.map((one) => problems[one]) as [
				(typeof problems)['throttled'],
			];
			await program.waitForText('› Contoso AI Production', lists.notReadable, `✖ ${title}`);
			await program.waitForAnyText([next('')]);
			if (kind === 'http-401') await program.waitForText(shell.said.azure);
			await program.press('Enter');
			await program.waitForText(lists.cannotRead(title));
			await program.press('a');
			await program.waitForText(`› ${lists.allAccounts}`, `✖ ${title}`);
			tally.count(`${language} first read ${kind}`);
			practice.server.faults.set([]);
			await program.press('r');
			await program.waitForText('aoai-contoso-chat');
		},
	);
});

describe('a trainer', () => {
	it.each(languages)('switches a fault on, shows it, and switches it off, in %s', async (language) => {
		await openScreenWithFaults(screens.subscriptions?.[0] ?? (() => ({ name: 'subscriptions' })), language);
		const { strings } = program;
		await program.waitForText('Contoso AI Production');
		await program.press('F');
		await program.waitForText(strings.faults.title, strings.faults.kinds['http-429-seconds'], strings.faults.hint);
		await program.press('Down', 'Down', 'Enter');
		await program.waitForText(`⚠ ${strings.faults.states.once}`);
		await program.press('Enter');
		await program.waitForText(`⚠ ${strings.faults.states.always}`);
		await program.press('Esc', 'r');
		await program.waitForText('Contoso AI Production');
		await program.waitForAnyText([strings.problems.throttled.title, strings.problems.unavailable.title]);
		await program.press('F');
		await program.waitForText(`⚠ ${strings.faults.states.always}`);
		await program.press('a');
		await program.waitForTextGone(`⚠ ${strings.faults.states.always}`);
	});
});

describe('a change that Azure never finishes', () => {
	it('shows how long it has taken, and can be left with the journal open', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
		program = await renderApp({
			practice,
			start: [
				{ name: 'subscriptions' },
				{ name: 'confirm', changeRequest: { kind: 'disableKeys', input: buildDisableKeysInput(id) } },
			],
		});
		const { strings, journal } = program;
		await program.waitForText(strings.confirm.nameLabel);
		practice.server.faults.set([{ kind: 'operation-endless' }]);
		await program.type('aoai-contoso-chat');
		await program.press('Enter');
		await program.waitForText(
			strings.flight.azureSays('InProgress'),
			strings.flight.stopWatching,
			strings.flight.elapsed(0),
		);
		await program.press('z');
		await program.waitForText(strings.flight.open.slice(0, 40), strings.problems.cancelled.title);
		expect((await journal.entries()).map(({ type }) => type)).toEqual(['intended', 'found']);
	});
});

describe.each(languages)('a read that is refused until somebody signs in again, in %s', (language) => {
	it.each(['http-401', 'http-401-claims'] as const)('offers the exact command: %s', async (kind) => {
		const practice = await startPracticeTenant();
		practice.server.faults.set([{ kind }]);
		const command = 'az login --tenant 7f5c1a52-3f0e-4d0a-9d8b-6f2b1c3a9e10';
		program = await renderApp({ practice, language, connection: { initialRetryDelay: 1, signInWith: () => command } });
		const titles = faultExpectations[kind].kinds.map((one) => program.strings.problems[one].title);
		await program.waitForAnyText(titles);
		await program.waitForText(command);
		tally.count(`${language} command ${kind}`, undefined);
	});
});
