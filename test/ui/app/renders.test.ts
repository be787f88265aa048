// What a key makes the program draw again, counted and not timed: a screen is worked out anew only for what it reads.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findAccount, startPracticeTenant } from '../../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../../helpers/render-app.tsx';

const { renders, counted } = vi.hoisted(() => {
	const renders: Record<string, number> = {};
	/** The same component, which counts how often it is drawn. */
	const counted = <P>(name: string, Component: (props: P) => React.ReactNode) => {
		renders[name] = 0;
		return (props: P) => {
			renders[name] = (renders[name] ?? 0) + 1;
			return Component(props);
		};
	};
	return { renders, counted };
});
vi.mock('../../../source/ui/features/account/account.tsx', async (load) => {
	const { AccountScreen } = await load<typeof import('../../../source/ui/features/account/account.tsx')>();
	return { AccountScreen: counted('account', AccountScreen) };
});
vi.mock('../../../source/ui/features/account/subscriptions.tsx', async (load) => {
	const { SubscriptionsScreen } = await load<typeof import('../../../source/ui/features/account/subscriptions.tsx')>();
	return { SubscriptionsScreen: counted('subscriptions', SubscriptionsScreen) };
});

let program: RenderedApp;
beforeEach(() => {
	for (const name of Object.keys(renders)) renders[name] = 0;
});
afterEach(() => program.close());

/** How often each screen is drawn for the key, once the screen shows or no longer shows what it does. */
const rendersOf = async (key: string, isDone: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> => {
	const before = { ...renders };
	await program.press(key);
	await isDone();
	return Object.fromEntries(
		Object.entries(renders).flatMap(([name, count]) => {
			const more = count - (before[name] ?? 0);
			return more > 0 ? [[name, more]] : [];
		}),
	);
};

it('draws the frame alone for a notice, for scrolling, for the help and for the palette', async () => {
	const practice = await startPracticeTenant();
	const { id: accountId } = await findAccount(practice.azure, 'aoai-contoso-chat');
	program = await renderApp({ practice, rows: 30, start: [{ name: 'subscriptions' }, { name: 'account', accountId }] });
	const { account, shell, watch } = program.strings;
	await program.waitForText('gpt-4o');
	await program.press('End');
	await program.waitForText(account.whoHasAccess, 'grp-ai-platform', 'sp-contoso-pipelines');
	expect(renders.account).toBeGreaterThan(0);
	const refused = watch.keysStillOn.slice(0, 20);
	expect(await rendersOf('W', () => program.waitForText(refused))).toEqual({});
	expect(await rendersOf('Home', () => program.waitForTextGone(refused))).toEqual({});
	expect(await rendersOf('?', () => program.waitForText(shell.helpTitle))).toEqual({});
	expect(await rendersOf('Esc', () => program.waitForTextGone(shell.helpTitle))).toEqual({});
	expect(await rendersOf('\u0010', () => program.waitForText(shell.paletteTitle))).toEqual({});
});

it('draws a list once for a step in it', async () => {
	program = await renderApp({});
	const rowUnderCursor = () => /^› (\S+)/m.exec(program.screen())?.[1];
	await program.waitUntil(() => rowUnderCursor() !== undefined, 'a row');
	// An answer that arrives later draws the list too.
	await program.waitUntil(() => !/ of \d+ read\b/.test(program.screen()), 'the whole list');
	const first = rowUnderCursor();
	await program.press('End');
	await program.waitUntil(() => rowUnderCursor() !== first, 'the last row');
	const last = rowUnderCursor();
	expect(await rendersOf('Up', () => program.waitUntil(() => rowUnderCursor() !== last, 'the row above'))).toEqual({
		subscriptions: 1,
	});
});
