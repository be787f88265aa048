// What a key makes the program draw again, counted and not timed: a notice is no reason to work a screen out anew.
import { afterEach, expect, it, vi } from 'vitest';
import { findAccount, startPracticeTenant } from '../../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../../helpers/render-app.tsx';

const { count } = vi.hoisted(() => ({ count: { renders: 0 } }));
vi.mock('../../../source/ui/features/account/account.tsx', async (load) => {
	const real = await load<typeof import('../../../source/ui/features/account/account.tsx')>();
	return {
		AccountScreen: (props: Parameters<typeof real.AccountScreen>[0]) => {
			count.renders += 1;
			return real.AccountScreen(props);
		},
	};
});

let program: RenderedApp;
afterEach(() => program.close());

it('draws the frame alone when a notice comes and when it goes', async () => {
	const practice = await startPracticeTenant();
	const { id: accountId } = await findAccount(practice.azure, 'aoai-contoso-chat');
	program = await renderApp({ practice, rows: 60, start: [{ name: 'subscriptions' }, { name: 'account', accountId }] });
	const { account, watch } = program.strings;
	await program.waitForText(account.whoHasAccess, 'grp-ai-platform', 'sp-contoso-pipelines');
	const before = count.renders;
	await program.press('W');
	await program.waitForText(watch.keysStillOn.slice(0, 20));
	await program.press('PgUp');
	await program.waitForTextGone(watch.keysStillOn.slice(0, 20));
	expect(before).toBeGreaterThan(0);
	expect(count.renders - before).toBe(0);
});
