// The road of the article, by keyboard alone: from the first screen to keys off, seen to be refused, and back.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const toAccount = async (name: string) => {
	await program.waitForText('Contoso AI Production');
	await program.press('a');
	await program.waitForText(program.strings.lists.allAccounts, 'aoai-contoso-chat');
	await program.press('/');
	await program.type(name);
	await program.press('Enter', 'Enter');
	await program.waitForText(`› ${name}`, program.strings.road.title);
};

describe.each(languages)('the whole road in %s, at 80×24', (language) => {
	it('goes from the first screen to keys off, verified, and back by undo', async () => {
		program = await renderApp({ language });
		const { strings, practice } = program;
		const { road, confirm, flight, changes } = strings;
		await toAccount('aoai-contoso-chat');

		await program.press('Enter');
		await program.waitForText(road.reasons.chooseIdentity({}));
		await program.press('Enter');
		await program.waitForText('app-contoso-portal');
		await program.press('/');
		await program.type('vm-chat');
		await program.press('Enter', 'Enter');

		await program.waitForText(road.reasons.roleMissing({ identity: 'vm-chat-prod' }));
		await program.press('Enter');
		await program.waitForText(
			confirm.goBack,
			changes.assignRole.yes({ role: 'Cognitive Services OpenAI User', principal: 'vm-chat-prod' }),
		);
		await program.waitForText(confirm.choose);
		await program.press('Down', 'Enter');
		await program.waitForText(flight.backToRoad);
		await program.press('Enter');

		await program.waitForText(road.states.waiting);
		practice.time.now += practice.tenant.options.roleDelay;
		await program.press('r');
		await program.waitForText(road.reasons.changeApplication({}));

		await program.press('Enter');
		await program.waitForText('AzureOpenAI', 'https://aoai-contoso-chat.openai.azure.com/');
		await program.press('t');
		await program.waitForText(strings.application.yes);
		await program.press('Enter');
		// Nothing is logged and nothing was looked through: that is no proof, and a person has to say why they go on.
		await program.waitForText(road.reasons.cannotTell({}).slice(0, 30));
		await program.press('Enter');
		await program.waitForText(strings.verdict.outcomes.cannotTell.slice(0, 30));
		await program.press('x');
		await program.waitForText(strings.verdict.acceptRiskLabel);
		await program.press('Enter');
		await program.waitForText(strings.verdict.acceptRiskNeedsReason.slice(0, 20));
		await program.type('chat-team asked');
		await program.waitForText('chat-team asked');
		await program.press('Enter');
		await program.waitForText(strings.verdict.acceptRiskDone);
		// Then the way back is the next key, and what is taken on is not offered to be taken on again.
		await program.waitForText(`Enter ${flight.backToRoad}`);
		await program.waitForTextGone(`x ${strings.verdict.acceptRisk}`);
		await program.press('Enter');
		await program.waitForText(road.reasons.keysOn({}));

		await program.press('Enter');
		await program.waitForText(confirm.typeName, confirm.nameLabel);
		await program.type('aoai-contoso-chat');
		await program.waitForText(`${confirm.nameLabel} aoai-contoso-chat`);
		await program.press('Enter');
		await program.waitForText(
			changes.disableKeys.done({ account: 'aoai-contoso-chat' }).slice(0, 30),
			flight.backToRoad,
		);
		expect((await practice.azure.account(idOf(practice))).keyAuth).toBe('off');

		await program.press('v');
		await program.waitForText(road.probed.refused.slice(0, 12));
		practice.time.now += practice.tenant.options.keyDelay;
		await program.press('v');
		await program.waitForText(road.probed.keysDisabled.slice(0, 12));
		await program.press('Enter');
		await program.waitForText(`8. ${road.steps.verified.title}`);
		const at = strings.shell.when(new Date(practice.time.now).toISOString());
		await program.waitForText(road.reasons.refusalSeen({ at }));

		await program.press('u');
		await program.waitForText(changes.enableKeys.yes({ account: 'aoai-contoso-chat' }), confirm.choose);
		await program.press('Down', 'Enter');
		await program.waitForText(
			changes.enableKeys.done({ account: 'aoai-contoso-chat' }).slice(0, 20),
			flight.backToRoad,
		);
		expect((await practice.azure.account(idOf(practice))).keyAuth).toBe('on');

		const kinds = (await program.journal.entries()).flatMap((entry) =>
			entry.type === 'intended' ? [entry.change.changeRequest.kind] : [],
		);
		expect(kinds).toEqual(['assignRole', 'disableKeys', 'enableKeys']);
	});
});

const idOf = (practice: RenderedApp['practice']): string =>
	[...practice.tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-chat')?.id ?? '';
