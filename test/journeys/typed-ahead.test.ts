// Keys that come in one piece with the one that opens a question answer nothing: nobody has seen it yet. Each question
// that there is, and a look at the source that none was forgotten.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../source/storage/journal-entries.ts';
import type { Strings } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { findAccount, findHost, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const flushMacrotasks = async () => {
	for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

type Question = {
	/** The file of source/ui/ that asks it. */
	readonly file: string;
	readonly account: string;
	readonly screen: (accountId: string, practice: PracticeTenant) => Screen | Promise<Screen>;
	readonly before?: RenderAppOptions['seed'];
	/** Before it can be opened. */
	readonly sees: (strings: Strings) => string;
	/** Opens it. */
	readonly key: string;
	/** In one piece behind that. */
	readonly ahead: string;
	readonly asked: (strings: Strings) => string;
	/** What is left where it was answered. */
	readonly left: (practice: PracticeTenant, entries: readonly JournalEntry[]) => readonly unknown[];
};

const notes = (_: PracticeTenant, entries: readonly JournalEntry[]) => entries.filter(({ type }) => type === 'noted');
const changes = ({ writeRequests: made }: PracticeTenant) => made();
const secretsRead = ({ tenant }: PracticeTenant) =>
	tenant.receivedRequests.filter(({ url }) => /listKeys|config\/appsettings\/list/i.test(url));

const seedChosenIdentity: RenderAppOptions['seed'] = async ({ azure }, journal) => {
	const { id } = await findAccount(azure, 'aoai-contoso-chat');
	const { id: hostId, name } = await findHost(azure, 'vm-chat-prod');
	await journal.recordNote(id, { kind: 'identityChosen', choice: { kind: 'host', hostId, name } }, 'test');
};
const seedNothingCalls: RenderAppOptions['seed'] = async ({ azure }, journal) =>
	recordNothingCalls(journal, (await findAccount(azure, 'aoai-contoso-batch')).id);

const chat = 'aoai-contoso-chat';
const questions: Readonly<Record<string, Question>> = {
	'a change, by the account’s name': {
		file: 'features/change/confirm.tsx',
		account: 'aoai-contoso-batch',
		before: seedNothingCalls,
		screen: (accountId) => ({ name: 'road', accountId }),
		sees: ({ road }) => road.reasons.keysOn({}),
		key: '\r',
		ahead: 'aoai-contoso-batch\r',
		asked: ({ confirm }) => confirm.typeName,
		left: changes,
	},
	'a change, by choosing yes': {
		file: 'features/change/confirm.tsx',
		account: chat,
		before: seedChosenIdentity,
		screen: (accountId) => ({ name: 'road', accountId }),
		sees: ({ road }) => road.reasons.roleMissing({ identity: 'vm-chat-prod' }),
		key: '\r',
		ahead: '\u001B[B\r',
		asked: ({ confirm }) => confirm.choose,
		left: changes,
	},
	'that nothing calls the account': {
		file: 'features/road/road.tsx',
		account: chat,
		screen: (accountId) => ({ name: 'road', accountId }),
		sees: ({ road }) => road.reasons.chooseIdentity({}),
		key: 'n',
		ahead: 'tt',
		asked: ({ road }) => road.askNothingCalls.slice(0, 40),
		left: notes,
	},
	'that the application has changed': {
		file: 'features/account/application.tsx',
		account: chat,
		before: seedChosenIdentity,
		screen: (accountId) => ({ name: 'application', accountId }),
		sees: ({ application }) => application.intro('vm-chat-prod').slice(0, 40),
		key: 't',
		ahead: 't\r\r',
		asked: ({ application }) => application.ask('vm-chat-prod').slice(0, 40),
		left: (practice, entries) => notes(practice, entries).slice(1),
	},
	'that a consumer has changed': {
		file: 'features/verdict/consumers.tsx',
		account: 'aoai-contoso-knowledge',
		screen: (accountId) => ({ name: 'consumers', accountId }),
		sees: () => 'srch-contoso-knowledge',
		key: 't',
		ahead: 't\r\r',
		asked: ({ application }) => application.ask('').slice(0, 20),
		left: notes,
	},
	'that applications have moved to the other key': {
		file: 'features/after/rotate.tsx',
		account: chat,
		screen: (accountId) => ({ name: 'rotate', accountId }),
		sees: ({ rotate }) => rotate.steps.appsToKey2.title,
		key: '\r',
		ahead: 'tt',
		asked: ({ rotate }) => rotate.askTick('Key2').slice(0, 30),
		left: notes,
	},
	'copying a key': {
		file: 'features/after/rotate.tsx',
		account: chat,
		screen: (accountId) => ({ name: 'rotate', accountId }),
		sees: ({ rotate }) => rotate.steps.appsToKey2.title,
		key: 'c',
		ahead: 'tt',
		asked: ({ rotate }) => rotate.askCopy('Key2', chat).slice(0, 30),
		left: notes,
	},
	'reading secret settings': {
		file: 'features/verdict/verdict.tsx',
		account: chat,
		screen: (accountId) => ({ name: 'verdict', accountId }),
		sees: ({ verdict }) => verdict.sources,
		key: 'l',
		ahead: 'ltt',
		asked: ({ verdict }) => verdict.confirmScan.slice(0, 40),
		left: secretsRead,
	},
	'reading secret settings for many': {
		file: 'features/fleet/plan.tsx',
		account: chat,
		screen: (accountId) => ({ name: 'plan', accountIds: [accountId], action: 'disable' }),
		sees: ({ plan }) => plan.leftOut(1),
		key: 'l',
		ahead: 'ltt',
		asked: ({ plan }) => plan.confirmScan(1).slice(0, 40),
		left: secretsRead,
	},
	'taking on what is not proven': {
		file: 'kit/use-reason-prompt.ts',
		account: 'aoai-contoso-quiet',
		screen: (accountId) => ({ name: 'verdict', accountId }),
		sees: ({ verdict }) => verdict.sources,
		key: 'x',
		ahead: 'because\r',
		asked: ({ verdict }) => verdict.acceptRiskLabel,
		left: notes,
	},
	'many at once, by their number and word': {
		file: 'features/fleet/plan.tsx',
		account: 'aoai-contoso-batch',
		before: seedNothingCalls,
		screen: (accountId) => ({ name: 'plan', accountIds: [accountId], action: 'disable' }),
		sees: ({ plan }) => plan.heads.disable(1),
		key: '\r',
		ahead: '1 disable\r',
		asked: ({ plan }) => plan.typeWords,
		left: changes,
	},
};

describe('what is typed in one piece with the key that opens the question does not answer', () => {
	it.each(Object.entries(questions))('%s', async (_, { account, screen, before, sees, key, ahead, asked, left }) => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, account);
		program = await renderApp({
			practice,
			seed: before,
			columns: 120,
			rows: 50,
			start: [{ name: 'subscriptions' }, await screen(id, practice)],
		});
		const { strings, journal } = program;
		await program.waitForText(sees(strings));
		const kept = left(practice, await journal.entries()).length;
		await program.sendChunk(`${key}${ahead}`);
		await program.waitForText(asked(strings));
		await flushMacrotasks();
		expect(left(practice, await journal.entries()).length).toBe(kept);
		// It is still asked, and waits for an answer from somebody who reads it.
		await program.waitForText(asked(strings));
	});

	it('and a change whose question is still being read is none either', async () => {
		const practice = await startPracticeTenant();
		program = await renderApp({
			practice,
			start: [
				{ name: 'subscriptions' },
				{ name: 'confirm', changeRequest: await changeRequestBuilders.disableKeys(practice) },
			],
		});
		await program.sendChunk(`${chat}\r`);
		await program.waitForText(program.strings.confirm.typeName);
		await flushMacrotasks();
		expect(practice.writeRequests()).toEqual([]);
	});

	it('has every file that asks something in the table', async () => {
		const folder = join(import.meta.dirname, '../../source/ui');
		const files = (await readdir(folder, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
		const asking = await Promise.all(
			files.map(async (file) => {
				const text = await readFile(join(folder, file), 'utf8');
				return /isAnswer: true|\.answers\(/.test(text) && file !== 'kit/use-question.ts' ? [file] : [];
			}),
		);
		expect(asking.flat().sort()).toEqual([...new Set(Object.values(questions).map(({ file }) => file))].sort());
	});
});
