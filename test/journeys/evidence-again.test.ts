// A question that is left open: what it rests on is shown with its age, and looked at again before anything is sent.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { recordNothingCalls } from '../helpers/account-notes.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const name = 'aoai-contoso-batch';
const accountIdIn = ({ tenant }: PracticeTenant): string =>
	[...tenant.resources.values()].find((one) => one.name === name)?.id ?? '';

/** Somebody connects a Foundry account to this one by key. */
const addConnection = (practice: PracticeTenant): void => {
	const { tenant } = practice;
	const studio = [...tenant.resources.values()].find((one) => one.name === 'ai-contoso-studio');
	const id = `${studio?.id}/connections/batch-by-key`;
	tenant.resources.set(id.toLowerCase(), {
		id,
		name: 'batch-by-key',
		type: 'Microsoft.CognitiveServices/accounts/connections',
		location: '',
		properties: {
			category: 'AzureOpenAI',
			authType: 'ApiKey',
			target: `https://${name}.openai.azure.com/`,
			metadata: { ResourceId: accountIdIn(practice) },
		},
	});
};

const openQuestion = async (language: (typeof languages)[number] = 'en') => {
	const practice = await startPracticeTenant();
	const accountId = accountIdIn(practice);
	program = await renderApp({
		practice,
		language,
		columns: 120,
		rows: 60,
		seed: (_practice, journal) => recordNothingCalls(journal, accountId),
		start: [{ name: 'subscriptions' }, { name: 'road', accountId }],
	});
	await program.waitForText(program.strings.road.reasons.keysOn({}));
	await program.press('Enter');
	await program.waitForText(program.strings.confirm.nameLabel, program.strings.confirm.checks(0));
};

const confirmQuestion = async () => {
	await program.type(name);
	await program.waitForText(`${program.strings.confirm.nameLabel} ${name}`);
	await program.press('Enter');
};

const threeDays = 3 * 24 * 3600_000;

describe.each(languages)('a question left open for three days, in %s', (language) => {
	it('shows how old it is, and sends nothing where a connection by key was added meanwhile', async () => {
		await openQuestion(language);
		program.practice.time.now += threeDays;
		await program.waitForText(program.strings.confirm.checks(threeDays / 60_000));
		addConnection(program.practice);
		await confirmQuestion();
		await program.waitForText(program.strings.problems.moved.title, 'yes → no (ai-contoso-studio)');
		expect(program.practice.writeRequests()).toEqual([]);
		expect((await program.journal.entries()).map(({ type }) => type)).toEqual(['noted', 'noted']);
	});
});

describe('a question left open', () => {
	it('is answered as ever where all is as it was', async () => {
		await openQuestion();
		program.practice.time.now += 10 * 60_000;
		await confirmQuestion();
		await program.waitForText(program.strings.changes.disableKeys.done({ account: name }).slice(0, 20));
		expect(program.practice.writeRequests().length).toBe(1);
	});

	it('is asked anew where the reason that it rests on was withdrawn and given once more', async () => {
		await openQuestion();
		const accountId = accountIdIn(program.practice);
		const checks = ['consumersReady', 'noKeyCalls', 'noKeyConnections', 'noKeySettings', 'peopleAsked'];
		await program.journal.recordNote(accountId, { kind: 'doubtAccepted', checks, reason: 'another reason' }, 'test');
		await confirmQuestion();
		await program.waitForText(program.strings.problems.moved.title, program.strings.flight.confirmAnew);
		expect(program.practice.writeRequests()).toEqual([]);
		await program.press('r');
		await program.waitForText(program.strings.confirm.nameLabel, 'another reason');
		await confirmQuestion();
		await program.waitForText(program.strings.changes.disableKeys.done({ account: name }).slice(0, 20));
	});
});
