// What stays in sight: a filter that leaves rows out, and the end of long rows.
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { fieldLine, widthOf } from '../../source/ui/kit/text.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

const withoutWhitespace = (text: string) => text.replaceAll(/\s+|» /g, '');

let program: RenderedApp;
afterEach(() => program.close());

describe.each(languages)('in %s', (language) => {
	it('a filter stays in sight as long as it leaves rows out', async () => {
		program = await renderApp({ language });
		const { shell } = program.strings;
		await program.waitForText('Contoso AI Production');
		await program.press('/');
		await program.type('legacy');
		await program.press('Enter');
		await program.waitForText(`${shell.filterLabel} legacy`, shell.help);
		await program.press('r');
		await program.waitForText(`${shell.filterLabel} legacy`);
		await program.press('Esc');
		await program.waitForTextGone(shell.filterLabel);
	});

	it('a page down skips no line, however little of the screen scrolls', async () => {
		program = await renderApp({
			language,
			start: [{ name: 'subscriptions' }, { name: 'accounts', subscriptionId: undefined }],
		});
		await program.waitForText('aoai-contoso-batch');
		await program.press('/');
		await program.type('aoai-contoso-batch');
		await program.press('Enter', 'g');
		const bounds = (screen: string) => /(\d+)-(\d+) \/ (\d+)/.exec(screen)?.slice(1).map(Number) ?? [];
		await program.waitForText(program.strings.road.reasons.chooseIdentity({}));
		await program.press('Down', 'Down', 'Down', 'Down');
		const [, last = 0, all = 0] = bounds(await program.waitForText(program.strings.checks.noKeyCalls.title, '▾'));
		await program.press('PgDn');
		const [first = 0] = bounds(await program.waitForTextGone(`1-${last} / ${all}`));
		expect(last).toBeGreaterThan(0);
		expect(first).toBeLessThanOrEqual(last + 1);
	});

	it.each(['disableKeys', 'assignRole', 'turnOnIdentity', 'setSubdomain', 'regenerateKey'] as const)(
		'before a change, 80x24 shows before and after, the request and the question: %s',
		async (kind) => {
			const practice = await startPracticeTenant();
			const changeRequest = await changeRequestBuilders[kind](practice);
			program = await renderApp({
				language,
				practice,
				start: [{ name: 'subscriptions' }, { name: 'confirm', changeRequest }],
			});
			const { confirm, shell } = program.strings;
			const isNamed = kind !== 'assignRole' && kind !== 'turnOnIdentity';
			const screen = await program.waitForText(isNamed ? 'Tab ' : '↑↓ ');
			for (const text of [kind === 'regenerateKey' ? 'Key1' : '▸', confirm.request, '/subscriptions/', '?api-version='])
				expect(withoutWhitespace(screen)).toContain(withoutWhitespace(text));
			// The rest is told of, and how to get there.
			expect(screen).toContain(shell.more(1, 2, 3).slice(0, 6));
		},
	);

	it('after keys on, says where the way leads, and back where no road is below', async () => {
		const practice = await startPracticeTenant();
		const changeRequest = await changeRequestBuilders.enableKeys(practice);
		program = await renderApp({
			language,
			practice,
			start: [{ name: 'history' }, { name: 'confirm', changeRequest }],
		});
		const { confirm, flight, shell } = program.strings;
		await program.waitForText(`↑↓ ${confirm.choose}`);
		await program.press('Down', 'Enter');
		await program.waitForText(flight.undoThroughRoad.slice(0, 16), `Enter ${shell.back}`);
		await program.press('Enter');
		await program.waitForText(program.strings.history.details);
	});

	it('copies the command as one line, while a name is asked for too', async () => {
		const practice = await startPracticeTenant();
		const changeRequest = await changeRequestBuilders.disableKeys(practice);
		program = await renderApp({
			language,
			practice,
			start: [{ name: 'subscriptions' }, { name: 'confirm', changeRequest }],
		});
		await program.waitForText(program.strings.confirm.nameLabel);
		await program.press('Tab');
		expect(program.clipboard).toEqual([expect.stringMatching(/^az rest --method patch --url '[^\n]+'$/)]);
	});

	it.each([60, 80, 120])('an account says all of it in %i columns', async (columns) => {
		program = await renderApp({ language, columns, rows: 60 });
		const { account } = program.strings;
		await program.waitForText('Contoso AI Production');
		await program.press('Enter');
		await program.waitForText('aoai-contoso-chat');
		await program.press('/');
		await program.type('aoai-contoso-chat');
		await program.press('Enter', 'Enter');
		await program.waitForText(account.whoHasAccess, account.scopes.subscription, account.principalTypes.User ?? '');
		// The longest of each: an endpoint, a deployment, a principal.
		await program.waitForText(
			'https://aoai-contoso-chat.openai.azure.com/',
			'text-embedding-3-large 1)',
			'-0000000003e7',
		);
	});
});

it('keeps the end of a long text in its field in sight, and a column for the cursor', () => {
	expect(fieldLine({ label: 'Filter:', value: 'short' }, 20)).toBe('Filter: short');
	expect(fieldLine({ label: 'Filter:', value: 'a long text that was pasted' }, 20)).toBe('Filter: ..as pasted');
	for (const value of ['検証環境のアカウント', 'か\u3099き\u3099く\u3099け\u3099こ\u3099', 'x'.repeat(50)])
		for (let width = 14; width < 40; width += 1)
			expect(widthOf(fieldLine({ label: '絞り込み:', value }, width))).toBeLessThan(width);
});
