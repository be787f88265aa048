// The assignment is the same in every form, and is what Azure's own list of built-in policies knows.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createContosoContents } from '../../emulator/source/contents/contoso.ts';
import { builtInPolicies, policyFormats, policyTemplate } from '../../source/guides/policy-templates.ts';

const scopes = [
	[
		{ kind: 'subscription', id: '5a000001-0c1d-4e2f-8a3b-000000000001' },
		'/subscriptions/5a000001-0c1d-4e2f-8a3b-000000000001',
	],
	[{ kind: 'managementGroup', id: 'mg-contoso' }, '/providers/Microsoft.Management/managementGroups/mg-contoso'],
] as const;

describe('the policy that keeps keys off', () => {
	it.each(policyFormats)('names one definition, the effect and nothing that deploys: %s', (form) => {
		for (const [scope] of scopes)
			for (const effect of ['Audit', 'Deny'] as const) {
				const text = policyTemplate(scope, effect, form).join('\n');
				expect(text).toContain(builtInPolicies.refuse.id);
				expect(text).not.toContain(builtInPolicies.redeploy.id);
				expect(text.match(/Audit|Deny/g)).toEqual([effect]);
			}
	});

	it.each(scopes)('is assigned at the scope that was chosen: %j', (scope, path) => {
		expect(policyTemplate(scope, 'Audit', 'az').join('\n')).toContain(`--scope ${path} `);
		expect(policyTemplate(scope, 'Audit', 'terraform').join('\n')).toContain(`"${path}"`);
		expect(policyTemplate(scope, 'Audit', 'bicep')[0]).toBe(`targetScope = '${scope.kind}'`);
	});

	it('puts no name into a command that could be more than a name', () => {
		const text = policyTemplate({ kind: 'managementGroup', id: "x' ; rm -rf /" }, 'Deny', 'az').join('\n');
		expect(text).not.toContain('rm -rf');
	});

	it('has a name that a management group allows, and JSON that can be read', () => {
		const text = policyTemplate(scopes[1][0], 'Deny', 'az').join('\n');
		expect(/--name (\S+)/.exec(text)?.[1]?.length).toBeLessThanOrEqual(24);
		expect(JSON.parse(/--params '(.+)'/.exec(text)?.[1] ?? '')).toEqual({ effect: { value: 'Deny' } });
	});

	it.runIf(spawnSync('terraform', ['version']).status === 0)('is as `terraform fmt` would write it', () => {
		for (const [scope] of scopes) {
			const input = `${policyTemplate(scope, 'Deny', 'terraform').join('\n')}\n`;
			const { stdout, status } = spawnSync('terraform', ['fmt', '-'], { input, encoding: 'utf8' });
			expect([status, stdout]).toEqual([0, input]);
		}
	});

	it('is among the built-in policies, under its name', () => {
		const known = JSON.stringify(createContosoContents());
		for (const { id, name } of Object.values(builtInPolicies)) {
			expect(known).toContain(id);
			expect(known).toContain(name);
		}
	});
});
