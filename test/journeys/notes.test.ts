// What a person has just said decides what is offered next: a change never comes from facts that were read before it.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '../../source/model/problem.ts';
import type { Journal } from '../../source/storage/journal.ts';
import { findAccount, findHost, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

/** Holds every answer back, from `hold` until `release`. */
const createHeldAnswers = () => {
	let held = Promise.resolve();
	let release = () => {};
	return {
		hold: () => {
			const next = Promise.withResolvers<void>();
			held = next.promise;
			release = next.resolve;
		},
		release: () => release(),
		wrap: (next: HttpClient): HttpClient => ({
			sendRequest: async (request) => {
				await held;
				return next.sendRequest(request);
			},
		}),
	};
};

const chooseHosts = async (
	{ azure }: PracticeTenant,
	journal: Journal,
	accountId: string,
	names: readonly string[],
) => {
	for (const hostName of names) {
		const { id: hostId, name } = await findHost(azure, hostName);
		await journal.recordNote(accountId, { kind: 'identityChosen', choice: { kind: 'host', hostId, name } }, 'test');
	}
};

const hosts = ['vm-chat-prod', 'app-contoso-portal'] as const;
const orders = [
	{ worksOn: hosts[0], chooses: hosts[1] },
	{ worksOn: hosts[1], chooses: hosts[0] },
];

describe('a consumer that is chosen while Azure is slow', () => {
	const answers = createHeldAnswers();

	const openConsumers = async (worksOn: string) => {
		const practice = await startPracticeTenant();
		const { id: accountId } = await findAccount(practice.azure, 'aoai-contoso-chat');
		program = await renderApp({
			practice,
			wrapHttpClient: answers.wrap,
			start: [{ name: 'subscriptions' }, { name: 'road', accountId }],
			seed: (_, journal) => chooseHosts(practice, journal, accountId, [...hosts, worksOn]),
		});
		const { road, consumers } = program.strings;
		await program.waitForText(road.title, worksOn);
		await program.press('m');
		await program.waitForText(consumers.title, ...hosts);
	};

	const moveTo = async (name: string) => {
		await program.press('Home');
		for (let row = 0; row < 30 && !new RegExp(`^› ${name}`, 'm').test(program.screen()); row += 1)
			await program.press('Down');
		expect(program.screen()).toMatch(new RegExp(`^› ${name}`, 'm'));
	};

	it.each(orders)('is not offered what belongs to the one before: $chooses after $worksOn', async (one) => {
		const { worksOn, chooses } = one;
		await openConsumers(worksOn);
		await moveTo(chooses);
		answers.hold();
		await program.press('Enter');
		await program.waitForText(program.strings.identity.chosen(chooses));
		const shown = program.screen();
		await program.press('Enter');
		const opened = program.routes().at(-1)?.screen;
		answers.release();
		expect(shown).not.toContain(worksOn);
		expect(opened?.name).toBe('road');
		await program.waitForText(program.strings.road.title, `▸ ${chooses}`);
	});

	it('is not taken for chosen where that cannot be recorded, and what was offered stays', async () => {
		await openConsumers(hosts[0]);
		await moveTo(hosts[1]);
		const detail = 'the disk is full';
		Object.assign(program.journal, { recordNote: () => Promise.reject(new Problem('journal', { detail })) });
		await program.press('Enter');
		await program.waitForText(program.strings.problems.journal.title, detail);
		await program.press('Esc');
		await program.waitForText(program.strings.road.title, `▸ ${hosts[0]}`);
	});

	it('is not overtaken by a reading that began before the choice', async () => {
		const practice = await startPracticeTenant();
		const { id: accountId } = await findAccount(practice.azure, 'aoai-contoso-chat');
		answers.hold();
		program = await renderApp({
			practice,
			wrapHttpClient: answers.wrap,
			start: [{ name: 'subscriptions' }, { name: 'road', accountId }],
			seed: (_, journal) => chooseHosts(practice, journal, accountId, [hosts[0]]),
		});
		await program.waitForText(program.strings.road.title);
		await program.press('n');
		await program.waitForText(program.strings.road.askNothingCalls.slice(0, 30));
		await program.press('t');
		await program.waitForText(program.strings.road.recorded);
		answers.release();
		await program.waitForText(program.strings.road.states.skipped);
	});
});
