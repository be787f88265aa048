// Keep it off: from the account to the policy, in every form, copied as it is shown.
import { afterEach, describe, expect, it } from 'vitest';
import { builtIns, keepOffPolicy } from '../../source/guides/policy-templates.ts';
import { marks } from '../../source/ui/context/theme.ts';
import { accountNamed } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('keep it off', () => {
	it('shows the policy for the subscription of the account, and copies the form that is shown', async () => {
		let id = '';
		program = await openProgram({
			columns: 140,
			rows: 60,
			before: async ({ azure }) => {
				({ id } = await accountNamed(azure, 'aoai-contoso-portal'));
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
		const { keepOff } = program.strings;
		await program.see(program.strings.account.whoHasAccess);
		await program.press('K');
		await program.see(keepOff.effects.Audit, builtIns.refuse.name, '5a000001-0c1d-4e2f-8a3b-000000000001');
		expect(flat(program.screen())).toContain('local_auth_enabled = false');
		// Read aloud that mark says that something becomes something else, and here nothing does.
		expect(program.screen()).not.toContain(marks.next);
		expect(flat(program.screen())).toContain(keepOff.scopes.subscription('Contoso AI Production'));
		await program.press('Tab');
		await program.see("targetScope = 'subscription'");
		await program.press('2');
		await program.see("effect: { value: 'Deny' }");
		await program.press('a');
		await program.see("targetScope = 'managementGroup'");
		await program.press('c');
		expect(program.copied.at(-1)).toBe(
			keepOffPolicy({ kind: 'managementGroup', id: 'MANAGEMENT-GROUP' }, 'Deny', 'bicep').join('\n'),
		);
	});
});
