// The road of the article, by keyboard alone: from the first screen to keys off, seen to be refused, and back.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

const toAccount = async (name: string) => {
	await program.see('Contoso AI Production');
	await program.press('a');
	await program.see(program.strings.lists.allAccounts, 'aoai-contoso-chat');
	await program.press('/');
	await program.type(name);
	await program.press('Enter', 'Enter');
	await program.see(`› ${name}`, program.strings.road.title);
};

describe.each(languages)('the whole road in %s, at 80×24', (language) => {
	it('goes from the first screen to keys off, verified, and back by undo', async () => {
		program = await openProgram({ language });
		const { strings, practice } = program;
		const { road, confirm, flight, changes } = strings;
		await toAccount('aoai-contoso-chat');

		await program.press('Enter');
		await program.see(road.reasons.chooseIdentity({}));
		await program.press('Enter');
		await program.see('app-contoso-portal');
		await program.press('/');
		await program.type('vm-chat');
		await program.press('Enter', 'Enter');

		await program.see(road.reasons.roleMissing({ identity: 'vm-chat-prod' }));
		await program.press('Enter');
		await program.see(
			confirm.goBack,
			changes.assignRole.yes({ role: 'Cognitive Services OpenAI User', principal: 'vm-chat-prod' }),
		);
		await program.see(confirm.choose);
		await program.press('Down', 'Enter');
		await program.see(flight.onward);
		await program.press('Enter');

		await program.see(road.states.waiting);
		practice.time.now += practice.tenant.options.roleDelay;
		await program.press('r');
		await program.see(road.reasons.changeApplication({}));

		await program.press('Enter');
		await program.see('AzureOpenAI', 'https://aoai-contoso-chat.openai.azure.com/');
		await program.press('t');
		await program.see(strings.application.yes);
		await program.press('Enter');
		// Nothing is logged and nothing was looked through: that is no proof, and a person has to say why they go on.
		await program.see(road.reasons.cannotTell({}).slice(0, 30));
		await program.press('Enter');
		await program.see(strings.verdict.rulings.cannotTell.slice(0, 30));
		await program.press('x');
		await program.see(strings.verdict.acceptLabel);
		await program.press('Enter');
		await program.see(strings.verdict.acceptNeedsReason.slice(0, 20));
		await program.type('chat-team asked');
		await program.see('chat-team asked');
		await program.press('Enter');
		await program.see(strings.verdict.acceptDone);
		// Then the way back is the next key, and what is taken on is not offered to be taken on again.
		await program.see(`Enter ${flight.onward}`);
		await program.seeNoMore(`x ${strings.verdict.accept}`);
		await program.press('Enter');
		await program.see(road.reasons.keysOn({}));

		await program.press('Enter');
		await program.see(confirm.typeName, confirm.nameLabel);
		await program.type('aoai-contoso-chat');
		await program.see(`${confirm.nameLabel} aoai-contoso-chat`);
		await program.press('Enter');
		await program.see(changes.disableKeys.done({ account: 'aoai-contoso-chat' }).slice(0, 30), flight.onward);
		expect((await practice.azure.account(idOf(practice))).keyAuth).toBe('off');

		await program.press('v');
		await program.see(road.probed.refused.slice(0, 12));
		practice.time.now += practice.tenant.options.keyDelay;
		await program.press('v');
		await program.see(road.probed.keysDisabled.slice(0, 12));
		await program.press('Enter');
		await program.see(`8. ${road.steps.verified.title}`);
		const at = strings.shell.when(new Date(practice.time.now).toISOString());
		await program.see(road.reasons.refusalSeen({ at }));

		await program.press('u');
		await program.see(changes.enableKeys.yes({ account: 'aoai-contoso-chat' }), confirm.choose);
		await program.press('Down', 'Enter');
		await program.see(changes.enableKeys.done({ account: 'aoai-contoso-chat' }).slice(0, 20), flight.onward);
		expect((await practice.azure.account(idOf(practice))).keyAuth).toBe('on');

		const kinds = (await program.journal.entries()).flatMap((entry) =>
			entry.type === 'intended' ? [entry.change.wish.kind] : [],
		);
		expect(kinds).toEqual(['assignRole', 'disableKeys', 'enableKeys']);
	});
});

const idOf = (practice: Program['practice']): string =>
	[...practice.tenant.resources.values()].find(({ name }) => name === 'aoai-contoso-chat')?.id ?? '';
