// Each account's verdict with its reason, as the screen tells it; and no key in anything that is told.
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { marks } from '../../source/ui/context/theme.ts';
import { findAccount } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

/** Tall enough for everything to be seen at once. */
const openVerdict = async (name: string, before?: RenderAppOptions['seed'], language: 'en' | 'ja' = 'en') => {
	let id = '';
	program = await renderApp({
		language,
		columns: 160,
		rows: 90,
		seed: async (practice, journal) => {
			id = (await findAccount(practice.azure, name)).id;
			await before?.(practice, journal);
		},
		start: [
			{ name: 'subscriptions' },
			{
				name: 'verdict',
				get accountId() {
					return id;
				},
			},
		],
	});
	await program.waitForText(program.strings.verdict.sources);
};

const collapseWhitespace = (text: string) => text.replace(/\s+/g, ' ');

const expectAllTexts = async (...texts: readonly string[]) => {
	const screen = collapseWhitespace(program.screen());
	for (const text of texts) expect(screen).toContain(text);
};

const scanForKeys = async () => {
	await program.press('l');
	await program.waitForText('That reads secret values');
	await program.press('t');
	await program.waitForText(program.strings.verdict.sources);
	await program.waitForTextGone(program.strings.verdict.scanning);
	await program.waitForTextGone(program.strings.verdict.notScanned);
};

describe('the verdict', () => {
	it('names the app and the slot that hold a key, after a requested scan; and shows no key', async () => {
		const frames: string[] = [];
		await openVerdict('aoai-contoso-orders');
		program.terminal.on('frame', () => frames.push(program.terminal.frame));
		await expectAllTexts('Not looked through yet: that reads secret values');
		await scanForKeys();
		await expectAllTexts(
			'AZURE_OPENAI_API_KEY of app-contoso-orders holds key2 of this account',
			'staging holds key1 of this account',
			program.strings.verdict.outcomes.notReady,
		);
		const keys = [...program.practice.tenant.accountKeys.values()].flatMap(({ key1, key2 }) => [key1, key2]);
		expect(keys.length).toBeGreaterThan(20);
		const journal = await readFile(program.journal.file, 'utf8').catch(() => '');
		const told = [...frames, journal, ...program.clipboard].join('\n').replace(/\s+/g, '');
		expect(frames.length).toBeGreaterThan(2);
		expect(keys.filter((key) => told.includes(key))).toEqual([]);
	});

	it.each([
		['aoai-contoso-models', ['Not ready', 'models-by-key', 'aoai-models of mlw-contoso-science uses a key']],
		['aoai-contoso-knowledge', ['Not ready', 'uses a key', 'srch-contoso-closed']],
		['aoai-contoso-claims', ['Not ready', 'calls that name no identity', 'First and last:']],
		['aoai-contoso-regional', ['Not possible now', 'Without one no token is accepted']],
		['aoai-contoso-legacyapi', ['Not possible now', 'wants keys on']],
		['aoai-contoso-hr', ['It may not be reversible']],
		['aoai-contoso-baseline', ['It is off already', 'It may not be reversible']],
		['aoai-contoso-intranet', ['deploys the account anew and also sets public network access']],
		['aoai-contoso-fresh', ['Cannot tell', 'The log does not reach back the 28 days that it takes.']],
		[
			'aoai-contoso-quiet',
			[
				'Cannot tell',
				'requests are not logged',
				'It is not seen that requests are logged',
				'az monitor diagnostic-settings create',
			],
		],
		['aoai-kensho-03', ['Cannot tell', 'could not see', 'Could not be read: The provided credentials']],
		['aoai-contoso-people', ['can list keys without any role that allows calls']],
		['aoai-contoso-lab', ['Listed by']],
	])('of %s says why', async (name, texts) => {
		await openVerdict(name);
		await expectAllTexts(...texts.filter((text) => text !== 'It is off already'));
	});

	it.each(languages)(
		'of each log says when it was read, since when it tells, and what it cannot show, in %s',
		async (language) => {
			const lines = async (name: string) => {
				await openVerdict(name, undefined, language);
				const screen = collapseWhitespace(program.screen());
				const { verdict } = program.strings;
				const from = (title: string) => screen.slice(screen.indexOf(`${title}: `)).split(/ [✔?] /)[0] ?? '';
				return { verdict, log: from(verdict.log), setting: from(verdict.diagnostics), listed: from(verdict.listings) };
			};
			const at = /09:00:\d\d UTC/;
			const claims = await lines('aoai-contoso-claims');
			const { verdict } = claims;
			// Twice: with a token, and by whoever it is; each with its first and its last.
			expect(claims.log.match(/2026-10-\d\d \d\d:\d\d UTC - 2026-11-\d\d \d\d:\d\d UTC/g)).toHaveLength(2);
			expect(claims.log).toContain(verdict.limits.log);
			expect(claims.setting).toContain(verdict.setting('to-log-analytics', undefined));
			expect(claims.setting).toContain(verdict.limits.diagnostics);
			expect(claims.listed).toContain(verdict.notListed);
			expect(claims.listed).toContain(verdict.limits.listings);
			for (const line of [claims.log, claims.setting, claims.listed]) expect(line).toMatch(at);
			await program.close();
			const lab = await lines('aoai-contoso-lab');
			expect(lab.setting).toContain(verdict.setting('to-log-analytics', '2026-10-10 09:00 UTC'));
			await program.close();
			// What may not be read says when it was tried.
			const hidden = await lines('aoai-kensho-03');
			for (const line of [hidden.log, hidden.setting]) expect(line).toMatch(at);
		},
	);

	it('of an account under a delete lock does not call it irreversible: turning keys on again is no deletion', async () => {
		await openVerdict('aoai-contoso-support');
		const screen = program.screen();
		expect(screen).toContain('It can be undone  yes');
		expect(screen).not.toContain('lock-no-delete');
	});

	it('of an account that is exempt from a policy does not call it irreversible', async () => {
		await openVerdict('ai-contoso-studio');
		await expectAllTexts(`${program.strings.checks.mayBeUndone.title} yes`);
	});

	it('is never ready by silence: with everything forbidden, each source says that it could not be read', async () => {
		await openVerdict('aoai-contoso-reports');
		await program.practice.server.faults.set([
			{ kind: 'http-403', match: 'query|diagnosticSettings|eventtypes|ResourceGraph|connections|projects' },
		]);
		await program.press('r');
		await program.waitForText('could not see');
		const screen = collapseWhitespace(program.screen());
		expect(screen).not.toContain(program.strings.verdict.outcomes.ready);
		expect(screen).toContain(program.strings.verdict.outcomes.cannotTell);
	});

	it('takes in a tick without Azure, which answers no more reads', async () => {
		await openVerdict('aoai-contoso-reports');
		await program.press('t');
		await program.waitForText(program.strings.manualChecks.title, `${marks.here} ${marks.unknown} 1. `);
		await program.practice.server.faults.set([{ kind: 'http-403', match: '.' }]);
		await program.press('t');
		await program.waitForText(`${marks.here} ${marks.ok} 1. `);
		await program.press('t');
		await program.waitForText(`${marks.here} ${marks.unknown} 1. `);
		expect(program.screen()).not.toContain('Not read again');
	});

	it('of aoai-contoso-reports is ready after a scan and the manual checks', async () => {
		await openVerdict('aoai-contoso-reports');
		await scanForKeys();
		await program.press('t');
		await program.waitForText(program.strings.manualChecks.title);
		await program.waitForText('srch-contoso-closed indexes: looked into by other means');
		const questions = program.screen().match(/^[› ] [✔?] \d+\. /gm) ?? [];
		expect(questions.length).toBeGreaterThan(10);
		for (const number of questions.keys()) {
			await program.waitForText(`${marks.here} ${marks.unknown} ${number + 1}. `);
			await program.press('t');
			await program.waitForText(`${marks.here} ${marks.ok} ${number + 1}. `);
			await program.press('Down');
		}
		expect(collapseWhitespace(program.screen())).toContain('Not seen here:');
		await program.press('Esc');
		await program.waitForText(program.strings.verdict.sources);
		expect(collapseWhitespace(program.screen())).toContain(program.strings.verdict.outcomes.ready);
		// What the log’s yes rests on.
		expect(collapseWhitespace(program.screen())).toMatch(
			/First and last call that this rests on: 2026-10-\d\d .* - 2026-11-24 0/,
		);
	});
});

