// What must not turn keys off: a wrong name, an early Enter, Escape, a paste, keys typed ahead, read-only.
import { afterEach, describe, expect, it } from 'vitest';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { isWriteRequest, type PracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const accountIdIn = ({ tenant }: PracticeTenant): string =>
	[...tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-batch')?.id ?? '';

const accountId = () => accountIdIn(program.practice);

const seedNothingCalls: RenderAppOptions['seed'] = (practice, journal) =>
	recordNothingCalls(journal, accountIdIn(practice));

/** At the question, on an account that nothing calls. */
const goToConfirmation = async (options: RenderAppOptions = {}) => {
	program = await renderApp({ ...options, seed: seedNothingCalls });
	const { strings } = program;
	await program.waitForText('Contoso AI Production');
	await program.press('a', '/');
	await program.waitForText(strings.lists.allAccounts);
	await program.type('batch');
	await program.waitForText('Filter: batch', 'aoai-contoso-batch');
	await program.press('Enter', 'g');
	await program.waitForText(strings.road.reasons.keysOn({}));
	await program.press('Enter');
	await program.waitForText(strings.changes.disableKeys.title({ account: 'aoai-contoso-batch' }));
};

const writeRequests = () => program.practice.writeRequests();

describe('turning keys off', () => {
	it('names on the last screen, too, what was skipped and how much of the checklist is open', async () => {
		await goToConfirmation({ columns: 160, rows: 90 });
		const { verdict } = program.strings;
		const asked = await program.waitForText(program.strings.confirm.nameLabel);
		await program.press('Esc', 'Up');
		await program.waitForText(program.strings.road.steps.everybody.title);
		await program.press('Enter');
		const shown = await program.waitForText(verdict.title, verdict.sources);
		const reasons = (screen: string) => screen.split('\n').filter((line) => /looked through: \S|\d+ items/.test(line));
		expect(reasons(shown).length).toBeGreaterThan(1);
		for (const line of reasons(shown)) expect(asked).toContain(line.trim());
	});

	it('is not confirmed by Enter alone', async () => {
		await goToConfirmation();
		await program.waitForText(program.strings.confirm.nameLabel);
		await program.press('Enter', 'Enter');
		await program.waitForText(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
		expect(writeRequests()).toEqual([]);
	});

	it('is not confirmed by a name that differs in one letter, in case, or by a space; what was typed is kept', async () => {
		await goToConfirmation();
		await program.waitForText(program.strings.confirm.nameLabel);
		for (const [typed, erased] of [
			['aoai-contoso-batcg', 1],
			['H', 18],
			['AOAI-CONTOSO-BATCH', 18],
		] as const) {
			await program.type(typed);
			await program.press('Enter');
			await program.waitForText(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
			for (let i = 0; i < erased; i += 1) await program.press('Backspace');
		}
		await program.type('aoai-contoso-batch ');
		await program.press('Enter');
		await program.waitForText(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
		expect(writeRequests()).toEqual([]);
	});

	it('is left by Escape, with what was typed forgotten', async () => {
		await goToConfirmation();
		await program.waitForText(program.strings.confirm.nameLabel);
		await program.type('aoai-contoso-batch');
		await program.press('Esc');
		await program.waitForText(program.strings.road.reasons.keysOn({}));
		await program.press('Enter');
		await program.waitForText(program.strings.confirm.nameLabel);
		await program.press('Enter');
		await program.waitForText(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
		expect(writeRequests()).toEqual([]);
	});

	it('takes no pasted name, with or without an Enter in the paste', async () => {
		await goToConfirmation();
		await program.waitForText(program.strings.confirm.nameLabel);
		await program.paste('aoai-contoso-batch\r');
		await program.waitForText(program.strings.confirm.noPaste);
		await program.press('Enter');
		await program.waitForText(program.strings.confirm.wrongName('aoai-contoso-batch').slice(0, 20));
		expect(writeRequests()).toEqual([]);
	});

	it('takes nothing that was typed before the question was on screen', async () => {
		program = await renderApp({ seed: seedNothingCalls });
		await program.waitForText('Contoso AI Production');
		await program.press('a', '/');
		await program.type('batch');
		await program.waitForText('aoai-contoso-batch');
		await program.press('Enter', 'g');
		await program.waitForText(program.strings.road.reasons.keysOn({}));
		// In one go, without waiting for what it answers.
		await program.press('Enter', ...'aoai-contoso-batch', 'Enter');
		await program.waitForText(program.strings.changes.disableKeys.title({ account: 'aoai-contoso-batch' }));
		expect(writeRequests()).toEqual([]);
	});

	it('stops when the account has drifted, and says in what', async () => {
		await goToConfirmation();
		await program.waitForText(program.strings.confirm.nameLabel);
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
		const before = writeRequests().length;
		await program.type('aoai-contoso-batch');
		await program.press('Enter');
		await program.waitForText(program.strings.problems.moved.title, 'customSubDomainName');
		expect(writeRequests().length).toBe(before);
		expect((await program.journal.entries()).filter(({ type }) => type === 'intended')).toEqual([]);
	});
});

describe('read-only', () => {
	it('sends only reads, for every key that is pressed', async () => {
		await goToConfirmation({ readOnly: true });
		await program.waitForText(program.strings.confirm.readOnly.slice(0, 30), 'READ-ONLY');
		await program.type('aoai-contoso-batch');
		await program.press('Enter', 'Down', 'Enter', 'Esc', 'u', 'i');
		for (const key of 'acdghiknorstuv/?') await program.press(key, 'Enter', 'Down', 'Enter', 'Esc');
		expect(program.practice.tenant.receivedRequests.filter(isWriteRequest)).toEqual([]);
		expect(program.practice.tenant.receivedRequests.length).toBeGreaterThan(10);
	});
});
