// Keep it off: from the account to the policy, in every form, copied as it is shown.
import { afterEach, describe, expect, it } from 'vitest';
import { builtInPolicies, policyTemplate } from '../../source/guides/policy-templates.ts';
import { marks } from '../../source/ui/context/theme.ts';
import { findAccount } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('keep it off', () => {
	it('shows the policy for the subscription of the account, and copies the form that is shown', async () => {
		let id = '';
		program = await renderApp({
			columns: 140,
			rows: 60,
			seed: async ({ azure }) => {
				({ id } = await findAccount(azure, 'aoai-contoso-portal'));
			},
			start: [
				{ name: 'subscriptions' },
				{
					name: 'account',
					get accountId() {
						return id;
					},
				},
			],
		});
		const { policyTemplates } = program.strings;
		await program.waitForText(program.strings.account.whoHasAccess);
		await program.press('K');
		await program.waitForText(
			policyTemplates.effects.Audit,
			builtInPolicies.refuse.name,
			'5a000001-0c1d-4e2f-8a3b-000000000001',
		);
		expect(flat(program.screen())).toContain('local_auth_enabled = false');
		// Read aloud that mark says that something becomes something else, and here nothing does.
		expect(program.screen()).not.toContain(marks.next);
		expect(flat(program.screen())).toContain(policyTemplates.scopes.subscription('Contoso AI Production'));
		await program.press('Tab');
		await program.waitForText("targetScope = 'subscription'");
		await program.press('2');
		await program.waitForText("effect: { value: 'Deny' }");
		await program.press('a');
		await program.waitForText("targetScope = 'managementGroup'");
		await program.press('c');
		expect(program.clipboard.at(-1)).toBe(
			policyTemplate({ kind: 'managementGroup', id: 'MANAGEMENT-GROUP' }, 'Deny', 'bicep').join('\n'),
		);
	});
});