describe('consumers', () => {
	it('are worked on one at a time, ticked, accepted with a reason, added and dropped', async () => {
		await openVerdict('aoai-contoso-claims');
		await program.press('m');
		const { consumers } = program.strings;
		await program.waitForText(consumers.keyCalls, 'vm-claims-01');
		await program.press('+');
		await program.waitForText(consumers.addLabel);
		await program.type('nightly flow');
		await program.press('Enter');
		await program.waitForText(consumers.added('nightly flow'));
		await program.waitForText('nightly flow', consumers.from.added);
		await program.press('Home', 'x');
		await program.waitForText('accepted as it is?');
		await program.press('Enter');
		await program.waitForText(consumers.needsReason);
		await program.type('retired on Friday');
		await program.press('Enter');
		await program.waitForText('retired on Friday', consumers.states.accepted);
		expect(program.practice.writeRequests()).toEqual([]);
	});
});

describe('names', () => {
	it('replace object ids on every screen, from the directory where nothing else has them', async () => {
		await openVerdict('aoai-contoso-people');
		await program.press('e');
		await program.waitForText('高橋 健', 'Maria Rossi', 'app-contoso-notebooks');
		await program.press('Esc', 'm');
		await program.waitForText('app-contoso-notebooks', 'sp-contoso-nightly');
		expect(program.screen()).not.toMatch(/\n[› ] [0-9a-f]{8}-/);
	});

	it('stand in the reasons of the verdict too', async () => {
		await openVerdict('aoai-contoso-quiet');
		await program.waitForText('It cannot be told of: sp-contoso-nightly');
	});

	it('name who listed keys, in the reason and beside the evidence', async () => {
		await openVerdict('aoai-contoso-orders');
		await program.waitForText('Listed by: sp-contoso-pipelines', 'once, by sp-contoso-pipelines');
	});

	it.each(languages)('that the directory does not give leave the id, with the reason, in %s', async (language) => {
		await openVerdict(
			'aoai-contoso-people',
			async ({ server }) => {
				server.faults.set([{ kind: 'http-403', match: 'getByIds' }]);
			},
			language,
		);
		await program.press('e');
		await program.waitForText('5a0001f9', program.strings.access.directoryWarning('').slice(0, 12));
	});
});

describe('who can call', () => {
	it.each([
		['aoai-contoso-private', 'condition'],
		['aoai-contoso-managed', 'takes it away'],
		['aoai-contoso-people', 'can list keys but holds no role'],
	])('of %s is told with its doubts', async (name, text) => {
		await openVerdict(name);
		await program.press('e');
		await program.waitForText(program.strings.access.requiredAccess);
		const rows = program.screen().split('\n').length;
		for (let row = 0; row < rows && !collapseWhitespace(program.screen()).includes(text); row += 1)
			await program.press('Down');
		await expectAllTexts(text);
	});
});
