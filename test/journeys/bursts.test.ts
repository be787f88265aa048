// Text that comes all at once answers no question: a paste that no terminal marked, or that holds its own end marker.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../source/storage/journal-entries.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { buildDisableKeysInput, recordNothingCalls } from '../helpers/account-notes.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => program.close());

const account = 'aoai-contoso-batch';
const pasteEnd = '\u001B[201~';
const down = '\u001B[B';

const flushMacrotasks = async () => {
	for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

const open = async (screen: Screen) => {
	const { id } = await findAccount(practice.azure, account);
	program = await renderApp({
		practice,
		columns: 120,
		rows: 50,
		seed: (_, journal) => recordNothingCalls(journal, id),
		start: [{ name: 'subscriptions' }, screen],
	});
	return program.strings;
};

type Question = {
	/** Resolves once it waits for an answer. */
	readonly ask: () => Promise<unknown>;
	/** What would answer it, key by key. */
	readonly answer: readonly string[];
	/** How often it was answered. */
	readonly count: (entries: readonly JournalEntry[]) => number;
};

const changes = () => practice.writeRequests().length;

const questions: Readonly<Record<string, Question>> = {
	'a change, by name': {
		ask: async () => {
			const { id } = await findAccount(practice.azure, account);
			const { confirm } = await open({
				name: 'confirm',
				changeRequest: { kind: 'disableKeys', input: buildDisableKeysInput(id) },
			});
			await program.waitForText(confirm.typeName, `\n${confirm.nameLabel}`);
		},
		answer: [...account, '\r'],
		count: changes,
	},
	'many changes, by number and word': {
		ask: async () => {
			const { id } = await findAccount(practice.azure, account);
			const { plan } = await open({ name: 'plan', accountIds: [id], action: 'disable' });
			await program.waitForText(plan.heads.disable(1));
			await program.press('Enter');
			await program.waitForText(plan.typeWords, `\n${plan.label}`);
		},
		answer: [...'1 disable', '\r'],
		count: changes,
	},
	'a change, by choosing yes': {
		ask: async () => {
			const { confirm } = await open({
				name: 'confirm',
				changeRequest: await changeRequestBuilders.turnOnIdentity(practice),
			});
			await program.waitForText(`↑↓ ${confirm.choose}`);
		},
		answer: [down, '\r'],
		count: changes,
	},
	'a reason, which may be pasted': {
		ask: async () => {
			const { id } = await findAccount(practice.azure, 'aoai-contoso-quiet');
			const { verdict } = await open({ name: 'verdict', accountId: id });
			await program.waitForText(verdict.sources);
			await program.press('x');
			await program.waitForText(verdict.acceptRiskLabel);
		},
		answer: [...'because', '\r'],
		count: (entries) => entries.filter((entry) => entry.type === 'noted' && entry.note.kind === 'doubtAccepted').length,
	},
	'a question that one key answers': {
		ask: async () => {
			const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
			const { road } = await open({ name: 'road', accountId: id });
			await program.waitForText(road.reasons.chooseIdentity({}));
			await program.press('n');
			await program.waitForText(road.yesNothingCalls);
		},
		answer: ['t'],
		count: (entries) => entries.filter((entry) => entry.type === 'noted' && entry.note.kind === 'nothingCalls').length,
	},
};

describe.each(Object.entries(questions))('%s', (_, { ask, answer, count }) => {
	const whole = answer.join('');
	let before = 0;
	const answered = async () => count(await program.journal.entries()) - before;
	const start = async () => {
		before = 0;
		await ask();
		before = await answered();
	};

	it.each([
		['in one piece', [`${whole}${answer.length === 1 ? whole : ''}`]],
		['behind the paste’s own end marker', [`\u001B[200~harmless${pasteEnd}${whole}${pasteEnd}`]],
		['behind the end marker in pieces that Ink makes one letter of', answer.map((key) => `${pasteEnd}${key}`)],
	] as const)('is not answered %s', async (_how, reads) => {
		await start();
		for (const read of reads) await program.sendChunk(read);
		const { confirm, plan, shell } = program.strings;
		await program.waitForAnyText([confirm.noPaste, plan.noPaste, shell.noAnswer].map((text) => text.slice(0, 40)));
		await flushMacrotasks();
		expect(await answered()).toBe(0);
	});

	it('is not answered by a paste that comes in two reads, the Enter by itself', async () => {
		if (!whole.endsWith('\r')) return void (await ask());
		await start();
		// Nobody waits in between.
		void program.sendChunk(whole.slice(0, -1));
		await program.sendChunk('\r');
		await flushMacrotasks();
		expect(await answered()).toBe(0);
	});

	it('is answered key by key', async () => {
		await start();
		await program.press(...answer);
		await expectEventually(answered).toBe(1);
	});
});

describe('a name that is typed fast on a slow line', () => {
	it('may come two letters at a time after the first, and the Enter that came with the last is pressed again', async () => {
		await questions['a change, by name']?.ask();
		await program.press('a');
		for (const pair of 'oai-contoso-batc'.match(/../g) ?? []) await program.press(pair);
		await program.sendChunk('h\r');
		await program.waitForText(
			`${program.strings.confirm.nameLabel} ${account}`,
			program.strings.shell.noAnswer.slice(0, 40),
		);
		expect(changes()).toBe(0);
		await program.press('Enter');
		await expectEventually(changes).toBe(1);
	});
});
