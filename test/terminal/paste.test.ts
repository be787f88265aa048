// A paste confirms nothing, on a real terminal and through tmux, whether it is marked as one or not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../source/strings/en/index.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';
import { launchInTmux, type TmuxSession, tmuxVersion } from '../helpers/tmux-session.ts';

const account = 'aoai-contoso-regional';
const pasteEnd = '\u001B[201~';
const typeIt = en.confirm.noPaste.slice(0, 40);
const noAnswer = en.shell.noAnswer.slice(0, 40);

let practice: PracticeTenant;
let terminal: TerminalSession | TmuxSession;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(async () => {
	await terminal?.close();
	await practice.close();
});

const flags = () => {
	const { endpoint, token } = practice.server;
	return ['practice', '--connect', endpoint, '--token', token, '--account', account];
};

/** At the question whether the account is to have a subdomain for ever, which its name answers. */
const goToQuestion = async ({ waitForText, press }: Pick<TmuxSession, 'waitForText' | 'press'>) => {
	await waitForText(en.account.endpoint, en.account.road);
	await press('g');
	await waitForText(en.road.reasons.noSubdomain({}).slice(0, 20));
	await press('Enter');
	await waitForText(`${en.subdomain.label} ${account}`);
	await press('Enter');
	await waitForText(en.confirm.typeName, `\n${en.confirm.nameLabel}`);
};

describe('on a terminal', () => {
	const open = async () => {
		const opened = await launchInTerminal(flags(), { columns: 120, rows: 40 });
		terminal = opened;
		await goToQuestion({ ...opened, press: async (...keys) => opened.press(...keys) });
		return opened;
	};

	it.each([
		['that is not marked', `${account}\r`, noAnswer],
		['that is marked', `\u001B[200~${account}\r${pasteEnd}`, typeIt],
		['that holds its own end marker', `\u001B[200~x${pasteEnd}${account}\r${pasteEnd}`, noAnswer],
	])('a paste %s confirms nothing, nor does an Enter after it', async (_, text, said) => {
		const { type, typeInto, answer, waitForText } = await open();
		type(text);
		await waitForText(said);
		await typeInto(en.confirm.nameLabel, 'x');
		await answer(en.confirm.wrongName(account).slice(0, 20));
		expect(practice.writeRequests()).toEqual([]);
	});

	it('typing confirms', async () => {
		const { typeInto, answer } = await open();
		await typeInto(en.confirm.nameLabel, account);
		await answer(en.flight.noUndo.slice(0, 20));
		expect(practice.writeRequests().length).toBe(1);
	});
});

const version = tmuxVersion();
if (!version) process.stderr.write('skipped: pasting through tmux, which is not installed here\n');

describe.skipIf(!version)('through tmux', () => {
	it.each([
		['not marked (paste-buffer)', false, `${account}\n`, noAnswer],
		['marked (paste-buffer -p)', true, `${account}\n`, typeIt],
		['marked, and holding its own end marker', true, `x${pasteEnd}${account}\n`, noAnswer],
	] as const)('a paste %s confirms nothing, nor does an Enter after it', async (_, isMarked, text, said) => {
		const opened = await launchInTmux(flags());
		terminal = opened;
		await goToQuestion(opened);
		await opened.paste(text, isMarked);
		await opened.waitForText(said);
		await opened.press('Enter');
		await opened.waitForText(en.confirm.wrongName(account).slice(0, 20));
		expect(practice.writeRequests()).toEqual([]);
	});
});
