// What must not turn keys off: a wrong name, an early Enter, Escape, a paste, keys typed ahead, read-only.
import { afterEach, describe, expect, it } from 'vitest';
import { nobodyCalls } from '../helpers/decided.ts';
import { isChange, type Practice } from '../helpers/practice.ts';
import { openProgram, type Program, type ProgramOptions } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

const idIn = ({ tenant }: Practice): string =>
	[...tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-batch')?.id ?? '';

const accountId = () => idIn(program.practice);

const nothingCalls: ProgramOptions['before'] = (practice, journal) => nobodyCalls(journal, idIn(practice));

/** At the question, on an account that nothing calls. */
const toQuestion = async (options: ProgramOptions = {}) => {
	program = await openProgram({ ...options, before: nothingCalls });
	const { strings } = program;
	await program.see('Contoso AI Production');
	await program.press('a', '/');
	await program.see(strings.lists.allAccounts);
	await program.type('batch');
	await program.see('Filter: batch', 'aoai-contoso-batch');
	await program.press('Enter', 'g');
	await program.see(strings.road.reasons.keysOn({}));
	await program.press('Enter');
	await program.see(strings.changes.disableKeys.title({ account: 'aoai-contoso-batch' }));
};

const changes = () => program.practice.changes();

describe('turning keys off', () => {
	it('names on the last screen, too, what could not be seen and how much of the checklist is open', async () => {
		await toQuestion({ columns: 160, rows: 90 });
		const { verdict } = program.strings;
		const asked = await program.see(program.strings.confirm.nameLabel);
		await program.press('Esc', 'Up');
		await program.see(program.strings.road.steps.everybody.title);
		await program.press('Enter');
		const shown = await program.see(verdict.title, verdict.sources);
		const reasons = (screen: string) => screen.split('\n').filter((line) => /looked through: \S|\d+ items/.test(line));
		expect(reasons(shown).length).toBeGreaterThan(1);
		for (const line of reasons(shown)) expect(asked).toContain(line.trim());
	});

	it('is not confirmed by Enter alone', async () => {
		await toQuestion();
		await program.see(program.strings.confirm.nameLabel);
		await program.press('Enter', 'Enter');
		await program.see(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
		expect(changes()).toEqual([]);
	});

	it('is not confirmed by a name that differs in one letter, in case, or by a space; what was typed is kept', async () => {
		await toQuestion();
		await program.see(program.strings.confirm.nameLabel);
		for (const [typed, erased] of [
			['aoai-contoso-batcg', 1],
			['H', 18],
			['AOAI-CONTOSO-BATCH', 18],
		] as const) {
			await program.type(typed);
			await program.press('Enter');
			await program.see(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
			for (let i = 0; i < erased; i += 1) await program.press('Backspace');
		}
		await program.type('aoai-contoso-batch ');
		await program.press('Enter');
		await program.see(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
		expect(changes()).toEqual([]);
	});

	it('is left by Escape, with what was typed forgotten', async () => {
		await toQuestion();
		await program.see(program.strings.confirm.nameLabel);
		await program.type('aoai-contoso-batch');
		await program.press('Esc');
		await program.see(program.strings.road.reasons.keysOn({}));
		await program.press('Enter');
		await program.see(program.strings.confirm.nameLabel);
		await program.press('Enter');
		await program.see(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
		expect(changes()).toEqual([]);
	});

	it('takes no pasted name, with or without an Enter in the paste', async () => {
		await toQuestion();
		await program.see(program.strings.confirm.nameLabel);
		await program.paste('aoai-contoso-batch\r');
		await program.see(program.strings.confirm.noPaste);
		await program.press('Enter');
		await program.see(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
		expect(changes()).toEqual([]);
	});

	it('takes nothing that was typed before the question was on screen', async () => {
		program = await openProgram({ before: nothingCalls });
		await program.see('Contoso AI Production');
		await program.press('a', '/');
		await program.type('batch');
		await program.see('aoai-contoso-batch');
		await program.press('Enter', 'g');
		await program.see(program.strings.road.reasons.keysOn({}));
		// In one go, without waiting for what it answers.
		await program.press('Enter', ...'aoai-contoso-batch', 'Enter');
		await program.see(program.strings.changes.disableKeys.title({ account: 'aoai-contoso-batch' }));
		expect(changes()).toEqual([]);
	});

	it('stops when somebody changed the account meanwhile, and says what', async () => {
		await toQuestion();
		await program.see(program.strings.confirm.nameLabel);
		await program.practice.azure.send({
			method: 'PATCH',
			path: accountId(),
			apiVersion: '2025-09-01',
			body: { properties: { disableLocalAuth: true } },
		});
		await program.practice.azure.send({
			method: 'PATCH',
			path: accountId(),
			apiVersion: '2025-09-01',
			body: { properties: { disableLocalAuth: false } },
		});
		const account = program.practice.tenant.resources.get(accountId().toLowerCase());
		if (account) account.properties.customSubDomainName = undefined;
		const before = changes().length;
		await program.type('aoai-contoso-batch');
		await program.press('Enter');
		await program.see(program.strings.problems.moved.title, 'customSubDomainName');
		expect(changes().length).toBe(before);
		expect((await program.journal.entries()).filter(({ type }) => type === 'intended')).toEqual([]);
	});
});

describe('read-only', () => {
	it('lets nothing but reads leave the process, whatever is pressed', async () => {
		await toQuestion({ readOnly: true });
		await program.see(program.strings.confirm.readOnly.slice(0, 30), 'READ-ONLY');
		await program.type('aoai-contoso-batch');
		await program.press('Enter', 'Down', 'Enter', 'Esc', 'u', 'i');
		for (const key of 'acdghiknorstuv/?') await program.press(key, 'Enter', 'Down', 'Enter', 'Esc');
		expect(program.practice.tenant.received.filter(isChange)).toEqual([]);
		expect(program.practice.tenant.received.length).toBeGreaterThan(10);
	});
});
