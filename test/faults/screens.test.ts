// The whole program under faults: what was read stays, the sentence is seen, a wait is seen and can be left.

import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type FaultKind, lastHop } from '../../emulator/source/practice.ts';
import { createHttpClient } from '../../source/azure/pipeline/http-client.ts';
import { languages } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { decided } from '../helpers/decided.ts';
import { accountNamed, openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';
import { newTally } from '../helpers/tally.ts';
import { expected } from './expected.ts';

const tally = newTally('faults: screens');
afterAll(tally.print);

let program: Program;
afterEach(() => program.close());

const open = async (screen: (accountId: string) => Screen, language: (typeof languages)[number], deadline = 20_000) => {
	const practice = await openPractice();
	const { id } = await accountNamed(practice.azure, 'aoai-contoso-chat');
	program = await openProgram({
		practice,
		language,
		start: [{ name: 'subscriptions' }, screen(id)],
		connection: {
			httpClient: lastHop(practice.served.endpoint, createHttpClient(1024 * 1024)),
			firstPause: 1,
			deadline,
		},
	});
	return practice.served.faults;
};

/** Screens with something on each that has been read. */
const screens: Readonly<Record<string, readonly [screen: (accountId: string) => Screen, shows: string]>> = {
	subscriptions: [() => ({ name: 'subscriptions' }), 'Contoso AI Production'],
	accounts: [() => ({ name: 'accounts', subscriptionId: undefined }), 'aoai-contoso-chat'],
	account: [(accountId) => ({ name: 'account', accountId }), 'https://aoai-contoso-chat.openai.azure.com/'],
	road: [(accountId) => ({ name: 'road', accountId }), 'aoai-contoso-chat'],
	identity: [(accountId) => ({ name: 'identity', accountId }), 'ai-contoso-foundry'],
};

const struck: readonly FaultKind[] = [
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
		it('stays when it cannot be read again, and the sentence is said with it', async () => {
			const faults = await open(screen, language, 3000);
			await program.see(shows);
			// Whatever is still being counted belongs to what was read.
			await program.seeNoMore(program.strings.lists.reading);
			const notAgain = program.strings.shell.stale('', 0).split(':')[0] ?? '';
			// Silence takes its time: once is enough.
			for (const kind of name === 'account' ? [...struck, 'no-answer' as const] : struck) {
				const titles = expected[kind].kinds.map((one) => program.strings.problems[one].title);
				faults.set([{ kind }]);
				await program.press('r');
				const screenText = await program.see(notAgain, shows);
				await program.seeEither(titles);
				tally.count(`${language} ${name} ${kind}`, screenText.includes(shows) ? undefined : 'is gone');
				faults.set([]);
				// The bucket of reads is filled up again.
				program.practice.time.now += 60_000;
				await program.press('r');
				await program.seeNoMore(notAgain);
			}
			expect(tally.lost()).toEqual([]);
		});
	});
});

describe.each(languages)('a list that cannot be read from the first, in %s', (language) => {
	it.each(['http-503', 'http-401', 'refused', 'html'] as const)(
		'is told with its sentence, the next step and the request: %s',
		async (kind) => {
			const practice = await openPractice();
			practice.served.faults.set([{ kind, match: 'CognitiveServices/accounts\\?|ResourceGraph' }]);
			program = await openProgram({ practice, language, connection: { firstPause: 1 } });
			const { problems, lists, shell } = program.strings;
			const [{ title, next }] = expected[kind].kinds.map((one) => problems[one]) as [(typeof problems)['throttled']];
			await program.see('› Contoso AI Production', lists.notReadable, `✖ ${title}`);
			await program.seeEither([next('')]);
			if (kind === 'http-401') await program.see(shell.azureSaid);
			await program.press('Enter');
			await program.see(lists.cannotRead(title));
			await program.press('a');
			await program.see(`› ${lists.allAccounts}`, `✖ ${title}`);
			tally.count(`${language} first read ${kind}`);
			practice.served.faults.set([]);
			await program.press('r');
			await program.see('aoai-contoso-chat');
		},
	);
});

describe('a trainer', () => {
	it.each(languages)('switches a fault on, shows it, and switches it off, in %s', async (language) => {
		await open(screens.subscriptions?.[0] ?? (() => ({ name: 'subscriptions' })), language);
		const { strings } = program;
		await program.see('Contoso AI Production');
		await program.press('F');
		await program.see(strings.faults.title, strings.faults.kinds['http-429-seconds'], strings.faults.hint);
		await program.press('Down', 'Down', 'Enter');
		await program.see(`⚠ ${strings.faults.states.once}`);
		await program.press('Enter');
		await program.see(`⚠ ${strings.faults.states.always}`);
		await program.press('Esc', 'r');
		await program.see('Contoso AI Production');
		await program.seeEither([strings.problems.throttled.title, strings.problems.unavailable.title]);
		await program.press('F');
		await program.see(`⚠ ${strings.faults.states.always}`);
		await program.press('a');
		await program.seeNoMore(`⚠ ${strings.faults.states.always}`);
	});
});

describe('a change that Azure never finishes', () => {
	it('shows how long it has taken, and can be left with the journal open', async () => {
		const practice = await openPractice();
		const { id } = await accountNamed(practice.azure, 'aoai-contoso-chat');
		program = await openProgram({
			practice,
			start: [{ name: 'subscriptions' }, { name: 'confirm', wish: { kind: 'disableKeys', input: decided(id) } }],
		});
		const { strings, journal } = program;
		await program.see(strings.confirm.nameLabel);
		practice.served.faults.set([{ kind: 'operation-endless' }]);
		await program.type('aoai-contoso-chat');
		await program.press('Enter');
		await program.see(strings.flight.azureSays('InProgress'), strings.flight.stopWatching, strings.flight.elapsed(0));
		await program.press('z');
		await program.see(strings.flight.open.slice(0, 40), strings.problems.cancelled.title);
		expect((await journal.entries()).map(({ type }) => type)).toEqual(['intended', 'found']);
	});
});

describe.each(languages)('a read that is refused until somebody signs in again, in %s', (language) => {
	it.each(['http-401', 'http-401-claims'] as const)('offers the exact command: %s', async (kind) => {
		const practice = await openPractice();
		practice.served.faults.set([{ kind }]);
		const command = 'az login --tenant 7f5c1a52-3f0e-4d0a-9d8b-6f2b1c3a9e10';
		program = await openProgram({ practice, language, connection: { firstPause: 1, signInWith: () => command } });
		const titles = expected[kind].kinds.map((one) => program.strings.problems[one].title);
		await program.seeEither(titles);
		await program.see(command);
		tally.count(`${language} command ${kind}`, undefined);
	});
});
