// After keys were turned off: each source with its time, what could not be seen, who still calls, and the way back.
import stringWidth from 'string-width';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { languages } from '../../source/strings/index.ts';
import { marks } from '../../source/ui/context/theme.ts';
import { buildDisableKeysInput } from '../helpers/account-notes.ts';
import { buildInterceptingClient, forbiddenResponse } from '../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const buildDisableKeysRequest = (accountId: string): ChangeRequest => ({
	kind: 'disableKeys',
	input: buildDisableKeysInput(accountId),
});

/** Turns the keys of that account off in the program, and goes from there to the watch screen. */
const openAfterKeysOff = async (name: string, options: RenderAppOptions = {}) => {
	const practice = await startPracticeTenant();
	const { id } = await findAccount(practice.azure, name);
	program = await renderApp({
		rows: 40,
		...options,
		practice,
		start: [{ name: 'subscriptions' }, { name: 'confirm', changeRequest: buildDisableKeysRequest(id) }],
	});
	const { strings } = program;
	await program.waitForText(`\n${strings.confirm.nameLabel}`);
	await program.type(name);
	await program.press('Enter');
	await program.waitForText(strings.shell.requestId, strings.watch.open);
	await program.press('W');
	await program.waitForText(strings.watch.off('Succeeded'));
	return { strings, practice, id };
};

const advanceMinutes = (practice: PracticeTenant, count: number) => {
	practice.time.now += count * 60_000;
};

const listings = ({ tenant }: PracticeTenant) =>
	tenant.receivedRequests.filter(({ url }) => url.includes('/listKeys')).length;

describe.each(languages)('the watch screen in %s', (language) => {
	it('shows every source with its own time, and requests keys only when a person asks', async () => {
		const { strings, practice } = await openAfterKeysOff('aoai-contoso-bots', { language });
		const { watch, road } = strings;
		await program.waitForText(watch.since('2026-11-24 09:00 UTC').slice(0, 30), watch.noCalls.slice(0, 10));
		const before = listings(practice);
		expect(program.screen()).toContain(watch.listKeysHow.slice(0, 20));
		advanceMinutes(practice, 90);
		await program.press('r');
		await program.waitForText(watch.readAt('10:30:00'));
		// The caller with the old key is refused, counted and logged.
		await program.waitForText(`403 ${marks.bar}`, '20.210.12.***', '2026-11-24 10:');
		expect(listings(practice)).toBe(before);

		await program.press('L');
		await program.waitForText(watch.answers.keysDisabled, 'disableLocalAuth is set to be true');
		expect(listings(practice)).toBe(before + 1);
		await program.press('v');
		await program.waitForText(road.probed.keysDisabled.slice(0, 20));
		for (const line of program.screen().split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
	});

	it('warns that the way back is not instant, and takes it by one key', async () => {
		const { strings, practice, id } = await openAfterKeysOff('aoai-contoso-bots', { language });
		const { watch, changes, confirm, shell } = strings;
		await program.waitForText(watch.undoWarning.slice(0, 20));
		await program.press('u');
		await program.waitForText(changes.enableKeys.yes({ account: 'aoai-contoso-bots' }), confirm.choose);
		await program.press('Down', 'Enter');
		await program.waitForText(shell.requestId, changes.enableKeys.done({ account: 'aoai-contoso-bots' }).slice(0, 20));
		expect((await practice.azure.account(id)).keyAuth).toBe('on');
		await program.press('Enter');
		await program.waitForText(watch.on('Succeeded'), watch.sinceUnknown.slice(0, 20));
		await program.press('u');
		await program.waitForText(watch.keysAreOn);
	});

	it('of a kind other than OpenAI counts refusals by their class, which is all that Azure reports', async () => {
		const { strings, practice } = await openAfterKeysOff('speech-contoso-calls', { language });
		await program.waitForText(strings.watch.nothingCounted.slice(0, 12));
		advanceMinutes(practice, 90);
		await program.press('r');
		await program.waitForText(`4xx ${marks.bar}`, strings.watch.byClass.slice(0, 12));
	});

	it('fits 80x24 by scrolling', async () => {
		const { strings } = await openAfterKeysOff('aoai-contoso-bots', { language, rows: 24 });
		await program.waitForText(strings.shell.more(1, 2, 3).slice(0, 9));
		await program.press('End');
		await program.waitForText(strings.watch.undoWarning.slice(-20));
	});
});

describe('what the watch screen cannot see', () => {
	/** The watch screen of an account with a caller by key, where some things may not be read. */
	const openBlind = async (refused: RegExp) => {
		const blind = await startPracticeTenant();
		const { id } = await findAccount(blind.azure, 'aoai-contoso-bots');
		program = await renderApp({
			rows: 40,
			practice: blind,
			connection: {
				httpClient: buildInterceptingClient(blind, ({ url }) => (refused.test(url) ? forbiddenResponse : undefined)),
			},
			start: [{ name: 'subscriptions' }, { name: 'watch', accountId: id }],
		});
		const { watch, lists } = program.strings;
		await program.waitForText(watch.on('Succeeded'));
		await program.waitForTextGone(lists.reading);
		const unseen = program.screen().split(watch.unreadable('').trim()).length - 1;
		return { watch, unseen, screen: program.screen() };
	};

	it('is shown with the reason, beside what it can', async () => {
		const { watch, unseen, screen } = await openBlind(/metrics|\/query/);
		expect(screen.replace(/\s+/g, ' ')).toContain('does not have authorization');
		expect(unseen).toBe(2);
		expect(screen).not.toContain(watch.noCallsAtAll);
	});

	it('of the settings does not hide the log, which may be read', async () => {
		const { watch, unseen, screen } = await openBlind(/diagnosticSettings/);
		expect(screen).toContain('20.210.12.***');
		expect(unseen).toBe(1);
		expect(screen).not.toContain(watch.notLogged.slice(0, 40));
	});

	it('of the log does not hide that it is written', async () => {
		const { watch, unseen, screen } = await openBlind(/\/query/);
		expect(unseen).toBe(1);
		expect(screen).toContain(watch.logged);
		expect(screen).not.toContain(watch.noCallsAtAll);
	});

	it('is shown for a log that no setting writes', async () => {
		const { strings } = await openAfterKeysOff('aoai-contoso-quiet');
		await program.waitForText(strings.watch.notLogged.slice(0, 50));
		expect(program.screen()).not.toContain(strings.watch.noCalls);
	});
});

describe('while it is watched', () => {
	it('notices by itself that keys are on again', async () => {
		const { strings, practice, id } = await openAfterKeysOff('aoai-contoso-bots');
		await practice.azure.send({
			method: 'PATCH',
			path: id,
			apiVersion: '2025-09-01',
			body: { properties: { disableLocalAuth: false } },
		});
		await program.waitForText(strings.watch.on('Succeeded'), strings.watch.backOn.slice(0, 40));
	});

	it('is reached from an account whose keys are off', async () => {
		program = await renderApp({
			start: [{ name: 'subscriptions' }, { name: 'find', account: 'aoai-contoso-portal', subscription: undefined }],
		});
		const { watch, account } = program.strings;
		await program.waitForText(account.keysOff, watch.open);
		await program.press('W');
		await program.waitForText(watch.off('Succeeded'), watch.sinceUnknown.slice(0, 40));
	});
});
