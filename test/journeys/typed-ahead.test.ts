// Keys that come in one piece with the one that opens a question answer nothing: nobody has seen it yet. Each question
// that there is, and a look at the source that none was forgotten.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../source/storage/journal-entries.ts';
import type { Strings } from '../../source/strings/index.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { nobodyCalls } from '../helpers/decided.ts';
import { accountNamed, hostNamed, openPractice, type Practice } from '../helpers/practice.ts';
import { openProgram, type Program, type ProgramOptions } from '../helpers/program.tsx';
import { wishes } from '../helpers/wishes.ts';

let program: Program;
afterEach(() => program.close());

const settle = async () => {
	for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

type Question = {
	/** The file of source/ui/ that asks it. */
	readonly file: string;
	readonly account: string;
	readonly screen: (accountId: string, practice: Practice) => Screen | Promise<Screen>;
	readonly before?: ProgramOptions['before'];
	/** Before it can be opened. */
	readonly sees: (strings: Strings) => string;
	/** Opens it. */
	readonly key: string;
	/** In one piece behind that. */
	readonly ahead: string;
	readonly asked: (strings: Strings) => string;
	/** What is left where it was answered. */
	readonly left: (practice: Practice, entries: readonly Entry[]) => readonly unknown[];
};

const notes = (_: Practice, entries: readonly Entry[]) => entries.filter(({ type }) => type === 'noted');
const changes = ({ changes: made }: Practice) => made();
const secretsRead = ({ tenant }: Practice) =>
	tenant.received.filter(({ url }) => /listKeys|config\/appsettings\/list/i.test(url));

const chosen: ProgramOptions['before'] = async ({ azure }, journal) => {
	const { id } = await accountNamed(azure, 'aoai-contoso-chat');
	const { id: hostId, name } = await hostNamed(azure, 'vm-chat-prod');
	await journal.note(id, { kind: 'identityChosen', choice: { kind: 'host', hostId, name } }, 'test');
};
const uncalled: ProgramOptions['before'] = async ({ azure }, journal) =>
	nobodyCalls(journal, (await accountNamed(azure, 'aoai-contoso-batch')).id);

const chat = 'aoai-contoso-chat';
const questions: Readonly<Record<string, Question>> = {
	'a change, by the account’s name': {
		file: 'features/change/confirm.tsx',
		account: 'aoai-contoso-batch',
		before: uncalled,
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
		before: chosen,
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
		before: chosen,
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
		asked: ({ verdict }) => verdict.askSecrets.slice(0, 40),
		left: secretsRead,
	},
	'reading secret settings for many': {
		file: 'features/fleet/plan.tsx',
		account: chat,
		screen: (accountId) => ({ name: 'plan', accountIds: [accountId], action: 'disable' }),
		sees: ({ plan }) => plan.leftOut(1),
		key: 'l',
		ahead: 'ltt',
		asked: ({ plan }) => plan.askSecrets(1).slice(0, 40),
		left: secretsRead,
	},
	'taking on what is not proven': {
		file: 'kit/use-reason.ts',
		account: 'aoai-contoso-quiet',
		screen: (accountId) => ({ name: 'verdict', accountId }),
		sees: ({ verdict }) => verdict.sources,
		key: 'x',
		ahead: 'because\r',
		asked: ({ verdict }) => verdict.acceptLabel,
		left: notes,
	},
	'many at once, by their number and word': {
		file: 'features/fleet/plan.tsx',
		account: 'aoai-contoso-batch',
		before: uncalled,
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
		const practice = await openPractice();
		const { id } = await accountNamed(practice.azure, account);
		program = await openProgram({
			practice,
			before,
			columns: 120,
			rows: 50,
			start: [{ name: 'subscriptions' }, await screen(id, practice)],
		});
		const { strings, journal } = program;
		await program.see(sees(strings));
		const kept = left(practice, await journal.entries()).length;
		await program.rush(`${key}${ahead}`);
		await program.see(asked(strings));
		await settle();
		expect(left(practice, await journal.entries()).length).toBe(kept);
		// It is still asked, and waits for an answer from somebody who reads it.
		await program.see(asked(strings));
	});

	it('and a change whose question is still being read is none either', async () => {
		const practice = await openPractice();
		program = await openProgram({
			practice,
			start: [{ name: 'subscriptions' }, { name: 'confirm', wish: await wishes.disableKeys(practice) }],
		});
		await program.rush(`${chat}\r`);
		await program.see(program.strings.confirm.typeName);
		await settle();
		expect(practice.changes()).toEqual([]);
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
